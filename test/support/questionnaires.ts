import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import type { QuestionnaireDraft } from '../../functions/api/questionnaire-schemas.ts';
import type { TestApi } from './api.ts';
import { NOW } from './sample.ts';

const { id: _, version: __, comparabilityGroup: ___, ...FORM } = POST_SERVICE;

/** The form of the product, ready to be written anew. */
export const SAMPLE_FORM = FORM as QuestionnaireDraft['form'];

/** The same form, but for the words of its overall question. */
export const reworded = (vi: string, en: string): QuestionnaireDraft['form'] => ({
  ...SAMPLE_FORM,
  overall: { id: 'overall', text: { vi, en } },
});

export const draftOf = (more: Partial<QuestionnaireDraft>): QuestionnaireDraft => ({
  replaces: 0,
  form: SAMPLE_FORM,
  ...more,
});

const HEADERS = { authorization: 'Bearer admin/01', 'content-type': 'application/json' };

/** Asks about a version as the city's administrator. */
export const askOf = (
  { app }: TestApi,
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  body?: object,
): Promise<Response> =>
  Promise.resolve(
    app.request(`/v1/questionnaires${path}`, {
      method,
      headers: HEADERS,
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
  );

/** Puts the first version of an id into the table; its path. */
export const questionnaireAt = async (
  { table }: TestApi,
  id: string,
  life: 'draft' | 'published',
): Promise<string> => {
  const form = { ...POST_SERVICE, id, comparabilityGroup: id };
  const at = new Date(NOW).toISOString();
  await table.questionnaires.putVersion({
    form,
    life: 'draft',
    revision: 1,
    editedBy: 'admin of 01',
    editedAt: at,
  });
  if (life === 'published') {
    await table.questionnaires.putVersion({
      form,
      life,
      revision: 2,
      publishedBy: 'admin of 01',
      publishedAt: at,
    });
  }
  return `/v1/questionnaires/${id}/versions/1`;
};
