import { localHourOf, parseInstant } from '#domain/time.ts';
import { COMMENT_INDEX, TABLE_SCHEMA } from './table-schema.ts';

/*
 *  item          pk                              sk                written by
 *  response      RESPONSE#<unit>#<yyyy-mm-dd>    <hh>#<id>         intake, if absent
 *  dossier       DOSSIER#<unit>#<yyyy-mm-dd>     <id>              integration, if absent or not later reported
 *  issued        ISSUED#<unit>#<yyyy-mm-dd>      <id>              integration, if absent
 *  hour tally    TALLY#<unit>#<yyyy-mm>          <dd>#<hh>         fold, if version unchanged
 *  day of those  TALLY#<unit>#<yyyy-mm>          <dd>#dossiers     fold, if version unchanged; <dd>#issued
 *  sheet         SHEET#<parent>#<yyyy-mm>        <unit>            fold, if version unchanged
 *  ledger block  LEDGER#<unit>                   <00000001>        seal, if absent
 *  organisation  CONFIG#organisation             v<00000001>       import, if absent
 *  questionnaire QUESTIONNAIRE#all               <id>#<00000002>   officer, if unchanged; published, its form never
 *  scorecard     SCORECARD#<unit>                <indicator>#<period>#<00000001>  officer, if absent
 *  open data     PUBLISHED#months                <yyyy-mm>         publication of closed months, if absent
 *  improvement   IMPROVEMENT#<unit>              <id>              manager, if unchanged
 *  device        DEVICE#all                      <id>              officer, if unchanged
 *  heartbeat     DEVICE#heartbeats               <id>              the device, if later
 *  silence       DEVICE#silences                 <id>              the watch
 *  API key       APIKEY#all                      <id>              administrator, if unchanged
 *  moderation    MODERATION#<yyyy-mm>            <unit>#<comment>  officer, if unchanged
 *  audit entry   AUDIT#<yyyy-mm>                 <00000001>        whoever changes something, if absent
 *  its end       AUDIT#<yyyy-mm>                 <00000001>#end    the same, if absent
 *  settings      DEVICE#settings#<scope>         <00000001>        officer, if absent
 *  pairing code  PASSING#pairing#<code>          -                 the device, if absent
 *  nonce         PASSING#nonce#<device>          <nonce>           each signed request, if absent
 *  received on   PASSING#received#<dossier>      -                 integration, if absent
 *  prompt        PASSING#prompts                 <device>          one-stop system, the last stands
 *  invitation    INVITATION#<id>                 -                 one-stop system if absent, sender if unchanged
 *  who waits     INVITATION#waiting#<yyyy-mm-dd> <hh:mm:ss>#<id>   before each put of an invitation
 *  sent up to    INVITATION#settled              -                 sender, if later
 *  opt-out       OPTOUT#<keyed hash>             -                 the citizen, if absent
 *  report mail   SUBSCRIPTION#all                <unit>#<month or week>#<keyed hash>  manager, sender, recipient, if unchanged
 *  webhook       WEBHOOK#all                     <id>              administrator, sender, if unchanged
 *  told so far   WEBHOOK#told                    -                 the watch for events, if unchanged
 *  delivery      WEBHOOK#deliveries#<webhook>    <event>           the watch if absent, sender if unchanged
 *  what is due   WEBHOOK#due#<yyyy-mm-dd>        <hh:mm:ss>#<webhook>#<event>  before each put of a delivery
 *  sent up to    WEBHOOK#settled                 -                 sender, if later
 *
 * The day of a dossier is the one on which it was received, which never changes: the first that was told is kept, and
 * a report with another is refused. Where it was completed in a later month,
 * that month has a tally for it too, TALLY#<unit>#<month of completion> / <yyyy-mm-dd>#dossiers, made of the same facts.
 *
 * An index finds comments, COMMENT#<unit>#<yyyy-mm> / <hh>#<id>: responses that count and have one name this
 * partition in `commented`, and the engine does the rest.
 *
 * A unit that has children, or has no parent, keeps what was filed at itself in a row under its own
 * partition, SHEET#<unit>#<month> / <unit>; so the rows of that partition add up to the unit.
 */

export type ItemKey = { readonly pk: string; readonly sk: string };

/**
 * The smallest thing that is folded: all responses of one unit in one hour, `09`; or all `dossiers` received on one day,
 * or all receipts `issued` on one.
 */
export type HourKey = { readonly unit: string; readonly day: string; readonly hour: string };

/** What is folded into one tally: the same, as far as it counts in one month; in the day's own, where none is named. */
export type PartKey = HourKey & { readonly month?: string };

export const DOSSIERS = 'dossiers';
export const ISSUED = 'issued';

/** Whether responses are folded there. */
export const isHour = ({ hour }: Pick<HourKey, 'hour'>): boolean => /^\d\d$/.test(hour);

/** The month in which a part counts. */
export const monthOf = ({ day, month = day.slice(0, 7) }: Pick<PartKey, 'day' | 'month'>): string => month;

/** Where a sheet stands: under a parent in a month. */
export type SheetKey = { readonly parent: string; readonly month: string; readonly unit: string };

/** The hour of service of a response, in which it is counted. */
export const hourKeyOf = (response: { readonly unit: string; readonly at: string }): HourKey => {
  const { day, hour } = localHourOf(parseInstant(response.at) ?? Number.NaN);
  return { unit: response.unit, day, hour };
};

/** A pure function of what the device fixed, so that every retry meets the same item. */
export const responseKey = (response: {
  readonly id: string;
  readonly unit: string;
  readonly at: string;
}): ItemKey => {
  const { unit, day, hour } = hourKeyOf(response);
  return { pk: responsePartition(unit, day), sk: `${hour}#${response.id}` };
};

export const responsePartition = (unit: string, day: string): string =>
  `${TABLE_SCHEMA.responsePrefix}${unit}#${day}`;

export const tallyPartition = (unit: string, month: string): string =>
  `${TABLE_SCHEMA.tallyPrefix}${unit}#${month}`;

/** Of another month than its own, a day is named in full. */
export const tallyKey = (key: PartKey): ItemKey => {
  const { unit, day, hour } = key;
  const month = monthOf(key);
  return {
    pk: tallyPartition(unit, month),
    sk: `${day.startsWith(month) ? day.slice(8, 10) : day}#${hour}`,
  };
};

/** What is folded into the tally with this sort key. */
export const partOfTally = (unit: string, month: string, sk: string): PartKey => {
  const [day = '', hour = ''] = sk.split('#');
  return { unit, month, hour, day: day.length === 2 ? `${month}-${day}` : day };
};

/** Between which sort keys lies what was counted on the days of a month; days of dossiers that ended in it lie there, too. */
export const daySortKeys = (from: string, to: string): { readonly from: string; readonly to: string } => ({
  from: `${from.slice(8)}#`,
  to: `${to.slice(8)}#${ISSUED}`,
});

/** Whether the part is counted on its own day: hours of responses and issued receipts are, dossiers are not. */
export const isCountedOnDay = (part: PartKey, month: string): boolean =>
  part.hour !== DOSSIERS && part.day.startsWith(month);

export const dossierPartition = (unit: string, day: string): string =>
  `${TABLE_SCHEMA.dossierPrefix}${unit}#${day}`;

export const issuedPartition = (unit: string, day: string): string =>
  `${TABLE_SCHEMA.issuedPrefix}${unit}#${day}`;

export const sheetPartition = (parent: string, month: string): string =>
  `${TABLE_SCHEMA.sheetPrefix}${parent}#${month}`;

export const sheetItemKey = ({ parent, month, unit }: SheetKey): ItemKey => ({
  pk: sheetPartition(parent, month),
  sk: unit,
});

export const ledgerPartition = (unit: string): string => `${TABLE_SCHEMA.ledgerPrefix}${unit}`;

/** Padded, so that text and numbers sort alike. */
export const numberSortKey = (number: number): string => String(number).padStart(8, '0');

export const ORGANISATION_PARTITION = `${TABLE_SCHEMA.configPrefix}organisation`;

export const organisationKey = (version: number): ItemKey => ({
  pk: ORGANISATION_PARTITION,
  sk: `v${String(version).padStart(8, '0')}`,
});

export const QUESTIONNAIRE_PARTITION = `${TABLE_SCHEMA.questionnairePrefix}all`;

export const questionnaireItemKey = (id: string, version: number): ItemKey => ({
  pk: QUESTIONNAIRE_PARTITION,
  sk: `${id}#${numberSortKey(version)}`,
});

export const scorecardPartition = (unit: string): string => `${TABLE_SCHEMA.scorecardPrefix}${unit}`;

/** A version of what was entered for an indicator and a period. */
export const scorecardKey = (
  unit: string,
  entry: { readonly indicator: string; readonly period: string; readonly version: number },
): ItemKey => ({
  pk: scorecardPartition(unit),
  sk: `${entry.indicator}#${entry.period}#${numberSortKey(entry.version)}`,
});

export const PUBLISHED_MONTHS = `${TABLE_SCHEMA.publishedPrefix}months`;

/** The comments of a unit's month, in the index. */
export const commentPartition = (unit: string, month: string): string =>
  `${COMMENT_INDEX.prefix}${unit}#${month}`;

export const moderationPartition = (month: string): string => `${TABLE_SCHEMA.moderationPrefix}${month}`;

export const moderationKey = (unit: string, month: string, comment: string): ItemKey => ({
  pk: moderationPartition(month),
  sk: `${unit}#${comment}`,
});

export const improvementPartition = (unit: string): string => `${TABLE_SCHEMA.improvementPrefix}${unit}`;

export const improvementKey = (unit: string, id: string): ItemKey => ({
  pk: improvementPartition(unit),
  sk: id,
});

export const auditPartition = (month: string): string => `${TABLE_SCHEMA.auditPrefix}${month}`;

export const DEVICES = `${TABLE_SCHEMA.devicePrefix}all`;
export const HEARTBEATS = `${TABLE_SCHEMA.devicePrefix}heartbeats`;
export const SILENCES = `${TABLE_SCHEMA.devicePrefix}silences`;
export const PROMPTS = `${TABLE_SCHEMA.passingPrefix}prompts`;

/** What is set for a unit, `unit#00070`, or for a device, `device#<id>`. */
export const settingsPartition = (kind: 'unit' | 'device', id: string): string =>
  `${TABLE_SCHEMA.devicePrefix}settings#${kind}#${id}`;

/** When the moment of a dossier was that a response stands for. */
export const dossierKey = (responseId: string): ItemKey => ({
  pk: `${TABLE_SCHEMA.passingPrefix}dossier#${responseId}`,
  sk: 'at',
});

/** On which day a dossier was first reported to have been received. */
export const firstReceivedKey = (dossierId: string): ItemKey => ({
  pk: `${TABLE_SCHEMA.passingPrefix}received#${dossierId}`,
  sk: '-',
});

export const pairingKey = (code: string): ItemKey => ({
  pk: `${TABLE_SCHEMA.passingPrefix}pairing#${code}`,
  sk: '-',
});

export const nonceKey = (keyId: string, nonce: string): ItemKey => ({
  pk: `${TABLE_SCHEMA.passingPrefix}nonce#${keyId}`,
  sk: nonce,
});

export const invitationKey = (id: string): ItemKey => ({
  pk: `${TABLE_SCHEMA.invitationPrefix}${id}`,
  sk: '-',
});

/** The invitations of which something may be due on that day. */
export const waitingPartition = (day: string): string => `${TABLE_SCHEMA.invitationPrefix}waiting#${day}`;

export const INVITATION_CURSOR: ItemKey = { pk: `${TABLE_SCHEMA.invitationPrefix}settled`, sk: '-' };

export const optOutKey = (addressHash: string): ItemKey => ({
  pk: `${TABLE_SCHEMA.optOutPrefix}${addressHash}`,
  sk: '-',
});

export const REPORT_SUBSCRIPTIONS = `${TABLE_SCHEMA.subscriptionPrefix}all`;

export const reportSubscriptionKey = ({
  unit,
  every,
  addressHash,
}: {
  readonly unit: string;
  readonly every: string;
  readonly addressHash: string;
}): ItemKey => ({ pk: REPORT_SUBSCRIPTIONS, sk: `${unit}#${every}#${addressHash}` });

export const WEBHOOKS = `${TABLE_SCHEMA.webhookPrefix}all`;
export const TOLD: ItemKey = { pk: `${TABLE_SCHEMA.webhookPrefix}told`, sk: '-' };
export const DELIVERY_CURSOR: ItemKey = { pk: `${TABLE_SCHEMA.webhookPrefix}settled`, sk: '-' };

export const deliveryPartition = (webhook: string): string =>
  `${TABLE_SCHEMA.webhookPrefix}deliveries#${webhook}`;

/** The deliveries that may be due on that day. */
export const duePartition = (day: string): string => `${TABLE_SCHEMA.webhookPrefix}due#${day}`;

const FACT_PARTITION = /^(RESPONSE|DOSSIER|ISSUED)#(.+)#(\d{4}-\d{2}-\d{2})$/;

/** Where the item under this key is counted; `undefined` when it is no fact that is counted. */
export const hourOfItemKey = ({ pk, sk }: ItemKey): HourKey | undefined => {
  const [, kind, unit, day] = FACT_PARTITION.exec(pk) ?? [];
  if (!unit || !day) return undefined;
  if (kind === 'RESPONSE') return { unit, day, hour: sk.slice(0, 2) };
  return { unit, day, hour: kind === 'DOSSIER' ? DOSSIERS : ISSUED };
};
