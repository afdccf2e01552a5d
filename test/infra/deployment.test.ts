import { createServer, type Server } from 'node:http';
import { type App, CfnResource, Stack } from 'aws-cdk-lib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { stageArgument } from '../../infra/deployment/command.ts';
import { dataChangesOf } from '../../infra/deployment/data-changes.ts';
import { deployedStack } from '../../infra/deployment/deployed.ts';
import { obstaclesOf } from '../../infra/deployment/preflight.ts';
import { missingServicesOf, NEEDED_SERVICES } from '../../infra/deployment/region-services.ts';
import { SETTINGS } from '../../infra/settings.ts';
import { stageOf } from '../../infra/stages.ts';
import { templatesOf, testApp } from '../support/stage-templates.ts';

const planned = templatesOf('prod').data.toJSON();

type Json = Record<string, unknown>;

/** The planned template with one change made to its table. */
const withTable = (change: (properties: Json) => void): Json => {
  const copy = structuredClone(planned) as { Resources: Record<string, { Type: string; Properties: Json }> };
  const table = Object.values(copy.Resources).find(({ Type }) => Type === 'AWS::DynamoDB::GlobalTable');
  if (table) change(table.Properties);
  return copy;
};

const READY = {
  ...SETTINGS.prod,
  administratorEmail: 'chi.tran@hanoi.gov.vn',
  operatorsEmail: 'it@hanoi.gov.vn',
};
const stage = stageOf({ prod: READY }, 'prod');
const NOTHING = { missingServices: [], deployed: undefined, elsewhere: [], changes: [] };

describe('what a deployment would do to data', () => {
  it('is nothing where nothing changes', () => {
    expect(dataChangesOf(planned, planned)).toEqual([]);
  });

  it('is said in words for a change in place', () => {
    const deployed = withTable((table) => {
      table.BillingMode = 'PROVISIONED';
    });

    const [change] = dataChangesOf(deployed, planned);

    expect(change).toMatchObject({ endangersData: false });
    expect(change?.sentence).toMatch(
      /GlobalTable \w+ is changed in place; what it holds stays \(BillingMode\)$/,
    );
  });

  it.each([
    [
      'another key schema',
      withTable((table) => {
        table.KeySchema = [{ AttributeName: 'id', KeyType: 'HASH' }];
      }),
      /is REPLACED: a new, empty one takes its place \(KeySchema\)/,
    ],
    [
      'another name',
      withTable((table) => {
        table.TableName = 'another';
      }),
      /is REPLACED/,
    ],
  ])('is refused where it would replace the table: %s', (_, deployed, words) => {
    const changes = dataChangesOf(deployed, planned);

    expect(changes[0]?.sentence).toMatch(words);
    expect(obstaclesOf(stage, { ...NOTHING, changes })).toEqual([
      expect.stringMatching(/Data would be lost: this is not deployed\.$/),
    ]);
  });

  it('is refused where it would leave the table behind', () => {
    const changes = dataChangesOf(planned, { Resources: {} });

    expect(changes.filter(({ endangersData }) => endangersData).length).toBeGreaterThan(0);
    expect(changes.map(({ sentence }) => sentence).join()).toMatch(/GlobalTable \w+ is LEFT BEHIND/);
  });
});

describe('a deployment', () => {
  it('begins where nothing stands in its way', () => {
    expect(obstaclesOf(stage, NOTHING)).toEqual([]);
  });

  it('is refused while settings are the examples, each by its name', () => {
    expect(obstaclesOf(stageOf(SETTINGS, 'prod'), NOTHING)).toEqual([
      'prod.administratorEmail still is the example; put your own into infra/settings.ts.',
      'prod.operatorsEmail still is the example; put your own into infra/settings.ts.',
    ]);
  });

  it('is refused in a region without a service that it needs', () => {
    expect(obstaclesOf(stage, { ...NOTHING, missingServices: ['cognito-idp'] })).toEqual([
      'ap-southeast-1 does not have cognito-idp; choose another prod.region in infra/settings.ts.',
    ]);
  });

  it("is refused over another city's stage of the same name", () => {
    const deployed = { template: planned, tags: { city: '79' } };

    expect(obstaclesOf(stage, { ...NOTHING, deployed })).toEqual([
      expect.stringContaining('Stage "prod" is there already, of the city with top unit 79, not 01'),
    ]);
  });

  it('is refused in another region than the one its data stand in', () => {
    expect(obstaclesOf(stage, { ...NOTHING, elsewhere: ['ap-northeast-1'] })).toEqual([
      expect.stringContaining('Stage "prod" has its data in ap-northeast-1'),
    ]);
  });

  it('is refused where the first administrator would be taken away', () => {
    const later = templatesOf('prod', { administratorEmail: 'another@example.org' }).data.toJSON();

    const changes = dataChangesOf(planned, later);

    expect(obstaclesOf(stage, { ...NOTHING, changes })).toEqual([
      expect.stringMatching(/UserPoolUser \w+ is REPLACED/),
    ]);
  });

  it('takes the stage from the command line, and hands the rest to the CDK', () => {
    const { stage: named, forCdk } = stageArgument(['--stage', 'prod', '--require-approval', 'never']);

    expect(named.name).toBe('prod');
    expect(forCdk).toEqual(['--require-approval', 'never']);
  });

  it('refuses a stage that does not exist', () => {
    expect(() => stageArgument(['--stage=production'])).toThrow('There is no stage "production"');
  });
});

let server: Server | undefined;
afterEach(() => {
  vi.unstubAllEnvs();
  server?.close();
});

/** An address that answers as an AWS service does, for the SDK's own clients. */
const answering = async (
  answer: (body: string) => { status: number; type: string; body: string },
): Promise<void> => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const { status, type, body: text } = answer(body);
      response.writeHead(status, { 'content-type': type }).end(text);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'x');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'x');
};

describe('what AWS says', () => {
  it('is asked for the services of the region, page by page; a name that it has nowhere is no obstacle', async () => {
    const [renamed, first, ...rest] = NEEDED_SERVICES;
    const parametersOf = (services: readonly string[]) => services.map((Value) => ({ Value }));
    await answering((body) => {
      const here = body.includes('ap-southeast-1')
        ? rest.filter((service) => service !== 'cognito-idp')
        : rest;
      return {
        status: 200,
        type: 'application/x-amz-json-1.1',
        body: JSON.stringify(
          body.includes('NextToken')
            ? { Parameters: parametersOf(here) }
            : { Parameters: parametersOf([first]), NextToken: 'more' },
        ),
      };
    });

    expect(renamed).toBe('apigateway');
    expect(await missingServicesOf('ap-southeast-1')).toEqual(['cognito-idp']);
  });

  it('is taken for "not there yet" where the stack does not exist', async () => {
    await answering(() => ({
      status: 400,
      type: 'text/xml',
      body: '<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id x does not exist</Message></Error></ErrorResponse>',
    }));

    expect(await deployedStack('ap-southeast-1', 'x')).toBeUndefined();
  });

  it('is read for the template and the tags of a stack', async () => {
    await answering((body) => ({
      status: 200,
      type: 'text/xml',
      body: body.includes('DescribeStacks')
        ? `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>x</StackName><StackStatus>CREATE_COMPLETE</StackStatus>
           <CreationTime>2026-11-23T00:00:00Z</CreationTime><Tags><member><Key>city</Key><Value>01</Value></member></Tags></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`
        : '<GetTemplateResponse><GetTemplateResult><TemplateBody>{"Resources":{}}</TemplateBody></GetTemplateResult></GetTemplateResponse>',
    }));

    expect(await deployedStack('ap-southeast-1', 'x')).toEqual({
      template: { Resources: {} },
      tags: { city: '01' },
    });
  });
});

describe("the check against AWS's own schemas", () => {
  it('refuses a property that the resource does not have', () => {
    const app: App = testApp();
    new CfnResource(new Stack(app, 'Wrong'), 'Queue', {
      type: 'AWS::SQS::Queue',
      properties: { MessageRetentionDays: 14 },
    });

    expect(() => app.synth()).toThrow(/[Vv]alidation/);
  });
});
