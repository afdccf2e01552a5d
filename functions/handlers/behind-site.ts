import { createHash, timingSafeEqual } from 'node:crypto';
import type { Hono } from 'hono';
import type { APIGatewayProxyResult, LambdaContext, LambdaEvent } from 'hono/aws-lambda';
import { handle } from 'hono/aws-lambda';
import { problemOf } from '../api/problem.ts';
import { ORIGIN_SECRET_HEADER } from '../environment.ts';

export type GatewayHandler = (event: LambdaEvent, context: LambdaContext) => Promise<APIGatewayProxyResult>;

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * The handler of an app that answers only what comes through the site, which says a secret. The gateway has an
 * address of its own, and those who use it go round the web ACL.
 */
export const behindSite = (originSecret: string, app: Hono): GatewayHandler => {
  const answer = handle(app);
  const expected = digestOf(originSecret);
  return async (event, context) => {
    const said = event.headers?.[ORIGIN_SECRET_HEADER];
    const fromSite = typeof said === 'string' && timingSafeEqual(digestOf(said), expected);
    return fromSite ? answer(event, context) : REFUSAL;
  };
};

const refusal = problemOf('not-allowed', 'Use the public address of the service, not that of its gateway.');

const REFUSAL: APIGatewayProxyResult = {
  statusCode: refusal.status,
  headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  body: JSON.stringify(refusal),
  isBase64Encoded: false,
};
