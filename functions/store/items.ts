import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Decision } from '#domain/decision.ts';
import { type ResponseState, type SurveyResponse, sameContent } from '#domain/response.ts';
import type { StandingRating } from '#domain/response-change.ts';
import { type Cell, type QuestionnaireTally, type SetAside, type Tally, totalOf } from '#domain/tally.ts';
import type { StatedResponse } from '#domain/tally-responses.ts';
import { commentPartition, type ItemKey, responseKey } from './keys.ts';
import { TABLE_SCHEMA } from './table-schema.ts';

/** What a response gets when it is received. */
export type Receipt = {
  /** The thank-you code: partly random, says nothing of the answers, and is the same for every repeat. */
  readonly code: string;
  /** `2026-11-23T09:41:08+07:00`, by the server's clock. */
  readonly receivedAt: string;
  /** Sixteen random bytes hashed with the content, so that nobody finds the answers by trying all of them. */
  readonly salt: Uint8Array;
  /**
   * Drawn with the form that was sent, where the id is not: whoever holds a receipt knows what id its rating has, and would
   * learn what it says by offering every answer until one is taken for a repeat. A repeat comes from the same form.
   */
  readonly form?: string;
};

/** A response as it lies in the table. A state that is absent means `counted`. */
export type ResponseItem = ItemKey & {
  readonly counter?: string;
  readonly service?: string;
  readonly channel: SurveyResponse['channel'];
  readonly moment: SurveyResponse['moment'];
  readonly questionnaire: string;
  readonly version: number;
  readonly at: string;
  readonly deviceAt?: string;
  readonly answers: SurveyResponse['answers'];
  readonly reasons?: readonly string[];
  readonly comment?: string;
  /** Where the index of comments has it; see `withCommentIndexed`. */
  readonly commented?: string;
  readonly state?: ResponseState;
} & Omit<Receipt, 'salt'> & {
    /** Absent in a response that was recorded before there was a ledger. */
    readonly salt?: Uint8Array;
  } & Decided &
  Changed;

/** How often whoever gave the rating has replaced it, and when last. Absent where never. */
type Changed = { readonly changes?: number; readonly changedAt?: string };

/** What officers have decided of a response; `decided` counts the decisions, and grows with each. */
type Decided = { readonly decided?: number; readonly decisions?: readonly Decision[] };

/** What is left of a response that was erased: that there was one, and the hash of what it said with a salt now lost. */
export type TombstoneItem = ItemKey &
  Pick<ResponseItem, 'code' | 'receivedAt'> &
  Decided & { readonly state: 'erased'; readonly contentHash: Uint8Array };

export const responseItem = (response: SurveyResponse, receipt: Receipt): ResponseItem =>
  withCommentIndexed({
    ...responseKey(response),
    ...(response.counter === undefined ? {} : { counter: response.counter }),
    ...(response.service === undefined ? {} : { service: response.service }),
    channel: response.channel,
    moment: response.moment,
    questionnaire: response.questionnaire,
    version: response.questionnaireVersion,
    at: response.at,
    ...(response.deviceAt === undefined ? {} : { deviceAt: response.deviceAt }),
    answers: response.answers,
    ...(response.reasons.length > 0 ? { reasons: response.reasons } : {}),
    ...(response.comment === undefined ? {} : { comment: response.comment }),
    ...receipt,
    ...(response.synthetic ? { state: 'synthetic' as const } : {}),
  });

/**
 * The response with its place in the index of comments, or without one: what is held, void or our own is not shown, and the
 * engine takes it out with the very put that says so. It is derived from the rest of the item, and never from what it was.
 */
export const withCommentIndexed = ({ commented: _, ...item }: ResponseItem): ResponseItem =>
  item.comment === undefined || (item.state !== undefined && item.state !== 'counted')
    ? item
    : {
        ...item,
        commented: commentPartition(placeOfResponse(item).unit, placeOfResponse(item).day.slice(0, 7)),
      };

/** A stored response with its state; answers that were erased are gone. */
export const statedResponseOf = (item: ResponseItem): SurveyResponse & { readonly state: ResponseState } => ({
  id: item.sk.slice(3),
  unit: placeOfResponse(item).unit,
  ...(item.counter === undefined ? {} : { counter: item.counter }),
  ...(item.service === undefined ? {} : { service: item.service }),
  channel: item.channel,
  moment: item.moment,
  questionnaire: item.questionnaire,
  questionnaireVersion: item.version,
  at: item.at,
  ...(item.deviceAt === undefined ? {} : { deviceAt: item.deviceAt }),
  answers: item.answers ?? {},
  reasons: item.reasons ?? [],
  ...(item.comment === undefined ? {} : { comment: item.comment }),
  ...(item.state === 'synthetic' ? { synthetic: true } : {}),
  state: item.state ?? 'counted',
});

/** The same as the fold counts it, with the reason of the decision by which it is held or void. */
export const foldedResponseOf = (item: ResponseItem): StatedResponse => {
  const stated = statedResponseOf(item);
  const stateReason = stated.state === 'counted' ? undefined : item.decisions?.at(-1)?.reason;
  return stateReason === undefined ? stated : { ...stated, stateReason };
};

/**
 * Whether the response is the one that is stored, sent from the same form where it came from one. What an erased response said
 * is gone: a late repeat of it is not to be told apart, and must not come back.
 */
export const isRepeatOf = (
  item: ResponseItem,
  response: SurveyResponse,
  form: string | undefined,
): boolean =>
  item.state === 'erased'
    ? form === undefined
    : item.form === form && sameContent(statedResponseOf(item), response);

/** What whoever sends another rating in its place is told of it. */
export const standingOf = (item: ResponseItem | TombstoneItem): StandingRating => ({
  receivedAt: item.receivedAt,
  changes: ('changes' in item && item.changes) || 0,
  isSettled: (item.decided ?? 0) > 0 || (item.state ?? 'counted') !== 'counted',
});

/** The unit and the day of service under which a response lies. */
export const placeOfResponse = ({ pk }: ItemKey): { readonly unit: string; readonly day: string } => ({
  unit: pk.slice(TABLE_SCHEMA.responsePrefix.length, -DAY_SUFFIX),
  day: pk.slice(1 - DAY_SUFFIX),
});

const DAY_SUFFIX = '#yyyy-mm-dd'.length;

const deflate = (value: unknown): Uint8Array => deflateRawSync(JSON.stringify(value), { level: 9 });

const inflate = (bytes: Uint8Array): unknown => JSON.parse(inflateRawSync(bytes).toString('utf8'));

/** A folded item: its version grows with every fold and is never reused. */
type Folded = ItemKey & { readonly version: number; readonly foldedAt: string };

export type TallyItem = Folded & { readonly body: Uint8Array };

export const tallyBody = (tally: Tally): Pick<TallyItem, 'body'> => ({ body: deflate(tally) });

export const tallyOfItem = (item: TallyItem): Tally => inflate(item.body) as Tally;

/**
 * What a sheet stores apart, so that a view inflates only what it shows: the key says which tables of
 * each questionnaire's tally the facet holds.
 */
const FACETS = {
  byQuestion: ['questions', 'topTwoProfiles', 'scoreProfiles', 'channels', 'drivers'],
  byDay: ['days'],
  byHour: ['hours'],
  byService: ['services'],
  byPlace: ['counters', 'moments', 'reasons'],
} as const satisfies Record<string, readonly (keyof QuestionnaireTally)[]>;

/** The least one must know of a sheet: totals per questionnaire, and responses by state. */
export type SheetHead = {
  readonly totals: Readonly<Record<string, Cell>>;
  readonly states: Tally['states'];
};

export type SheetItem = Folded & {
  readonly head: string;
  /** Absent where nothing was reported as asked, as in every sheet of before that could be. */
  readonly asked?: Uint8Array;
  /** Absent where nothing is held or void. */
  readonly setAside?: Uint8Array;
} & { readonly [facet in keyof typeof FACETS]: Uint8Array };

export const sheetBody = (tally: Tally): Omit<SheetItem, keyof Folded> => {
  const parts = Object.entries(tally.questionnaires);
  const head: SheetHead = {
    totals: Object.fromEntries(parts.map(([key, part]) => [key, totalOf(part)])),
    states: tally.states,
  };
  const facets = Object.entries(FACETS).map(([facet, tables]) => [
    facet,
    deflate(
      Object.fromEntries(
        parts.map(([key, part]) => [key, Object.fromEntries(tables.map((table) => [table, part[table]]))]),
      ),
    ),
  ]);
  return {
    head: JSON.stringify(head),
    ...Object.fromEntries(facets),
    ...(tally.dossiers || tally.issued ? { asked: deflate(askedOf(tally)) } : {}),
    ...(tally.setAside ? { setAside: deflate(tally.setAside) } : {}),
  };
};

const askedOf = ({ dossiers, issued }: Tally): Pick<Tally, 'dossiers' | 'issued'> => ({
  ...(dossiers ? { dossiers } : {}),
  ...(issued ? { issued } : {}),
});

/** A unit's month as read from the table; the tally is inflated when it is first asked for. */
export type Sheet = {
  readonly unit: string;
  readonly version: number;
  readonly foldedAt: string;
  readonly head: SheetHead;
  readonly tally: () => Tally;
};

export const sheetOfItem = (item: SheetItem): Sheet => ({
  unit: item.sk,
  version: item.version,
  foldedAt: item.foldedAt,
  head: JSON.parse(item.head) as SheetHead,
  tally: () => tallyOfSheet(item),
});

const tallyOfSheet = (item: SheetItem): Tally => {
  const head = JSON.parse(item.head) as SheetHead;
  const facets = (Object.keys(FACETS) as (keyof typeof FACETS)[]).map(
    (facet) => inflate(item[facet]) as Record<string, Partial<QuestionnaireTally>>,
  );
  const questionnaires = Object.entries(head.totals).map(([key, total]) => [
    key,
    Object.assign({ n: total[0] }, ...facets.map((facet) => facet[key])) as QuestionnaireTally,
  ]);
  const asked = item.asked ? (inflate(item.asked) as ReturnType<typeof askedOf>) : {};
  return {
    questionnaires: Object.fromEntries(questionnaires),
    states: head.states,
    ...(item.setAside ? { setAside: inflate(item.setAside) as SetAside } : {}),
    ...asked,
  };
};

/** A published version of the organisation, whole and compressed in one item. */
export type OrganisationItem = ItemKey & { readonly publishedAt: string; readonly body: Uint8Array };

export const organisationBody = deflate;
export const organisationOfItem = (item: OrganisationItem): unknown => inflate(item.body);
