import type { Moment } from '#domain/response.ts';
import { localHourOf } from '#domain/time.ts';
import { dossierHash, dossierId, dossierResponseId } from './dossier-id.ts';
import type { Keyring } from './keyring.ts';
import {
  expiryOf,
  type ReceiptToken,
  signedToken,
  TokenFieldError,
  type Verified,
  verifiedToken,
} from './token.ts';
import { typedCode, verifiedTypedCode } from './typed-code.ts';

/** A moment of a dossier, as the one-stop system names it. */
export type DossierMoment = {
  readonly unit: string;
  /** The receipt's number; it is hashed at once. */
  readonly receipt: string;
  readonly moment: Moment;
  /** Epoch milliseconds of the moment as the one-stop system has it on record; told otherwise, it is another rating. */
  readonly atMs: number;
};

export type ToIssue = DossierMoment & Pick<ReceiptToken, 'counter' | 'service' | 'channel' | 'validDays'>;

export type IssuedReceipt = {
  readonly token: string;
  readonly typedCode: string;
  /** The id of the response that it asks for. */
  readonly id: string;
  /** Epoch milliseconds from which on it is refused. */
  readonly untilMs: number;
};

/** Receipts (giấy tiếp nhận) as something to rate: issued and verified without a table, by whoever has the keys. */
export type Receipts = {
  /** Throws a `TokenFieldError` for what no token can say, a `KeyringError` for a unit that the keys are not for. */
  readonly issue: (what: ToIssue) => IssuedReceipt;
  readonly verified: (token: string, nowMs: number) => Verified;
  readonly verifiedTyped: (
    typed: string,
    place: { readonly unit: string; readonly counter?: number },
    nowMs: number,
  ) => Verified;
  /** The id of the one response to what a token stands for. */
  readonly responseIdOf: (token: Pick<ReceiptToken, 'unit' | 'dossier' | 'moment' | 'hourMs'>) => string;
  /** The same, for who knows the receipt's number. */
  readonly responseIdOfDossier: (dossier: DossierMoment) => string;
  readonly dossierIdOf: (unit: string, receipt: string) => string;
};

const HOUR_MS = 3_600_000;

const hourTextOf = (ms: number): string => {
  const { day, hour } = localHourOf(ms);
  return `${day}T${hour}`;
};

export const createReceipts = (keyring: Keyring): Receipts => {
  const signing = keyring.keys.filter(({ state }) => state === 'current');
  // Beside the platform's own key, those of integrations only verify.
  const key = signing.find(({ units }) => !units) ?? signing[0];
  const responseIdOf: Receipts['responseIdOf'] = ({ unit, dossier, moment, hourMs }) =>
    dossierResponseId(keyring.identityOf(unit), dossier, moment, hourTextOf(hourMs));

  return {
    issue: ({ receipt, atMs, ...fields }) => {
      if (!key) throw new TokenFieldError('there is no current key to sign with');
      const token: ReceiptToken = {
        ...fields,
        // Hours of the place begin when hours of UTC do, seven hours apart.
        hourMs: Math.floor(atMs / HOUR_MS) * HOUR_MS,
        dossier: dossierHash(keyring.identityOf(fields.unit), receipt),
      };
      return {
        token: signedToken(token, key),
        typedCode: typedCode(token, key),
        id: responseIdOf(token),
        untilMs: expiryOf(token),
      };
    },
    verified: (token, nowMs) => verifiedToken(keyring, token, nowMs),
    verifiedTyped: (typed, place, nowMs) => verifiedTypedCode(keyring, typed, place, nowMs),
    responseIdOf,
    responseIdOfDossier: ({ unit, receipt, moment, atMs }) =>
      responseIdOf({ unit, moment, hourMs: atMs, dossier: dossierHash(keyring.identityOf(unit), receipt) }),
    dossierIdOf: (unit, receipt) => dossierId(keyring.identityOf(unit), receipt),
  };
};
