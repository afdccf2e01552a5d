import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';

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
};
