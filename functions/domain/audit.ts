import type { Role } from './policy.ts';

/** What is kept of in the log: every change that somebody signed in or an operator makes, every export, every look at comments. */
export const AUDIT_KINDS = [
  'api-key.create',
  'api-key.revoke',
  'webhook.create',
  'webhook.remove',
  'webhook.test',
  'webhook.replay',
  'device.enrol',
  'device.pair',
  'device.revoke',
  'settings.change',
  'decision.make',
  'comments.read',
  'comment.moderate',
  'scorecard.enter',
  'improvement.write',
  'report.subscribe',
  'report.unsubscribe',
  'questionnaire.save',
  'questionnaire.publish',
  'questionnaire.retire',
  'dossiers.report',
  'receipts.report',
  'invitations.send',
  'organisation.import',
  'service.change',
  'services.import',
  'dossiers.import',
  'responses.import',
  'responses.erase',
  'table.export',
  'unit.export',
  'organisation.export',
  'services.export',
  'audit.export',
  'results.export',
  'responses.export',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/**
 * Who did it: the role and its unit, and how the sign-in calls the person or the API key. No name, address or device: the
 * provider knows the person, and a log that follows people about is none of the city's business. An `operator` ran a command
 * on the machine or in the cloud account, whose own trail names him.
 */
export type AuditActor = {
  readonly role: Role | 'operator';
  readonly unit: string;
  readonly subject?: string | undefined;
};

/** Fields as they were or are to be; never a secret, nor anything of a citizen. */
export type AuditValues = Readonly<Record<string, unknown>>;

export type AuditDraft = {
  readonly kind: AuditKind;
  readonly who: AuditActor;
  /** The unit it is about, by which it is decided who may read it. */
  readonly unit: string;
  /** The id of what was changed. */
  readonly target: string;
  readonly before: AuditValues | null;
  readonly after: AuditValues | null;
  /** The id of the request, as in the log of the gateway; of a command, `command`. */
  readonly from: string;
};

/** Number `number` of the chain of a month. `previous` is the hash of the entry before; empty in the first of all. */
export type AuditEntry = AuditDraft & {
  readonly month: string;
  readonly number: number;
  readonly at: string;
  readonly previous: string;
  readonly hash: string;
};

/** `attempted`: begun, and not known to have ended; what it is about shows whether it was changed. */
export type AuditOutcome = 'done' | 'refused' | 'attempted';

/** What the hash of an entry is made of: everything it says, in an order that no storage changes. */
export const auditContent = ({
  month,
  number,
  at,
  kind,
  who,
  unit,
  target,
  before,
  after,
  from,
  previous,
}: Omit<AuditEntry, 'hash'>): string =>
  JSON.stringify([
    month,
    number,
    at,
    kind,
    who.role,
    who.unit,
    who.subject ?? null,
    unit,
    target,
    JSON.stringify(before),
    JSON.stringify(after),
    from,
    previous,
  ]);
