import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localIsoOf } from '#domain/time.ts';
import { bodyOf, type GatewayRequest, gatewayEvent } from '../support/gateway-events.ts';
import { type Deployment, type LambdaFunction, startFunction } from '../support/lambda-function.ts';
import { filledIn } from '../support/pages.ts';
import { ORGANISATION, sampleId, sampleResponse } from '../support/sample.ts';
import { type Synthesised, synthesise, type UploadedFunction } from '../support/synthesised.ts';
import { openTable, type TestTable } from '../support/table.ts';
import { openTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const NAMES = ['Fold', 'Intake', 'Pages', 'Reference', 'Results', 'Sweep', 'Synthetic'];
const SECRET = 'said by the site';

let shape: Synthesised;
let table: TestTable;
let proxy: TcpProxy;
let site: Server;
let deployment: Deployment;
const started: LambdaFunction[] = [];

const uploadedAs = (name: string): UploadedFunction => {
  const uploaded = shape.functions.get(name);
  if (!uploaded) throw new Error(`the templates have no function ${name}`);
  return uploaded;
};

const start = (name: string, on: Deployment = deployment): LambdaFunction => {
  const lambda = startFunction(uploadedAs(name), on);
  started.push(lambda);
  return lambda;
};

/** One call as it comes through the site and the gateway. */
const call = async (
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
const rating = () => sampleResponse(0, { id: sampleId(++ids), at: localIsoOf(Date.now()) });

const rate = (lambda: LambdaFunction, body = JSON.stringify(rating())) =>
  call(lambda, 'POST', '/v1/responses', { headers: { 'content-type': 'application/json' }, body });

beforeAll(async () => {
  shape = synthesise('prod');
  table = await openTable();
  await table.store.publishOrganisation(ORGANISATION, '2026-11-23');
  proxy = await openTcpProxy(table.endpoint);
  let intake: LambdaFunction | undefined;
  site = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    intake ??= start('Intake');
    const answer = await rate(intake, body);
    response.writeHead(answer.statusCode ?? 500).end(answer.body);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  deployment = {
    endpoint: proxy.endpoint,
    values: {
      SURVEY_TABLE_NAME: table.tableName,
      SURVEY_ORIGIN_SECRET: SECRET,
      SURVEY_SITE_URL: `http://127.0.0.1:${(site.address() as AddressInfo).port}`,
      SURVEY_SYNTHETIC_UNIT: 'A1',
      SURVEY_SYNTHETIC_COUNTER: 'A1-01',
    },
  };
});
afterAll(async () => {
  await Promise.all(started.map((lambda) => lambda.close()));
  site.close();
  await proxy.close();
  await table.close();
  shape.remove();
});

describe('what is uploaded', () => {
  it('is run here by the Node of its template', () => {
    const runtimes = NAMES.map((name) => uploadedAs(name).runtime);

    expect(runtimes).toEqual(NAMES.map(() => `nodejs${process.versions.node.split('.')[0]}.x`));
  });

  it('takes a rating in, and knows it again', async () => {
    const intake = start('Intake');
    const body = JSON.stringify(rating());

    const answers = [await rate(intake, body), await rate(intake, body)];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 200]);
    expect(answers[0]?.body).toBe(answers[1]?.body);
    expect(intake.starts()).toBe(1);
  });

  it('draws the rating page and takes its form, which the gateway encodes', async () => {
    const pages = start('Pages');
    const page = await call(pages, 'GET', '/q/A1-01?lang=en');
    const body = filledIn(bodyOf(page).toString(), { 'answer-overall': '4' }).toString();

    const thanks = await call(pages, 'POST', '/q/A1-01', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });

    expect([page.statusCode, thanks.statusCode]).toEqual([200, 200]);
    expect(bodyOf(thanks).toString()).toContain('satisfaction index of Unit A1');
  });

  it('shows results to whom the authoriser knows, compressed', async () => {
    const claims = { 'custom:role': 'manager', 'custom:unit': 'A1', sub: '6a7b', token_use: 'access' };

    const answer = await call(start('Results'), 'GET', '/v1/units/A1/results?month=2026-11', {
      claims,
      headers: { 'accept-encoding': 'gzip' },
    });

    expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: true });
    expect(JSON.parse(gunzipSync(bodyOf(answer)).toString())).toMatchObject({ unit: 'A1', month: '2026-11' });
  });

  it('says which release it is', async () => {
    const answer = await call(start('Reference'), 'GET', '/healthz');

    expect(JSON.parse(answer.body ?? '')).toMatchObject({ status: 'ok', build: '0.1.0' });
  });

  it.each(['Sweep', 'Synthetic'])('does what a schedule asks for: %s', async (name) => {
    const invocation = await start(name).invoke({});

    expect(invocation).toEqual({ outcome: 'answered', payload: null });
  });

  it('refuses what goes round the site', async () => {
    const answer = await call(start('Intake'), 'GET', '/v1/responses', {
      headers: { 'survey-origin-secret': 'guessed' },
    });

    expect(answer.statusCode).toBe(403);
  });

  it('refuses a body that is no JSON, and lives on', async () => {
    const intake = start('Intake');

    const answers = [await rate(intake, '{"id":'), await rate(intake)];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 201]);
    expect(intake.starts()).toBe(1);
  });

  it('keeps cookies and addresses out of its answers and its log', async () => {
    const pages = start('Pages');

    const answer = await call(pages, 'GET', '/q/A1-01', { cookies: ['session=f00d', 'theme=dark'] });
    await call(pages, 'POST', '/q/A1-01', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      cookies: ['session=f00d'],
      body: 'answer-overall=9',
    });
    await pages.close();

    expect(answer.cookies ?? []).toEqual([]);
    expect(pages.log().join()).toContain('Refused');
    expect(pages.log().join()).not.toMatch(/f00d|203\.0\.113|CloudFront/);
  });
});

describe('the start of a function', () => {
  it.each([
    ['Fold', ['SURVEY_STAGE', 'SURVEY_TABLE_NAME']],
    ['Intake', ['SURVEY_ORIGIN_SECRET', 'SURVEY_STAGE', 'SURVEY_TABLE_NAME']],
    ['Pages', ['SURVEY_CITY_NAME', 'SURVEY_ORIGIN_SECRET', 'SURVEY_STAGE', 'SURVEY_TABLE_NAME']],
    ['Reference', ['SURVEY_CITY_NAME', 'SURVEY_ORIGIN_SECRET', 'SURVEY_RELEASE']],
    ['Results', ['SURVEY_ORIGIN_SECRET', 'SURVEY_TABLE_NAME']],
    ['Sweep', ['SURVEY_STAGE', 'SURVEY_TABLE_NAME']],
    ['Synthetic', ['SURVEY_SITE_URL', 'SURVEY_STAGE', 'SURVEY_SYNTHETIC_COUNTER', 'SURVEY_SYNTHETIC_UNIT']],
  ])(
    'fails without its environment, names all that is missing, and is tried anew: %s',
    async (name, missing) => {
      const bare = startFunction({ ...uploadedAs(name), variables: {} }, deployment);
      started.push(bare);

      const [first, second] = [await bare.invoke({}), await bare.invoke({})];

      expect(first).toMatchObject({ outcome: 'failed', errorType: 'EnvironmentError' });
      const [, named = ''] =
        /^Missing environment variables: (.+)$/.exec(first.outcome === 'failed' ? first.errorMessage : '') ??
        [];
      expect(named.split(', ').sort()).toEqual(missing);
      expect(second).toEqual(first);
      expect(bare.starts()).toBe(2);
    },
  );
});

describe('the connections to the table', () => {
  it('are used again by later invocations', async () => {
    const own = await openTcpProxy(table.endpoint);
    const intake = start('Intake', { ...deployment, endpoint: own.endpoint });
    await rate(intake);
    const before = own.connections();

    for (let at = 0; at < 5; at++) await rate(intake);

    expect(own.connections()).toBe(before);
    expect(intake.starts()).toBe(1);
    await intake.close();
    await own.close();
  });

  it('are given up when nothing comes back, and the rating is taken over another', async () => {
    const own = await openTcpProxy(table.endpoint);
    const intake = start('Intake', { ...deployment, endpoint: own.endpoint });
    await rate(intake);
    void own.stallAt('PutItem').then(own.recover);

    const answer = await rate(intake);

    expect(answer.statusCode).toBe(201);
    await intake.close();
    await own.close();
  });
});
