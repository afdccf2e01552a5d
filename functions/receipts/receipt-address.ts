/**
 * The address of a token as a QR code holds it most densely: in capital letters alone (the alphanumeric mode of ISO/IEC
 * 18004). Scheme and host are the same in capitals (RFC 3986, section 6.2.2.1), path and token are taken so too.
 */
export const scannedAddress = (siteUrl: string, token: string): string =>
  `${originOf(siteUrl)}/R/${token}`.toUpperCase();

/** The same address for who reads it, in a message or on a page. */
export const linkAddress = (siteUrl: string, token: string): string =>
  `${originOf(siteUrl)}/r/${token.toLowerCase()}`;

/** Where who got the link of a token says that he wants no more of them. */
export const optOutAddress = (siteUrl: string, token: string): string =>
  `${originOf(siteUrl)}/u/${token.toLowerCase()}`;

/** The address behind a counter's poster. */
export const posterAddress = (siteUrl: string, counter: string): string =>
  `${originOf(siteUrl)}/q/${counter}`;

const originOf = (siteUrl: string): string => new URL(siteUrl).origin;
