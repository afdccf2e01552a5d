import type { Score } from './questionnaire.ts';

/** How the answer reached us (kênh). */
export const CHANNELS = ['kiosk', 'receipt', 'poster', 'link', 'paper'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Which meeting of citizen and office is rated (thời điểm). */
export const MOMENTS = ['reception', 'supplement', 'refusal', 'result'] as const;
export type Moment = (typeof MOMENTS)[number];

/**
 * One citizen's answers (phiếu, lượt đánh giá). Nothing in it says who answered: no name, address, agent
 * or cookie; from a comment personal data are removed before it is stored (`withoutPersonalData`).
 *
 * `id`, `unit` and `at` together are its identity: they alone make its key, all three come from the
 * device or the token, and so every retry meets the same item.
 */
export type SurveyResponse = {
  /** A ULID made by the device, or derived from a token. */
  readonly id: string;
  readonly unit: string;
  readonly counter?: string;
  readonly service?: string;
  readonly channel: Channel;
  readonly moment: Moment;
  readonly questionnaire: string;
  readonly questionnaireVersion: number;
  /** Time of service in Asia/Ho_Chi_Minh, to the second: `2026-11-23T09:41:07+07:00`. */
  readonly at: string;
  /** The same moment by the device's own clock, where that was wrong; `at` is by the server's. */
  readonly deviceAt?: string;
  /** Question id → score. A blank question is absent. */
  readonly answers: Readonly<Record<string, Score>>;
  readonly reasons: readonly string[];
  /** In the citizen's own words (ý kiến), on one line, without personal data. */
  readonly comment?: string;
  /** Sent by ourselves to test the whole way: stored like any other, and counted in no index. */
  readonly synthetic?: true;
};

/** How long a comment may be, in UTF-16 units, as `maxLength` of JSON Schema's users and of forms counts. */
export const COMMENT_LIMIT = 500;

/**
 * Whether a comment is one line of text: no control or format characters (an invisible one inside a number would
 * hide it from the removal of personal data), no half of a surrogate pair, and not blank.
 */
export const COMMENT_PATTERN = /^(?=.*\S)[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u;

/**
 * Whether a stored response counts: `held`, `void` and `synthetic` keep their answers, `erased` has none left.
 */
export type ResponseState = 'counted' | 'held' | 'void' | 'erased' | 'synthetic';

/** A fault in what was sent: where it is (`answers.overall`) and what would be right. */
export type Issue = { readonly path: string; readonly message: string };

/** Whether two responses say the same; order of reasons aside, as devices may send them in any order. */
export const sameContent = (a: SurveyResponse, b: SurveyResponse): boolean => contentOf(a) === contentOf(b);

/** A canonical form of everything a response says: equal exactly where the content is equal. */
export const contentOf = (response: SurveyResponse): string =>
  JSON.stringify([
    response.id,
    response.unit,
    response.counter ?? null,
    response.service ?? null,
    response.channel,
    response.moment,
    response.questionnaire,
    response.questionnaireVersion,
    response.at,
    Object.entries(response.answers).sort(([a], [b]) => (a < b ? -1 : 1)),
    [...response.reasons].sort(),
    response.synthetic ?? false,
    // Absent, not null, where there is none: hashes of responses from before there were comments stay as they are.
    ...(response.comment === undefined ? [] : [response.comment]),
    ...(response.deviceAt === undefined ? [] : [{ deviceAt: response.deviceAt }]),
  ]);
