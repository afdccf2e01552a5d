import type { AddressKind } from '#domain/invitation.ts';
import type { Text } from '#domain/questionnaire.ts';

type Handed = {
  /** The same at each try, so that a provider can tell a repeat. */
  readonly id: string;
  readonly kind: AddressKind;
  readonly to: string;
  readonly language: keyof Text;
  readonly subject: string;
  readonly text: string;
  /** Where who got it says that he wants no more; opened it shows a button, and a POST is enough (RFC 8058). */
  readonly optOutUrl: string;
};

/** One message to one citizen, as it is handed to whoever delivers it. */
export type InvitationMessage = Handed & { readonly type: 'invitation'; readonly rateUrl: string };

/** One message to somebody who wants to know when the report of a unit is ready. */
export type ReportMessage = Handed & { readonly type: 'report'; readonly reportUrl: string };

export type Message = InvitationMessage | ReportMessage;

/**
 * Delivers messages. It resolves when the message was taken; throws a `MessageRefusedError` where the same would be
 * refused again, and anything else where it may be tried again. No error says the address or the text.
 */
export type Provider = { readonly send: (message: Message) => Promise<void> };

/** The provider will never take this message: no such number, or its owner has stopped it there. */
export class MessageRefusedError extends Error {
  override readonly name = 'MessageRefusedError';
}

/** The provider did not take the message now. */
export class MessageNotTakenError extends Error {
  override readonly name = 'MessageNotTakenError';
}

/** Who delivers to which kind of address; an installation sends nothing to kinds without one. */
export type Providers = Partial<Readonly<Record<AddressKind, Provider>>>;
