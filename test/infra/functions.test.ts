import { describe, expect, it } from 'vitest';
import { propertiesOf, templatesOf } from '../support/stage-templates.ts';

const { service, observability } = templatesOf('prod');
const templates = [service, observability];

const ofBoth = <T>(type: string) => templates.flatMap((template) => propertiesOf<T>(template, type));

type FunctionProperties = {
  readonly Runtime: string;
  readonly Architectures: readonly string[];
  readonly LoggingConfig?: { readonly LogGroup?: unknown };
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
};

type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
};

type RoleProperties = {
  readonly ManagedPolicyArns?: readonly unknown[];
  readonly Policies?: readonly unknown[];
};

const NAMES = [
  'Decisions',
  'Devices',
  'Fold',
  'Intake',
  'Invitations',
  'Ledger',
  'Organisation',
  'Pages',
  'Reference',
  'Results',
  'Seal',
  'Send',
  'Sweep',
  'Synthetic',
  'Watch',
  'Webhooks',
] as const;

const logicalNameOf = (id: string): string => NAMES.find((name) => id.startsWith(name)) ?? id;

const functions = ofBoth<FunctionProperties>('AWS::Lambda::Function')
  // The CDK's own, which upload the pages and empty the bucket, run during deployments only.
  .filter(([id]) => !id.startsWith('Custom'))
  .map(([id, properties]) => [logicalNameOf(id), properties] as const);

const statements = ofBoth<{ readonly PolicyDocument: { readonly Statement: readonly Statement[] } }>(
  'AWS::IAM::Policy',
)
  .filter(([id]) => NAMES.some((name) => id.startsWith(name)))
  .flatMap(([id, { PolicyDocument }]) =>
    PolicyDocument.Statement.map((statement) => ({ name: logicalNameOf(id), ...statement })),
  );

/** `PutItem RESPONSE#*` for each call that may be made on the table, or `PutItem on every key`. */
const tableAccessOf = (name: string): readonly string[] =>
  statements
    .filter(
      (statement) => statement.name === name && !JSON.stringify(statement.Resource).includes('StreamArn'),
    )
    .flatMap(({ Action, Condition }) => {
      const keys = [
        Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? 'on every key',
      ].flat();
      return [Action]
        .flat()
        .filter((action) => action.startsWith('dynamodb:'))
        .flatMap((action) => keys.map((key) => `${action.replace('dynamodb:', '')} ${key}`));
    })
    .sort();

describe('the functions', () => {
  it('are these', () => {
    expect(functions.map(([name]) => name).sort()).toEqual(NAMES);
  });

  it.each(functions)('run on Node 24: %s', (_, { Runtime }) => {
    expect(Runtime).toBe('nodejs24.x');
  });

  it.each(functions)('run on arm64: %s', (_, { Architectures }) => {
    expect(Architectures).toEqual(['arm64']);
  });

  it.each(functions)('write their logs into a group of their own: %s', (name, { LoggingConfig }) => {
    expect(LoggingConfig?.LogGroup).toEqual({ Ref: expect.stringMatching(`^${name}Logs`) });
  });

  it('keep their logs for three months in prod', () => {
    const groups = ofBoth<{ readonly RetentionInDays: number }>('AWS::Logs::LogGroup');

    expect(groups.map(([, { RetentionInDays }]) => RetentionInDays)).toEqual(groups.map(() => 90));
  });

  it.each([
    ['Fold', ['SURVEY_TABLE_NAME']],
    ['Intake', ['SURVEY_KIOSKS', 'SURVEY_ORIGIN_SECRET', 'SURVEY_TABLE_NAME']],
    ['Pages', ['SURVEY_CITY_NAME', 'SURVEY_ORIGIN_SECRET', 'SURVEY_RECEIPT_KEY', 'SURVEY_TABLE_NAME']],
    ['Reference', ['SURVEY_CITY_NAME', 'SURVEY_ORIGIN_SECRET', 'SURVEY_RELEASE', 'SURVEY_SIGN_IN']],
    ['Results', ['SURVEY_ORIGIN_SECRET', 'SURVEY_ROLE_CLAIM', 'SURVEY_TABLE_NAME', 'SURVEY_UNIT_CLAIM']],
    ['Sweep', ['SURVEY_TABLE_NAME']],
    [
      'Decisions',
      [
        'SURVEY_ORIGIN_SECRET',
        'SURVEY_ROLE_CLAIM',
        'SURVEY_SITE_URL',
        'SURVEY_TABLE_NAME',
        'SURVEY_UNIT_CLAIM',
      ],
    ],
    ['Ledger', ['SURVEY_CITY_NAME', 'SURVEY_ORIGIN_SECRET', 'SURVEY_TABLE_NAME']],
    ['Seal', ['SURVEY_TABLE_NAME']],
    [
      'Devices',
      [
        'SURVEY_ORIGIN_SECRET',
        'SURVEY_RECEIPT_KEY',
        'SURVEY_RELEASE',
        'SURVEY_ROLE_CLAIM',
        'SURVEY_SITE_URL',
        'SURVEY_TABLE_NAME',
        'SURVEY_UNIT_CLAIM',
      ],
    ],
    ['Organisation', ['SURVEY_ORIGIN_SECRET', 'SURVEY_ROLE_CLAIM', 'SURVEY_TABLE_NAME', 'SURVEY_UNIT_CLAIM']],
    ['Watch', ['SURVEY_TABLE_NAME']],
    ['Webhooks', ['SURVEY_RECEIPT_KEY', 'SURVEY_TABLE_NAME']],
    [
      'Invitations',
      [
        'SURVEY_CITY_NAME',
        'SURVEY_INVITATION_KEY',
        'SURVEY_MESSAGES',
        'SURVEY_ORIGIN_SECRET',
        'SURVEY_RECEIPT_KEY',
        'SURVEY_ROLE_CLAIM',
        'SURVEY_TABLE_NAME',
        'SURVEY_UNIT_CLAIM',
      ],
    ],
    [
      'Send',
      [
        'SURVEY_CITY_NAME',
        'SURVEY_INVITATION_KEY',
        'SURVEY_MESSAGES',
        'SURVEY_SITE_URL',
        'SURVEY_TABLE_NAME',
        'SURVEY_WEBHOOK_SECRET',
      ],
    ],
    ['Synthetic', ['SURVEY_SITE_URL', 'SURVEY_SYNTHETIC_COUNTER', 'SURVEY_SYNTHETIC_UNIT']],
  ])('are told no more than they need: %s', (name, variables) => {
    const properties = functions.find(([other]) => other === name)?.[1];

    expect(Object.keys(properties?.Environment.Variables ?? {}).sort()).toEqual(
      ['NODE_OPTIONS', 'SURVEY_STAGE', ...variables].sort(),
    );
  });
});

describe('what a function may do', () => {
  it.each([
    [
      'Intake',
      [
        'GetItem DEVICE#*',
        'GetItem RESPONSE#*',
        'PutItem PASSING#*',
        'PutItem RESPONSE#*',
        'Query CONFIG#*',
        'Query QUESTIONNAIRE#*',
      ],
    ],
    ['Pages', ['GetItem RESPONSE#*', 'PutItem RESPONSE#*', 'Query CONFIG#*', 'Query QUESTIONNAIRE#*']],
    [
      'Results',
      [
        'GetItem SHEET#*',
        'Query CONFIG#*',
        'Query IMPROVEMENT#*',
        'Query QUESTIONNAIRE#*',
        'Query SCORECARD#*',
        'Query SHEET#*',
        'Query TALLY#*',
      ],
    ],
    [
      'Decisions',
      [
        'GetItem IMPROVEMENT#*',
        'GetItem MODERATION#*',
        'GetItem RESPONSE#*',
        'GetItem SHEET#*',
        'PutItem AUDIT#*',
        'PutItem IMPROVEMENT#*',
        'PutItem MODERATION#*',
        'PutItem QUESTIONNAIRE#*',
        'PutItem RESPONSE#*',
        'PutItem SCORECARD#*',
        'Query AUDIT#*',
        // Of the index of comments.
        'Query COMMENT#*',
        'Query CONFIG#*',
        'Query MODERATION#*',
        'Query QUESTIONNAIRE#*',
        'Query RESPONSE#*',
        'Query SCORECARD#*',
        'Query SHEET#*',
        'Query TALLY#*',
      ],
    ],
    [
      'Ledger',
      ['Query CONFIG#*', 'Query IMPROVEMENT#*', 'Query LEDGER#*', 'Query PUBLISHED#*', 'Query RESPONSE#*'],
    ],
    [
      'Seal',
      [
        'PutItem LEDGER#*',
        'PutItem PUBLISHED#*',
        'Query CONFIG#*',
        'Query LEDGER#*',
        'Query PUBLISHED#*',
        'Query QUESTIONNAIRE#*',
        'Query RESPONSE#*',
        'Query SHEET#*',
        'Query TALLY#*',
      ],
    ],
    [
      'Devices',
      [
        'GetItem APIKEY#*',
        'GetItem DEVICE#*',
        'GetItem DOSSIER#*',
        'GetItem ISSUED#*',
        'GetItem PASSING#*',
        'GetItem WEBHOOK#*',
        'PutItem APIKEY#*',
        'PutItem AUDIT#*',
        'PutItem DEVICE#*',
        'PutItem DOSSIER#*',
        'PutItem ISSUED#*',
        'PutItem PASSING#*',
        'PutItem WEBHOOK#*',
        'Query APIKEY#*',
        'Query AUDIT#*',
        'Query CONFIG#*',
        'Query DEVICE#*',
        'Query PASSING#*',
        'Query QUESTIONNAIRE#*',
        'Query WEBHOOK#*',
      ],
    ],
    [
      'Webhooks',
      [
        'GetItem SHEET#*',
        'GetItem WEBHOOK#*',
        'PutItem WEBHOOK#*',
        'Query AUDIT#*',
        'Query CONFIG#*',
        'Query DEVICE#*',
        'Query QUESTIONNAIRE#*',
        'Query SHEET#*',
        'Query WEBHOOK#*',
      ],
    ],
    [
      'Organisation',
      ['PutItem AUDIT#*', 'PutItem CONFIG#*', 'Query AUDIT#*', 'Query CONFIG#*', 'Query DEVICE#*'],
    ],
    ['Watch', ['PutItem DEVICE#*', 'Query DEVICE#*', 'Query TALLY#*']],
    [
      'Invitations',
      [
        'GetItem APIKEY#*',
        'GetItem INVITATION#*',
        'GetItem OPTOUT#*',
        'GetItem PASSING#*',
        'GetItem SUBSCRIPTION#*',
        'PutItem APIKEY#*',
        'PutItem AUDIT#*',
        'PutItem INVITATION#*',
        'PutItem OPTOUT#*',
        'PutItem PASSING#*',
        'PutItem SUBSCRIPTION#*',
        'Query AUDIT#*',
        'Query CONFIG#*',
        'Query SUBSCRIPTION#*',
      ],
    ],
    [
      'Send',
      [
        'GetItem INVITATION#*',
        'GetItem OPTOUT#*',
        'GetItem RESPONSE#*',
        'PutItem INVITATION#*',
        'PutItem SUBSCRIPTION#*',
        'Query CONFIG#*',
        'Query INVITATION#*',
        'Query SUBSCRIPTION#*',
      ],
    ],
    ['Reference', []],
    ['Synthetic', []],
    [
      'Fold',
      [
        'GetItem CONFIG#*',
        'GetItem SHEET#*',
        'GetItem TALLY#*',
        'PutItem SHEET#*',
        'PutItem TALLY#*',
        'Query CONFIG#*',
        'Query DOSSIER#*',
        'Query ISSUED#*',
        'Query RESPONSE#*',
        'Query SHEET#*',
        'Query TALLY#*',
      ],
    ],
    [
      'Sweep',
      [
        'GetItem CONFIG#*',
        'GetItem SHEET#*',
        'GetItem TALLY#*',
        'PutItem SHEET#*',
        'PutItem TALLY#*',
        'Query CONFIG#*',
        'Query DOSSIER#*',
        'Query ISSUED#*',
        'Query RESPONSE#*',
        'Query SHEET#*',
        'Query TALLY#*',
      ],
    ],
  ])('with the table is listed here: %s', (name, access) => {
    expect(tableAccessOf(name)).toEqual(access);
  });

  it.each([
    ['Intake', ['dynamodb', 'kms', 'logs']],
    ['Pages', ['dynamodb', 'kms', 'logs']],
    ['Results', ['dynamodb', 'kms', 'logs']],
    ['Reference', ['logs']],
    ['Synthetic', ['logs']],
    ['Sweep', ['dynamodb', 'kms', 'logs']],
    ['Decisions', ['dynamodb', 'kms', 'logs']],
    ['Ledger', ['dynamodb', 'kms', 'logs']],
    ['Seal', ['dynamodb', 'kms', 'logs']],
    ['Organisation', ['dynamodb', 'kms', 'logs']],
    ['Webhooks', ['dynamodb', 'kms', 'logs']],
    ['Fold', ['dynamodb', 'kms', 'logs', 'sqs']],
    // Until the settings name a provider.
    ['Invitations', ['dynamodb', 'kms', 'logs']],
    ['Send', ['dynamodb', 'kms', 'logs']],
  ])('with other services is listed here, and only ever allowed: %s', (name, services) => {
    const own = statements.filter((statement) => statement.name === name);
    const used = own.flatMap(({ Action }) => [Action].flat().map((action) => action.split(':')[0]));

    expect([...new Set(used)].sort()).toEqual(services);
    expect(own.map(({ Effect }) => Effect)).toEqual(own.map(() => 'Allow'));
  });

  it('with the audit log is to add to it and to read it: nobody changes an entry or takes one away', () => {
    const onLog = NAMES.flatMap((name) => tableAccessOf(name))
      .filter((access) => access.endsWith('AUDIT#*') || access.endsWith('on every key'))
      .map((access) => access.split(' ')[0]);

    expect([...new Set(onLog)].toSorted()).toEqual(['PutItem', 'Query']);
  });

  it('with the table is meant for the table itself', () => {
    const onItems = statements.filter(({ Condition }) => Condition?.['ForAllValues:StringLike']);

    expect(onItems.map(({ Resource }) => JSON.stringify(Resource))).toEqual(
      onItems.map(() => expect.stringMatching(/ImportValue.*Table\w+Arn/)),
    );
  });

  it('with items is refused for a request without a key', () => {
    const onItems = statements.filter(({ Condition }) => Condition?.['ForAllValues:StringLike']);

    expect(onItems.map(({ Condition }) => Condition?.Null)).toEqual(
      onItems.map(() => ({ 'dynamodb:LeadingKeys': 'false' })),
    );
  });

  it("with the city's key is done through the table's service only", () => {
    const onKey = statements
      .filter(({ Action }) => [Action].flat().some((each) => each.startsWith('kms:')))
      // Lambda itself reads the stream for the fold, and decrypts what it reads.
      .filter(({ name, Action }) => !(name === 'Fold' && [Action].flat().length === 2));

    expect(onKey.map(({ name }) => name).sort()).toEqual([
      'Decisions',
      'Devices',
      'Fold',
      'Intake',
      'Invitations',
      'Ledger',
      'Organisation',
      'Pages',
      'Results',
      'Seal',
      'Send',
      'Sweep',
      'Watch',
      'Webhooks',
    ]);
    expect(onKey.map(({ Condition }) => Condition)).toEqual(
      onKey.map(() => ({ StringEquals: { 'kms:ViaService': 'dynamodb.ap-southeast-1.amazonaws.com' } })),
    );
  });

  it('is never meant for all resources', () => {
    expect(statements.filter(({ Resource }) => Resource === '*')).toEqual([]);
  });

  it('is never a whole service', () => {
    expect(statements.filter(({ Action }) => [Action].flat().some((action) => action.includes('*')))).toEqual(
      [],
    );
  });

  it('comes from no policy kept elsewhere', () => {
    const roles = ofBoth<RoleProperties>('AWS::IAM::Role').filter(([id]) =>
      NAMES.some((name) => id.startsWith(name)),
    );

    expect(roles.filter(([, role]) => role.ManagedPolicyArns ?? role.Policies)).toEqual([]);
  });
});
