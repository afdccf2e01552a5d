import * as z from 'zod/mini';
import { MOMENTS } from '#domain/response.ts';
import { QR_FORMS } from '../receipts/issuer.ts';
import { DEFAULT_VALID_DAYS, LONGEST_RECEIPT } from '../receipts/receipt-request.ts';
import { RECEIPT_CHANNELS, VALIDITIES } from '../receipts/token.ts';
import { problemSchema } from './response-schemas.ts';

export const MOST_RECEIPTS = 500;

export const issueQuerySchema = z.object({
  qr: z.optional(
    z
      .enum(QR_FORMS, `must be one of ${QR_FORMS.join(', ')}`)
      .check(z.describe('In which form the QR code is wanted; "svg" where left out')),
  ),
});

/*
 * As the OpenAPI document says it; what is sent is checked by `checkReceiptRequest`, which the offline command uses too
 * and which knows the organisation.
 */
const receiptRequestSchema = z.strictObject({
  unit: z.string().check(z.describe('Code of the unit that serves')),
  counter: z.optional(z.string().check(z.describe('Code of the counter, such as 00070-03'))),
  service: z.optional(z.string().check(z.describe('National code of the procedure, such as 1.001193'))),
  moment: z.enum(MOMENTS),
  at: z
    .string()
    .check(
      z.describe(
        'When the moment was, RFC 3339 with offset; what was told first of a moment of a dossier stands, here, for a prompt or an invitation',
      ),
    ),
  receipt: z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(LONGEST_RECEIPT),
      z.describe('Number of the receipt; a keyed hash of it is signed, and it is not kept'),
    ),
  channel: z.optional(
    z.enum(RECEIPT_CHANNELS).check(z.describe('Printed, or sent as a link; "receipt" where left out')),
  ),
  validDays: z.optional(
    z
      .union(VALIDITIES.map((days) => z.literal(days)))
      .check(z.describe(`How long it may be rated; ${DEFAULT_VALID_DAYS} where left out`)),
  ),
});

export const issueBodySchema = z.union([
  receiptRequestSchema,
  z.strictObject({
    receipts: z.array(receiptRequestSchema).check(z.minLength(1), z.maxLength(MOST_RECEIPTS)),
  }),
]);

const issuedReceiptSchema = z.object({
  at: z.string().check(z.describe('When the moment was, as it was told first')),
  token: z.string(),
  url: z.string().check(z.describe('In capitals, for the QR code: its alphanumeric mode is the densest')),
  link: z.string().check(z.describe('The same address for messages and pages')),
  typedCode: z.string().check(z.describe('For who cannot scan, typed beside the code of the counter')),
  validUntil: z.string(),
  qr: z.optional(
    z.object({
      version: z.int().check(z.describe('ISO/IEC 18004; error correction level M')),
      svg: z.optional(z.string()),
      png: z.optional(
        z
          .string()
          .check(z.describe('Base64, one bit a dot, for printers of 203 dots an inch on 58 mm paper')),
      ),
    }),
  ),
});

export const issuedSchema = z.union([
  issuedReceiptSchema,
  z.object({
    results: z.array(
      z.object({
        status: z.int(),
        ...z.partial(issuedReceiptSchema).shape,
        problem: z.optional(problemSchema),
      }),
    ),
  }),
]);

export type IssuedAnswer = z.infer<typeof issuedReceiptSchema>;
