import {
  CHANNEL_OF_LEVEL,
  DOSSIER_CHANNELS,
  type Dossier,
  type DossierChannel,
  OUTCOMES,
} from './dossier.ts';
import { faults, notAn, refuseUnknown, reportingUnitOf } from './report-fields.ts';
import type { Checked } from './response-check.ts';
import { FUTURE_TOLERANCE_MINUTES, isRecord, oneOf, type Refuse } from './response-fields.ts';
import { isDay, localIsoOf, parseInstant } from './time.ts';
import type { OrganisationIndex } from './unit-tree.ts';

/** What a report is checked against. */
export type DossierContext = {
  readonly index: OrganisationIndex;
  /** Epoch milliseconds. */
  readonly now: number;
  /** A keyed hash of a receipt's number. */
  readonly dossierIdOf: (unit: string, receipt: string) => string;
};

const FIELDS = [
  'receipt',
  'unit',
  'service',
  'channel',
  'received',
  'due',
  'completed',
  'outcome',
  'reportedAt',
];
const RECEIPT_LIMIT = 64;

/**
 * The report that an unknown value says, or every field that is wrong with how to put it right. Total: never throws. No
 * message repeats the number of a receipt.
 */
export const checkDossier = (input: unknown, context: DossierContext): Checked<Dossier> => {
  const { issues, refuse } = faults();
  if (!isRecord(input)) return notAn('object with the fields of a dossier');
  const at = (field: string) => momentOf(field, input[field], context.now, refuse);
  const receipt = receiptOf(input.receipt, refuse);
  const received = at('received');
  const due = dayOrInstant(input.due) ?? refuse('due', DAY_OR_INSTANT);
  const completed = input.completed === undefined ? undefined : at('completed');
  const unit = reportingUnitOf(input.unit, received, completed, context.index, refuse);
  const service =
    typeof input.service === 'string' && context.index.services.has(input.service)
      ? input.service
      : refuse('service', 'must be the national code of a procedure, such as 1.001193');
  const channel = channelOf(input.channel, refuse);
  const outcome = input.outcome === undefined ? undefined : oneOf('outcome', input.outcome, OUTCOMES, refuse);
  const reportedAt = reportedAtOf(input.reportedAt, { received, completed }, context.now, refuse);
  if (received && completed && isBefore(completed, received)) {
    refuse('completed', 'must not be earlier than received');
  }
  if (received && due && isBefore(due, received)) refuse('due', 'must not be earlier than received');
  if ((input.completed === undefined) !== (input.outcome === undefined)) {
    const missing = input.completed === undefined ? 'completed' : 'outcome';
    const given = missing === 'completed' ? 'outcome' : 'completed';
    refuse(missing, `is missing: give it together with ${given}, or neither while the dossier is open`);
  }
  refuseUnknown(input, FIELDS, 'a dossier', refuse);
  if (issues.length > 0 || !receipt || !received || !due || !unit || !service || !channel || !reportedAt) {
    return { ok: false, issues };
  }
  const id = context.dossierIdOf(unit, receipt);
  const end = completed && outcome ? { completed, outcome } : {};
  return { ok: true, value: { id, unit, service, channel, received, due, ...end, reportedAt } };
};

const receiptOf = (value: unknown, refuse: Refuse): string | undefined =>
  typeof value === 'string' && value.trim() !== '' && value.length <= RECEIPT_LIMIT
    ? value
    : refuse('receipt', `must be the number of the receipt, a text of at most ${RECEIPT_LIMIT} characters`);

const DAY_OR_INSTANT =
  'must be an instant with its offset, such as 2026-11-23T09:41:07+07:00, or a day, such as 2026-11-23';

const dayOrInstant = (value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  if (isDay(value)) return value;
  const ms = parseInstant(value);
  return ms === undefined ? undefined : localIsoOf(ms);
};

/** Of a day and an instant the day counts: what is known by its day only is not earlier than any time of it. */
const isBefore = (a: string, b: string): boolean => {
  const known = Math.min(a.length, b.length);
  return a.slice(0, known) < b.slice(0, known);
};

const momentOf = (path: string, value: unknown, now: number, refuse: Refuse): string | undefined => {
  const at = dayOrInstant(value);
  if (at === undefined) return refuse(path, DAY_OR_INSTANT);
  const latest = localIsoOf(now + FUTURE_TOLERANCE_MINUTES * 60_000);
  return isBefore(latest, at)
    ? refuse(path, `is in the future (the server's clock says ${localIsoOf(now)})`)
    : at;
};

const channelOf = (value: unknown, refuse: Refuse): DossierChannel | undefined =>
  DOSSIER_CHANNELS.find((channel) => channel === value) ??
  (typeof value === 'string' && Object.hasOwn(CHANNEL_OF_LEVEL, value)
    ? CHANNEL_OF_LEVEL[value]
    : undefined) ??
  refuse(
    'channel',
    `must be one of ${DOSSIER_CHANNELS.join(', ')}; ${Object.keys(CHANNEL_OF_LEVEL).join(', ')} are taken too`,
  );

/** Where it is not said: when the dossier ended, or else when it was received, so that the end follows the beginning. */
const reportedAtOf = (
  value: unknown,
  { received, completed }: { readonly received: string | undefined; readonly completed: string | undefined },
  now: number,
  refuse: Refuse,
): string | undefined => {
  if (value === undefined) {
    const at = completed ?? received;
    if (at === undefined || at.length > 'yyyy-mm-dd'.length) return at;
    return `${at}T${completed ? '23:59:59' : '00:00:00'}+07:00`;
  }
  const ms = typeof value === 'string' ? parseInstant(value) : undefined;
  if (ms !== undefined && ms <= now + FUTURE_TOLERANCE_MINUTES * 60_000) return localIsoOf(ms);
  return refuse(
    'reportedAt',
    `must be when the one-stop system says this, with its offset, such as 2026-11-23T09:41:07+07:00, and not in the future`,
  );
};
