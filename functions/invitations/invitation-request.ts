import { LATEST_AFTER_DAYS } from '#domain/invitation.ts';
import type { Text } from '#domain/questionnaire.ts';
import type { Issue } from '#domain/response.ts';
import type { Checked } from '#domain/response-check.ts';
import { isRecord } from '#domain/response-fields.ts';
import { parseInstant } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { checkReceiptRequest } from '../receipts/receipt-request.ts';
import type { ToIssue } from '../receipts/receipts.ts';
import { type Address, addressOf } from './address.ts';

/** What a one-stop system asks to be sent. */
export type ToInvite = {
  readonly receipt: ToIssue;
  readonly address: Address;
  readonly language: keyof Text;
  readonly sendAfterMs?: number;
  readonly reminds: boolean;
};

const OWN_FIELDS = ['address', 'language', 'sendAfter', 'reminder'] as const;
/** The longest: who was reminded late may still rate, and may say at any time that he wants no more. */
const VALID_DAYS = 90;
const DAY_MS = 86_400_000;

/** What is to be sent, or every field that is wrong with how to put it right. No message repeats number or address. */
export const checkInvitation = (
  input: unknown,
  context: { readonly index: OrganisationIndex; readonly now: number },
): Checked<ToInvite> => {
  if (!isRecord(input)) {
    return {
      ok: false,
      issues: [{ path: '', message: 'must be an object with the fields of an invitation' }],
    };
  }
  const issues: Issue[] = [];
  const { address: givenAddress, language = 'vi', sendAfter, reminder = true, ...rest } = input;
  for (const field of ['channel', 'validDays']) {
    if (field in rest) {
      issues.push({
        path: field,
        message: 'is no field of an invitation, which is always a link; remove it',
      });
      delete (rest as Record<string, unknown>)[field];
    }
  }
  const receipt = checkReceiptRequest({ ...rest, channel: 'link', validDays: VALID_DAYS }, context);
  if (!receipt.ok) issues.push(...receipt.issues.map(withOwnFields));
  const atMs = receipt.ok ? receipt.value.atMs : undefined;
  if (atMs !== undefined && atMs < context.now - LATEST_AFTER_DAYS * DAY_MS) {
    issues.push({
      path: 'at',
      message: `is more than ${LATEST_AFTER_DAYS} days ago; nobody would remember it`,
    });
  }
  const address = addressOf(givenAddress);
  if ('path' in address) issues.push(address);
  if (language !== 'vi' && language !== 'en') {
    issues.push({ path: 'language', message: 'must be "vi" or "en"; "vi" where left out' });
  }
  if (typeof reminder !== 'boolean') {
    issues.push({ path: 'reminder', message: 'must be true or false; true where left out' });
  }
  const sendAfterMs = typeof sendAfter === 'string' ? parseInstant(sendAfter) : undefined;
  if (sendAfter !== undefined && sendAfterMs === undefined) {
    issues.push({
      path: 'sendAfter',
      message: 'must be a time with its offset, such as 2026-11-25T09:00:00+07:00',
    });
  } else if (
    sendAfterMs !== undefined &&
    atMs !== undefined &&
    sendAfterMs > atMs + LATEST_AFTER_DAYS * DAY_MS
  ) {
    issues.push({ path: 'sendAfter', message: `must be at most ${LATEST_AFTER_DAYS} days after the moment` });
  }
  if (issues.length > 0 || !receipt.ok || 'path' in address) return { ok: false, issues };
  return {
    ok: true,
    value: {
      receipt: receipt.value,
      address,
      language: language as keyof Text,
      reminds: reminder as boolean,
      ...(sendAfterMs === undefined ? {} : { sendAfterMs }),
    },
  };
};

/** An invitation has more fields than a receipt, and not all of a receipt's. */
const withOwnFields = ({ path, message }: Issue): Issue => ({
  path,
  message: message.replace(
    /^is no field of a receipt; known are .*$/,
    `is no field of an invitation; known are unit, counter, service, moment, at, receipt, ${OWN_FIELDS.join(', ')}`,
  ),
});
