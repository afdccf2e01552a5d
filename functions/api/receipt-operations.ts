import { OF_BODIES, OF_PEOPLE } from './device-operations.ts';
import type { Operation } from './operation.ts';
import { issueBodySchema, issuedSchema, issueQuerySchema, MOST_RECEIPTS } from './receipt-schemas.ts';

/** What the one-stop system asks for. */
export const RECEIPT_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/receipts',
    summary: `Signs a receipt that its citizen can rate, or up to ${MOST_RECEIPTS}, each judged alone; keeps how many`,
    signedIn: true,
    query: issueQuerySchema,
    body: issueBodySchema,
    answers: {
      '200': {
        description: 'Token, addresses and QR code; of a list one result for each, in order',
        schema: issuedSchema,
      },
    },
    problems: [...OF_BODIES, ...OF_PEOPLE],
  },
];
