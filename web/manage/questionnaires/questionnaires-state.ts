import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Text } from '#domain/questionnaire.ts';
import type { QuestionnaireDetail, QuestionnaireList } from '../../shared/api-types.ts';
import type { ApiClient, Reading } from '../api-client.ts';
import type { Failure } from '../trouble.ts';
import { changedAt, type Draft } from './draft-edit.ts';
import { QUESTIONNAIRE_TEXTS } from './questionnaire-texts.ts';

export type QuestionnaireNotice = { readonly done: Text } | { readonly failure: Failure };

export type QuestionnairesState = {
  readonly list: ReadonlySignal<QuestionnaireList | undefined>;
  /** The version that is looked at, as the server has it. */
  readonly shown: ReadonlySignal<QuestionnaireDetail | undefined>;
  readonly before: ReadonlySignal<QuestionnaireDetail | undefined>;
  /** What is written in the fields; kept whatever the server answers. */
  readonly draft: ReadonlySignal<Draft | undefined>;
  readonly isUnsaved: ReadonlySignal<boolean>;
  /** How the last step went. */
  readonly notice: ReadonlySignal<QuestionnaireNotice | undefined>;
  readonly open: () => void;
  readonly look: (id: string, version: number) => Promise<void>;
  readonly leave: () => void;
  /** Writes the next version of an id, beginning with what its newest says. */
  readonly begin: (id: string) => Promise<void>;
  readonly edit: (path: string, value: unknown) => void;
  readonly save: () => Promise<void>;
  readonly publish: (bridgeUntil: string) => Promise<void>;
  readonly retire: () => Promise<void>;
};

const pathOf = (id: string, version: number): string =>
  `/v1/questionnaires/${encodeURIComponent(id)}/versions/${version}`;

/** What is known and written of questionnaires; nothing that was typed is lost where the server refuses it. */
export const createQuestionnairesState = (client: ApiClient): QuestionnairesState => {
  const list = signal<QuestionnaireList | undefined>(undefined);
  const shown = signal<QuestionnaireDetail | undefined>(undefined);
  const before = signal<QuestionnaireDetail | undefined>(undefined);
  const draft = signal<Draft | undefined>(undefined);
  const isUnsaved = signal(false);
  const notice = signal<QuestionnaireNotice | undefined>(undefined);

  const fail = (failure: Failure): void => {
    notice.value = { failure };
  };
  const show = (detail: QuestionnaireDetail): void => {
    batch(() => {
      shown.value = detail;
      draft.value = { form: detail.form, change: detail.change };
      isUnsaved.value = false;
    });
  };
  const readList = async (): Promise<void> => {
    const answer = await client.read<QuestionnaireList>('/v1/questionnaires');
    if (answer.kind === 'ok') list.value = answer.body;
    else fail(answer);
  };
  const look = async (id: string, version: number): Promise<void> => {
    notice.value = undefined;
    const answer = await client.read<QuestionnaireDetail>(pathOf(id, version));
    if (answer.kind !== 'ok') return fail(answer);
    const { follows } = answer.body;
    const former = follows === null ? undefined : await client.read<QuestionnaireDetail>(pathOf(id, follows));
    batch(() => {
      before.value = former?.kind === 'ok' ? former.body : undefined;
      show(answer.body);
    });
  };
  /** Takes a step; what the version is then is shown, and the list anew. */
  const step = async (asked: Promise<Reading<QuestionnaireDetail>>, done?: Text): Promise<void> => {
    const answer = await asked;
    if (answer.kind !== 'ok') return fail(answer);
    batch(() => {
      show(answer.body);
      notice.value = done && { done };
    });
    await readList();
  };
  const stepOn = async (name: 'publish' | 'retire', more: object): Promise<void> => {
    const at = shown.value;
    if (!at) return;
    const body = { replaces: at.revision, ...more };
    await step(client.send<QuestionnaireDetail>('POST', `${pathOf(at.id, at.version)}/${name}`, body));
  };

  return {
    list,
    shown,
    before,
    draft,
    isUnsaved,
    notice,
    open: () => void readList(),
    look,
    leave: () => {
      batch(() => {
        shown.value = undefined;
        draft.value = undefined;
        notice.value = undefined;
      });
    },
    begin: async (id) => {
      const last = list.value?.questionnaires.find((each) => each.id === id)?.versions.at(-1);
      if (!last) return;
      const newest = await client.read<QuestionnaireDetail>(pathOf(id, last.version));
      if (newest.kind !== 'ok') return fail(newest);
      const body = { replaces: 0, form: newest.body.form };
      const written = await client.send<QuestionnaireDetail>('PUT', pathOf(id, last.version + 1), body);
      if (written.kind !== 'ok') return fail(written);
      await Promise.all([look(id, last.version + 1), readList()]);
    },
    edit: (path, value) => {
      if (!draft.value) return;
      batch(() => {
        draft.value = draft.value && changedAt(draft.value, path, value);
        isUnsaved.value = true;
        notice.value = undefined;
      });
    },
    save: async () => {
      const at = shown.value;
      if (!at || !draft.value) return;
      const { form, change } = draft.value;
      const body = { replaces: at.revision, form, ...(change ? { change } : {}) };
      await step(
        client.send<QuestionnaireDetail>('PUT', pathOf(at.id, at.version), body),
        QUESTIONNAIRE_TEXTS.saved,
      );
    },
    publish: (bridgeUntil) => stepOn('publish', bridgeUntil ? { bridgeUntil } : {}),
    retire: () => stepOn('retire', {}),
  };
};
