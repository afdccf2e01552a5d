import { localIsoOf } from '#domain/time.ts';
import { dotsPerSquare } from './paper-roll.ts';
import { type QrCode, qrCodeOf, qrPng, qrSvg, squaresAcross } from './qr-code.ts';
import { linkAddress, scannedAddress } from './receipt-address.ts';
import type { Receipts, ToIssue } from './receipts.ts';

/** A receipt as it is handed over: to be printed, or sent. */
export type Handout = {
  readonly token: string;
  /** In capitals, for the QR code. */
  readonly url: string;
  /** The same address for messages and pages. */
  readonly link: string;
  readonly typedCode: string;
  /** When it can no longer be rated, in the time of the place. */
  readonly validUntil: string;
};

/** Issues receipts for the site at this address; needs no network. Throws what `Receipts.issue` throws. */
export const createIssuer =
  ({ issue }: Pick<Receipts, 'issue'>, siteUrl: string) =>
  (what: ToIssue): Handout => {
    const { token, typedCode, untilMs } = issue(what);
    return {
      token,
      url: scannedAddress(siteUrl, token),
      link: linkAddress(siteUrl, token),
      typedCode,
      validUntil: localIsoOf(untilMs),
    };
  };

export const QR_FORMS = ['svg', 'png', 'both', 'none'] as const;
export type QrForm = (typeof QR_FORMS)[number];

export type DrawnQr = {
  /** Of ISO/IEC 18004, at error correction level M. */
  readonly version: number;
  readonly svg?: string;
  /** Base64, one bit a dot, for the head of a printer of 58 mm. */
  readonly png?: string;
};

/** The QR code of the receipt in the forms that are wanted. */
export const drawnQr = ({ url }: Handout, form: Exclude<QrForm, 'none'>): DrawnQr => {
  const code = qrCodeOf(url);
  return {
    version: code.version,
    ...(form === 'png' ? {} : { svg: qrSvg(code) }),
    ...(form === 'svg' ? {} : { png: pngOf(code) }),
  };
};

const pngOf = (code: QrCode): string =>
  Buffer.from(qrPng(code, dotsPerSquare(squaresAcross(code), 58))).toString('base64');
