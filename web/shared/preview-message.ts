import type { Questionnaire } from '#domain/questionnaire.ts';
import type { Language } from './language.ts';

/** What the editor of questionnaires sends to its frame, once that says it is ready. */
export type PreviewMessage = {
  readonly as: 'kiosk' | 'phone';
  readonly form: Questionnaire;
  readonly language: Language;
  /** Whose name stands over it. */
  readonly unitName: { readonly vi: string; readonly en: string };
};

/** What the frame says when it can draw. */
export const PREVIEW_READY = 'preview-ready';
