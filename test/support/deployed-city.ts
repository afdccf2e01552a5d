import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { localIsoOf } from '#domain/time.ts';
import { demonstrationSettings } from '../../functions/local/sign-in/demonstration-settings.ts';
import { type GatewayRequest, gatewayEvent } from './gateway-events.ts';
import { type LambdaFunction, startFunction } from './lambda-function.ts';
import { ORGANISATION, sampleId, sampleResponse } from './sample.ts';
import type { Synthesised, UploadedFunction } from './synthesised.ts';
import { openTable } from './table.ts';
import { openTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** All functions as they are uploaded, over one table. */
export type DeployedCity = {
  readonly uploaded: (name: string) => UploadedFunction;
  /** A function with its environment, or without any, and its own way to the table. */
  readonly start: (
    name: string,
    options?: { readonly bare?: boolean },
  ) => Promise<LambdaFunction & { readonly proxy: TcpProxy }>;
  readonly close: () => Promise<void>;
};

const SECRET = 'said by the site';

/** What the deployed functions make their receipt keys of. */
export const RECEIPT_SECRET = 'a secret to make receipt keys of, drawn elsewhere';

/** One call as it comes through the site and the gateway. */
export const call = async (
  lambda: LambdaFunction,
  method: string,
  path: string,
  { headers, ...request }: GatewayRequest = {},
): Promise<APIGatewayProxyStructuredResultV2> => {
  const event = gatewayEvent(method, path, {
    headers: { 'survey-origin-secret': SECRET, ...headers },
    ...request,
  });
  const invocation = await lambda.invoke(event);
  if (invocation.outcome === 'failed') throw new Error(`${invocation.errorType}: ${invocation.errorMessage}`);
  return invocation.payload as APIGatewayProxyStructuredResultV2;
};

let ids = 0;
/** A rating of just now, as functions have clocks of their own. */
export const newRating = (): string =>
  JSON.stringify(sampleResponse(0, { id: sampleId(++ids), at: localIsoOf(Date.now()) }));

export const rate = (
  lambda: LambdaFunction,
  body = newRating(),
): Promise<APIGatewayProxyStructuredResultV2> =>
  call(lambda, 'POST', '/v1/responses', { headers: { 'content-type': 'application/json' }, body });

export const openDeployedCity = async (shape: Synthesised): Promise<DeployedCity> => {
  const table = await openTable();
  await table.store.publishOrganisation(ORGANISATION, '2026-11-23');
  const started: (LambdaFunction & { readonly proxy: TcpProxy })[] = [];

  /** Hands on to the intake what comes to its public address, as the gateway would. */
  let intake: LambdaFunction | undefined;
  const site = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    intake ??= await start('Intake');
    const answer = await rate(intake, body);
    response.writeHead(answer.statusCode ?? 500).end(answer.body);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const values = {
    SURVEY_TABLE_NAME: table.tableName,
    SURVEY_ORIGIN_SECRET: SECRET,
    SURVEY_KIOSKS: 'open',
    SURVEY_RECEIPT_KEY: RECEIPT_SECRET,
    SURVEY_SITE_URL: `http://127.0.0.1:${(site.address() as AddressInfo).port}`,
    SURVEY_INVITATION_KEY: 'a secret of invitations, drawn elsewhere too',
    SURVEY_WEBHOOK_SECRET: 'VGhlIHNlY3JldCBvZiBhIGdhdGV3YXkgdGhhdCBpcyBkcmF3biBlbHNld2hlcmU',
    // Nobody listens there.
    SURVEY_MESSAGES: JSON.stringify({
      phone: 'webhook',
      email: 'webhook',
      zalo: 'webhook',
      mailSender: null,
      webhookUrl: 'http://127.0.0.1:9/',
    }),
    SURVEY_SIGN_IN: JSON.stringify(demonstrationSettings()('https://x')),
    SURVEY_ROLE_CLAIM: 'custom:role',
    SURVEY_UNIT_CLAIM: 'custom:unit',
    SURVEY_SYNTHETIC_UNIT: 'A1',
    SURVEY_SYNTHETIC_COUNTER: 'A1-01',
  };

  const uploaded = (name: string): UploadedFunction => {
    const found = shape.functions.get(name);
    if (!found) throw new Error(`the templates have no function ${name}`);
    return found;
  };

  const start: DeployedCity['start'] = async (name, { bare = false } = {}) => {
    const proxy = await openTcpProxy(table.endpoint);
    const made = bare ? { ...uploaded(name), variables: {} } : uploaded(name);
    const lambda = { ...startFunction(made, { endpoint: proxy.endpoint, values }), proxy };
    started.push(lambda);
    return lambda;
  };

  return {
    uploaded,
    start,
    close: async () => {
      for (const lambda of started) {
        await lambda.close();
        await lambda.proxy.close();
      }
      site.close();
      await table.close();
    },
  };
};
