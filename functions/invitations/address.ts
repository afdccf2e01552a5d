import { ADDRESS_KINDS, type AddressKind } from '#domain/invitation.ts';
import type { Issue } from '#domain/response.ts';

/** Where a citizen is reached; personal data, which is logged nowhere and kept sealed only. */
export type Address = { readonly kind: AddressKind; readonly value: string };

/**
 * Mobile numbers of Viet Nam, nine digits after the country code, and no others: numbers abroad, which cost many times as
 * much, are what stolen keys are used for.
 */
const PHONE = /^\+84[35789]\d{8}$/;
const EMAIL =
  /^[^\s@"<>(),:;[\]\\]{1,64}@(?=.{4,190}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;
const ZALO = /^[0-9A-Za-z_-]{1,64}$/;

const WRONG: Readonly<Record<AddressKind, string>> = {
  phone: 'must be a mobile number of Viet Nam, such as 0912345678 or +84912345678; elsewhere send e-mail',
  email: 'must be an e-mail address, such as ten@example.vn',
  zalo: 'must be the id that the Zalo official account has for the citizen: letters and digits',
};

/** The number as E.164 has it, however it was typed: `0912 345 678` is `+84912345678`. */
const plainPhone = (typed: string): string => {
  const digits = typed.replaceAll(/[\s.()-]/g, '');
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  if (digits.startsWith('84')) return `+${digits}`;
  return digits.startsWith('0') ? `+84${digits.slice(1)}` : digits;
};

const PLAIN: Readonly<Record<AddressKind, (typed: string) => string | undefined>> = {
  phone: (typed) => PHONE.exec(plainPhone(typed))?.[0],
  // Capital letters mean nothing at all providers that are in use; who opted out must not be asked by them.
  email: (typed) => EMAIL.exec(typed.trim().toLowerCase())?.[0],
  zalo: (typed) => ZALO.exec(typed.trim())?.[0],
};

/** The address that was sent as `{"phone": "…"}`, or what is wrong with it; no message repeats it. */
export const addressOf = (input: unknown): Address | Issue => {
  const entries = typeof input === 'object' && input !== null ? Object.entries(input) : [];
  const [[kind, value] = []] = entries;
  const known = ADDRESS_KINDS.find((each) => each === kind);
  if (entries.length !== 1 || !known) {
    return { path: 'address', message: `must have exactly one of ${ADDRESS_KINDS.join(', ')}` };
  }
  const plain = typeof value === 'string' ? PLAIN[known](value.slice(0, 300)) : undefined;
  return plain === undefined
    ? { path: `address.${known}`, message: WRONG[known] }
    : { kind: known, value: plain };
};
