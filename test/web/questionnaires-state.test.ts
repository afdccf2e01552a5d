import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient } from '../../web/manage/api-client.ts';
import { changedAt, differencesOf } from '../../web/manage/questionnaires/draft-edit.ts';
import { createQuestionnairesState } from '../../web/manage/questionnaires/questionnaires-state.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { reworded, SAMPLE_FORM } from '../support/questionnaires.ts';

let api: TestApi;
beforeEach(async () => {
  api = await openApi();
});
afterEach(() => api.table.close());

const stateOf = () => {
  const fetcher = async (path: unknown, init: unknown) =>
    api.app.request(path as string, init as RequestInit);
  return createQuestionnairesState(createApiClient(async () => 'admin/01', fetcher as typeof fetch));
};
const settled = async (state: ReturnType<typeof stateOf>): Promise<void> => {
  state.open();
  await expect.poll(() => state.list.value).toBeDefined();
};

describe('the page of questionnaires', () => {
  it('begins a version with what the newest says, and publishes it as it was saved', async () => {
    const state = stateOf();
    await settled(state);
    await state.begin('post-service');

    state.edit('form.title.vi', 'Phiếu mới');
    expect(state.isUnsaved.value).toBe(true);
    await state.save();
    await state.publish('');

    expect(state.shown.value).toMatchObject({ version: 2, life: 'published', title: { vi: 'Phiếu mới' } });
    expect(state.isUnsaved.value).toBe(false);
  });

  it('keeps what was written where somebody else has changed the draft', async () => {
    const [mine, theirs] = [stateOf(), stateOf()];
    await settled(mine);
    await mine.begin('post-service');
    await theirs.look('post-service', 2);
    theirs.edit('form.title.vi', 'Của họ');
    await theirs.save();

    mine.edit('form.title.vi', 'Của tôi');
    await mine.save();

    expect(mine.notice.value).toMatchObject({ failure: { status: 409, problem: 'changed-meanwhile' } });
    expect(mine.draft.value?.form.title.vi).toBe('Của tôi');
  });
});

describe('an edit', () => {
  it('changes what its path leads to and nothing else', () => {
    const before = { form: SAMPLE_FORM, change: null };

    const after = changedAt(before, 'form.parts.0.elements.1.text.vi', 'Khác');

    expect(after.form.parts[0]?.elements[1]?.text.vi).toBe('Khác');
    expect(after.form.parts[0]?.elements[0]).toBe(SAMPLE_FORM.parts[0]?.elements[0]);
    expect(SAMPLE_FORM.parts[0]?.elements[1]?.text.vi).toBe('Thủ tục hành chính');
  });

  it('is told as a difference to the version before', () => {
    const differences = differencesOf(SAMPLE_FORM, { ...reworded('Khác', 'Other'), reasons: {} });

    expect(differences[0]).toMatchObject({ key: 'overall', after: { vi: 'Khác', en: 'Other' } });
    expect(differences.filter(({ after }) => after === undefined)).toHaveLength(24);
  });
});
