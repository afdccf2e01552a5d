import { COUNTER_CODE } from '#domain/unit.ts';
import type { Receipts } from '../receipts/receipts.ts';
import type { Verified } from '../receipts/token.ts';

/*
 *  /r/8H3C0M…              what the QR code of a receipt says, in capitals or not
 *  /r/00070-03~7KQ2MXR…    what was typed: the code of the counter, or of the office, and the short code
 */
const TYPED = /^(.{1,30})~(.{1,40})$/;

/** What was typed as the code of a counter: ` 00070 – 3 ` is `00070-03`, `00070` stays as it is. */
const plainPlace = (typed: string): string =>
  typed
    .trim()
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]+/gu, '-')
    .replace(/-(\d)$/, '-0$1');

/** The address of the page that a typed code leads to. */
export const typedAddress = (place: string, code: string): string =>
  `/r/${encodeURIComponent(plainPlace(place))}~${encodeURIComponent(code.toUpperCase().replaceAll(/[\s\p{Pd}]/gu, ''))}`;

/** The code as typed, and as it is where letters were taken for digits. The tag of the code tells which was meant. */
const placesIn = (typed: string): readonly { readonly unit: string; readonly counter?: number }[] =>
  [...new Set([typed, typed.replaceAll('O', '0').replaceAll(/[IL]/g, '1')])].flatMap((code) => {
    const [, unit = '', counter = ''] = COUNTER_CODE.exec(code) ?? [];
    return [...(unit ? [{ unit, counter: Number(counter) }] : []), { unit: code }];
  });

/** What chats and readers take for a part of a link, at its end. */
const AFTER_A_LINK = /[\s.,;:!?)\]>"'’”/]+$/;

/** The token or typed code of an address, without what was copied along with it. */
export const plainToken = (given: string): string => given.replace(AFTER_A_LINK, '');

/** Whether the address is that of a receipt of ours, and of now. Reads nothing. */
export const verifiedAddress = (
  receipts: Pick<Receipts, 'verified' | 'verifiedTyped'>,
  given: string,
  nowMs: number,
): Verified => {
  const text = plainToken(given);
  const [, place, code = ''] = TYPED.exec(text) ?? [];
  if (place === undefined) return receipts.verified(text.toUpperCase(), nowMs);
  const tried = placesIn(plainPlace(place)).map((each) => receipts.verifiedTyped(code, each, nowMs));
  return (
    tried.find(({ ok }) => ok) ??
    tried.find((each) => !each.ok && each.refusal !== 'forged') ??
    (tried[0] as Verified)
  );
};
