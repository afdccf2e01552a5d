import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Issue } from '#domain/response.ts';
import {
  DecisionRefusedError,
  ResponseAlreadyRecordedError,
  StoreUnavailableError,
} from '../store/errors.ts';

/** The kinds of problem, by the last part of their `type`; the reference page explains each. */
export const PROBLEMS = {
  'invalid-response': { status: 422, title: 'The response has wrong fields' },
  'invalid-request': { status: 422, title: 'The request has wrong fields' },
  'invalid-table': { status: 422, title: 'The table has wrong lines' },
  'invalid-query': { status: 400, title: 'The query has wrong parameters' },
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'unsupported-media-type': { status: 415, title: 'The body is of another kind than is taken here' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'already-recorded': { status: 409, title: 'The id is taken by a response with other content' },
  'received-before': { status: 409, title: 'The dossier was received on another day' },
  'already-reported': { status: 409, title: 'The id is taken by a report with other numbers' },
  'already-invited': { status: 409, title: 'The citizen was invited at another address' },
  'already-subscribed': { status: 409, title: 'The address gets this report already, or the id is taken' },
  'no-mail': { status: 409, title: 'This installation sends no e-mail' },
  'decision-refused': { status: 409, title: 'The response cannot be decided so' },
  'questionnaire-refused': { status: 409, title: 'The questionnaire is not where this step begins' },
  'device-unknown': { status: 401, title: 'No device has this name' },
  'device-signature-invalid': { status: 401, title: 'The request is not signed by this device' },
  'device-key-expired': { status: 401, title: 'The key of this device has expired' },
  'device-request-skewed': { status: 401, title: 'The time in the signature is not the server’s' },
  'device-request-replayed': { status: 409, title: 'The request was sent before' },
  'device-revoked': { status: 403, title: 'The device was revoked' },
  'device-elsewhere': { status: 403, title: 'The device stands at another counter' },
  'device-needed': { status: 403, title: 'Ratings of a kiosk must be signed by an enrolled device' },
  'pairing-refused': { status: 409, title: 'The pairing code cannot be used' },
  'webhook-disabled': { status: 409, title: 'The endpoint is told nothing more' },
  'changed-meanwhile': { status: 409, title: 'Somebody else changed it in the meantime' },
  'too-many-requests': { status: 429, title: 'Too many requests of this kind at once' },
  'not-signed-in': { status: 401, title: 'A bearer token is needed' },
  'not-allowed': { status: 403, title: 'Your role does not allow this, or not for this unit' },
  'not-found': { status: 404, title: 'Nothing stands here' },
  'method-not-allowed': { status: 405, title: 'This method is not offered here' },
  unavailable: { status: 503, title: 'The service cannot take the request now' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, { status: ContentfulStatusCode; title: string }>;

export type ProblemKind = keyof typeof PROBLEMS;

/** The body of every error (RFC 9457). */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly Issue[];
};

export const problemOf = (kind: ProblemKind, detail: string, errors?: readonly Issue[]): Problem => ({
  type: `/reference#${kind}`,
  title: PROBLEMS[kind].title,
  status: PROBLEMS[kind].status,
  detail,
  ...(errors ? { errors } : {}),
});

export const problem = (
  c: Context,
  kind: ProblemKind,
  detail: string,
  options: { errors?: readonly Issue[]; headers?: Record<string, string> } = {},
): Response =>
  c.body(JSON.stringify(problemOf(kind, detail, options.errors)), PROBLEMS[kind].status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...options.headers,
  });

/** Thrown where a request ends; `onError` turns it into its problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly kind: ProblemKind;
  readonly errors: readonly Issue[] | undefined;
  readonly headers: Record<string, string>;
  constructor(
    kind: ProblemKind,
    detail: string,
    options: { errors?: readonly Issue[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.kind = kind;
    this.errors = options.errors;
    this.headers = options.headers ?? {};
  }
}

/** The kind of problem that an error ends a request with. */
export const problemKindOf = (error: unknown): ProblemKind => {
  if (error instanceof ProblemError) return error.kind;
  if (error instanceof ResponseAlreadyRecordedError) return 'already-recorded';
  if (error instanceof DecisionRefusedError) return 'decision-refused';
  return error instanceof StoreUnavailableError ? 'unavailable' : 'internal';
};
