import { OF_BODIES, OF_PEOPLE } from './device-operations.ts';
import {
  dossierResultsSchema,
  dossiersBodySchema,
  issuedBodySchema,
  issuedResultsSchema,
  MOST_REPORTS,
} from './dossier-schemas.ts';
import type { Operation } from './operation.ts';

/** What the one-stop system tells, so that one knows how many were asked. */
export const DOSSIER_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/dossiers',
    summary: `Reports up to ${MOST_REPORTS} dossiers, each judged alone; the same report changes nothing, the latest stands`,
    signedIn: true,
    body: dossiersBodySchema,
    answers: {
      '200': { description: 'One result for each dossier, in order', schema: dossierResultsSchema },
    },
    problems: [...OF_BODIES, ...OF_PEOPLE],
  },
  {
    method: 'post',
    path: '/v1/receipts/issued',
    summary: 'Reports how many receipts that can be rated were issued elsewhere, by unit, day and moment',
    signedIn: true,
    body: issuedBodySchema,
    answers: { '200': { description: 'One result for each report, in order', schema: issuedResultsSchema } },
    problems: [...OF_BODIES, ...OF_PEOPLE],
  },
];
