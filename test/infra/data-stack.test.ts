import { describe, expect, it } from 'vitest';
import { PROD_SETTINGS, propertiesOf, templatesOf } from '../support/stage-templates.ts';

const TABLE = 'AWS::DynamoDB::GlobalTable';

type TableProperties = {
  readonly AttributeDefinitions: unknown;
  readonly KeySchema: unknown;
  readonly BillingMode: string;
  readonly StreamSpecification: unknown;
  readonly Replicas: readonly Readonly<Record<string, unknown>>[];
};

const dev = templatesOf({}).data;
const prod = templatesOf(PROD_SETTINGS).data;
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
