import { describe, expect, it } from 'vitest';
import { propertiesOf, templatesOf } from '../support/stage-templates.ts';

const TABLE = 'AWS::DynamoDB::GlobalTable';

type TableProperties = {
  readonly AttributeDefinitions: unknown;
  readonly KeySchema: unknown;
  readonly GlobalSecondaryIndexes: unknown;
  readonly BillingMode: string;
  readonly StreamSpecification: unknown;
  readonly SSESpecification: { readonly SSEEnabled: boolean; readonly SSEType?: string };
  readonly Replicas: readonly Readonly<Record<string, unknown>>[];
};

const dev = templatesOf('dev').data;
const prod = templatesOf('prod').data;
const [[, table] = [], ...others] = propertiesOf<TableProperties>(prod, TABLE);

describe('the table', () => {
  it('is the only one', () => {
    expect(others).toEqual([]);
  });

  it('has a partition key and a sort key', () => {
    expect(table?.KeySchema).toEqual([
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ]);
  });

  it('has strings for keys', () => {
    expect(table?.AttributeDefinitions).toEqual([
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
      { AttributeName: 'commented', AttributeType: 'S' },
    ]);
  });

  it('has an index of comments with neither code nor form of a response', () => {
    expect(table?.GlobalSecondaryIndexes).toEqual([
      {
        IndexName: 'comments',
        KeySchema: [
          { AttributeName: 'commented', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        Projection: {
          ProjectionType: 'INCLUDE',
          NonKeyAttributes: [
            'comment',
            'answers',
            'questionnaire',
            'version',
            'channel',
            'moment',
            'service',
            'salt',
          ],
        },
      },
    ]);
  });

  it('is paid by request', () => {
    expect(table?.BillingMode).toBe('PAY_PER_REQUEST');
  });

  it('tells its stream nothing but keys', () => {
    expect(table?.StreamSpecification).toEqual({ StreamViewType: 'KEYS_ONLY' });
  });

  it.each([
    ['dev', dev],
    ['prod', prod],
  ])('can be restored to a point in time in %s', (_, template) => {
    const [[, properties] = []] = propertiesOf<TableProperties>(template, TABLE);

    expect(properties?.Replicas[0]?.PointInTimeRecoverySpecification).toEqual({
      PointInTimeRecoveryEnabled: true,
    });
  });

  it("is encrypted with the city's own key in prod", () => {
    expect(table?.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
  });

  it('is encrypted with the key that AWS owns in dev', () => {
    const [[, properties] = []] = propertiesOf<TableProperties>(dev, TABLE);

    expect(properties?.SSESpecification).toEqual({ SSEEnabled: false });
  });

  it('refuses to be deleted in prod', () => {
    expect(table?.Replicas[0]?.DeletionProtectionEnabled).toBe(true);
  });

  it.each([
    ['stays behind in prod', prod, 'Retain'],
    ['goes with its stack in dev', dev, 'Delete'],
  ])('%s when the stack is removed', (_, template, policy) => {
    const [resource] = Object.values(template.findResources(TABLE));

    expect(resource?.DeletionPolicy).toBe(policy);
  });

  it('stays behind in prod when it is replaced', () => {
    const [resource] = Object.values(prod.findResources(TABLE));

    expect(resource?.UpdateReplacePolicy).toBe('Retain');
  });
});

describe('the key', () => {
  it('is made new every year by itself', () => {
    const [[, key] = []] = propertiesOf<{ readonly EnableKeyRotation: boolean }>(prod, 'AWS::KMS::Key');

    expect(key?.EnableKeyRotation).toBe(true);
  });

  it('stays behind with the table that it encrypts', () => {
    const [key] = Object.values(prod.findResources('AWS::KMS::Key'));

    expect(key?.DeletionPolicy).toBe('Retain');
  });
});

describe('the backups', () => {
  type Plan = {
    readonly BackupPlan: {
      readonly BackupPlanRule: readonly [
        { readonly ScheduleExpression: string; readonly Lifecycle: { readonly DeleteAfterDays: number } },
      ];
    };
  };

  it('are made each night and kept as long as the settings say', () => {
    const [[, plan] = []] = propertiesOf<Plan>(prod, 'AWS::Backup::BackupPlan');

    expect(plan?.BackupPlan.BackupPlanRule[0]).toMatchObject({
      ScheduleExpression: 'cron(0 18 * * ? *)',
      Lifecycle: { DeleteAfterDays: 35 },
    });
  });

  it('outlive the stack', () => {
    const [vault] = Object.values(prod.findResources('AWS::Backup::BackupVault'));

    expect(vault?.DeletionPolicy).toBe('Retain');
  });

  it('are left out where the settings say so', () => {
    expect(dev.findResources('AWS::Backup::BackupPlan')).toEqual({});
  });
});
