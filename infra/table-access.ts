import { Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';

/** The calls the store makes. Nothing here scans, updates or deletes, so nobody may. */
export type ItemAction = 'GetItem' | 'PutItem' | 'Query';

/**
 * Lets a function make some calls on the items whose partition key begins with one of the prefixes, and
 * on no others. `ForAllValues` also holds for a request without any key, hence the second condition.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export const grantItems = (
  grantee: IGrantable,
  table: ITable,
  prefixes: readonly string[],
  actions: readonly ItemAction[],
): void => {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [table.tableArn],
      conditions: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': prefixes.map((prefix) => `${prefix}*`) },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    }),
  );
  if (table.encryptionKey) grantKey(grantee, table.encryptionKey, actions.includes('PutItem'));
};

/**
 * Lets a function query an index of the table, of partitions that begin with the prefix. What it reads there is what the index
 * has of an item, and no more.
 */
export const grantIndex = (
  grantee: IGrantable,
  table: ITable,
  index: { readonly name: string; readonly prefix: string },
): void => {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['dynamodb:Query'],
      resources: [`${table.tableArn}/index/${index.name}`],
      conditions: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${index.prefix}*`] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    }),
  );
};

/** What DynamoDB does with a customer's key in the name of whoever reads a table. */
const KEY_READS = ['kms:Decrypt', 'kms:DescribeKey'];

/** And of whoever writes; `ReEncrypt*` and `GenerateDataKey*` of the guide, written out. */
const KEY_WRITES = [
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/**
 * Lets a function use the customer's key of the table through DynamoDB, and in no other way.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
const grantKey = (grantee: IGrantable, key: IKey, writes: boolean): void => {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: writes ? [...KEY_READS, ...KEY_WRITES] : KEY_READS,
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(key).region}.amazonaws.com` } },
    }),
  );
};
