import { MOMENTS, type Moment } from '#domain/response.ts';
import type { Checked } from '#domain/response-check.ts';
import { counterOf, isRecord, oneOf, type Refuse, serviceOf, unitOf } from '#domain/response-fields.ts';
import { localIsoOf, parseInstant } from '#domain/time.ts';
import { COUNTER_CODE, UNIT_ID } from '#domain/unit.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import type { ToIssue } from './receipts.ts';
import { AHEAD_MS, RECEIPT_CHANNELS, SERVICE, VALIDITIES, type ValidDays } from './token.ts';

/** The fields by which a one-stop system asks for a receipt to rate, in the API and as columns of a list. */
export const RECEIPT_FIELDS = [
  'unit',
  'counter',
  'service',
  'moment',
  'at',
  'receipt',
  'channel',
  'validDays',
] as const;

export const DEFAULT_VALID_DAYS = 30;
export const LONGEST_RECEIPT = 100;

export type IssueContext = {
  /** Absent where receipts are made without a network: then a code need only look like one. Without services, theirs too. */
  readonly index?: OrganisationIndex | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * What is to be issued, or every field that is wrong with how to put it right. No message repeats the number of the
 * receipt.
 */
export const checkReceiptRequest = (input: unknown, context: IssueContext): Checked<ToIssue> => {
  if (!isRecord(input)) {
    return { ok: false, issues: [{ path: '', message: 'must be an object with the fields of a receipt' }] };
  }
  const issues: { path: string; message: string }[] = [];
  const refuse: Refuse = (path, message) => {
    issues.push({ path, message });
    return undefined;
  };

  const validDays = validDaysOf(input.validDays, refuse);
  const atMs = momentTimeOf(input.at, validDays ?? DEFAULT_VALID_DAYS, context.now, refuse);
  const unit = context.index
    ? unitOf(input.unit, atMs, context.index, refuse)
    : matching('unit', input.unit, UNIT_ID, 'must be the code of a unit, such as 00070', refuse);
  const counter = counterNumberOf(input.counter, unit, context.index, refuse);
  const known = context.index?.services.size
    ? serviceOf(input.service, context.index, refuse)
    : input.service;
  const service =
    known !== undefined &&
    matching('service', known, SERVICE, 'must be a national code, such as 1.001193', refuse);
  const moment = oneOf<Moment>('moment', input.moment, MOMENTS, refuse);
  const channel =
    input.channel === undefined
      ? 'receipt'
      : oneOf<ToIssue['channel']>('channel', input.channel, RECEIPT_CHANNELS, refuse);
  const receipt = receiptNumberOf(input.receipt, refuse);
  for (const field of Object.keys(input)) {
    if (!(RECEIPT_FIELDS as readonly string[]).includes(field)) {
      refuse(field.slice(0, 40), `is no field of a receipt; known are ${RECEIPT_FIELDS.join(', ')}`);
    }
  }
  if (issues.length > 0 || !unit || !moment || !channel || !receipt || !validDays || atMs === undefined) {
    return { ok: false, issues };
  }
  return {
    ok: true,
    value: {
      unit,
      receipt,
      moment,
      atMs,
      channel,
      validDays,
      ...(counter === undefined ? {} : { counter }),
      ...(service ? { service } : {}),
    },
  };
};

const matching = (
  path: string,
  value: unknown,
  pattern: RegExp,
  message: string,
  refuse: Refuse,
): string | undefined => (typeof value === 'string' && pattern.test(value) ? value : refuse(path, message));

const validDaysOf = (value: unknown, refuse: Refuse): ValidDays | undefined =>
  VALIDITIES.find((days) => days === (value ?? DEFAULT_VALID_DAYS)) ??
  refuse('validDays', `must be one of ${VALIDITIES.join(', ')} days; ${DEFAULT_VALID_DAYS} where left out`);

/** A token is good from its moment on: of one that is further back it would have expired when it is printed. */
const momentTimeOf = (
  value: unknown,
  validDays: ValidDays,
  nowMs: number,
  refuse: Refuse,
): number | undefined => {
  const atMs = typeof value === 'string' ? parseInstant(value) : undefined;
  if (atMs === undefined) {
    return refuse('at', 'must be when the moment was, with its offset, such as 2026-11-23T09:41:07+07:00');
  }
  if (atMs > nowMs + AHEAD_MS) {
    return refuse(
      'at',
      `is in the future (the clock here says ${localIsoOf(nowMs)}); issue the receipt when the moment has come`,
    );
  }
  return hasExpired({ atMs, validDays }, nowMs)
    ? refuse('at', `is ${validDays} days ago or more, so the receipt would have expired already`)
    : atMs;
};

/** Whether a receipt of that moment could not be rated any more. */
export const hasExpired = (
  { atMs, validDays }: Pick<ToIssue, 'atMs' | 'validDays'>,
  nowMs: number,
): boolean => Math.floor(atMs / HOUR_MS) * HOUR_MS <= nowMs - validDays * DAY_MS;

const counterNumberOf = (
  value: unknown,
  unit: string | undefined,
  index: OrganisationIndex | undefined,
  refuse: Refuse,
): number | undefined => {
  if (value === undefined) return undefined;
  const code = index
    ? counterOf(value, unit, index, refuse)
    : matching('counter', value, COUNTER_CODE, 'must be the code of a counter, such as 00070-03', refuse);
  if (code === undefined) return undefined;
  const [, owner, number] = COUNTER_CODE.exec(code) ?? [];
  if (unit !== undefined && owner !== unit) {
    return refuse('counter', `belongs to unit "${owner}", not to "${unit}"`);
  }
  return Number(number);
};

const receiptNumberOf = (value: unknown, refuse: Refuse): string | undefined =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_RECEIPT
    ? value
    : refuse('receipt', `must be the number that stands on the receipt, 1 to ${LONGEST_RECEIPT} letters`);
