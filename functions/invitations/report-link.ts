import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { RHYTHMS, type SubscriptionPlace } from '#domain/report-subscription.ts';

/** How a token ends a subscription that nobody signs in for. */
export type ReportLinks = {
  readonly tokenOf: (place: SubscriptionPlace) => string;
  /** What the token of a unit was made for; `undefined` where it was not made here. */
  readonly placeOf: (unit: string, token: string) => SubscriptionPlace | undefined;
};

const TOKEN = /^([a-z]+)-([0-9a-f]{32})-([0-9a-f]{32})$/;

/**
 * Tokens such as `month-<hash of the address>-<MAC>`: of the place rather than of one subscription, so that the link in an old mail
 * ends what was set up anew for the same address. The MAC (HMAC-SHA-256, 128 bits) has a key of its own, derived (HKDF) from the
 * secret of invitations.
 */
export const createReportLinks = (secret: string): ReportLinks => {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'satisfaction-survey reports ending', 32));
  const macOf = ({ unit, every, addressHash }: SubscriptionPlace): Buffer =>
    createHmac('sha256', key).update(`${unit}\0${every}\0${addressHash}`).digest().subarray(0, 16);
  return {
    tokenOf: (place) => `${place.every}-${place.addressHash}-${macOf(place).toString('hex')}`,
    placeOf: (unit, token) => {
      const [, rhythm, addressHash = '', mac = ''] = TOKEN.exec(token.toLowerCase()) ?? [];
      const every = RHYTHMS.find((each) => each === rhythm);
      if (!every) return undefined;
      const place = { unit, every, addressHash };
      return timingSafeEqual(macOf(place), Buffer.from(mac, 'hex')) ? place : undefined;
    },
  };
};

/** The report of a period, as the dashboard knows it again. */
export const reportAddress = (
  siteUrl: string,
  of: { readonly unit: string; readonly period: string; readonly language: string },
): string => {
  const query = new URLSearchParams({
    view: 'report',
    unit: of.unit,
    period: of.period,
    lang: of.language,
  });
  return `${new URL(siteUrl).origin}/manage/?${query}`;
};

/** Where who gets a report says that he wants it no more. */
export const endReportAddress = (
  siteUrl: string,
  of: { readonly unit: string; readonly token: string; readonly language: string },
): string =>
  `${new URL(siteUrl).origin}/u/${encodeURIComponent(of.unit)}/${of.token}${of.language === 'en' ? '?lang=en' : ''}`;
