import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';

export type CloudFormationTemplate = { readonly [section: string]: unknown };

/** What a deployment would do to one resource of the data stack. */
export type DataChange = {
  readonly resource: string;
  /** Whether responses could be lost, or left behind without a stack. */
  readonly endangersData: boolean;
  readonly sentence: string;
};

/** Resources that hold what cannot be made again. */
const HOLDS_DATA = new Set([
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::KMS::Key',
  'AWS::Backup::BackupVault',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolUser',
]);

const EFFECTS: Readonly<Record<ResourceImpact, string | undefined>> = {
  [ResourceImpact.WILL_UPDATE]: 'is changed in place; what it holds stays',
  [ResourceImpact.WILL_CREATE]: 'is made new',
  [ResourceImpact.WILL_REPLACE]: 'is REPLACED: a new, empty one takes its place',
  [ResourceImpact.MAY_REPLACE]: 'MAY BE REPLACED by a new, empty one',
  [ResourceImpact.WILL_DESTROY]: 'is DESTROYED with all it holds',
  [ResourceImpact.WILL_ORPHAN]:
    'is LEFT BEHIND without a stack; a later deployment would make a new, empty one',
  [ResourceImpact.WILL_IMPORT]: 'is taken over as it is',
  [ResourceImpact.NO_CHANGE]: undefined,
};

const TAKES_AWAY: readonly ResourceImpact[] = [
  ResourceImpact.WILL_REPLACE,
  ResourceImpact.MAY_REPLACE,
  ResourceImpact.WILL_DESTROY,
  ResourceImpact.WILL_ORPHAN,
];

/** What would become of each resource of the data stack, in words; those that do not change are left out. */
export const dataChangesOf = (
  deployed: CloudFormationTemplate,
  planned: CloudFormationTemplate,
): readonly DataChange[] => {
  const changes: DataChange[] = [];
  fullDiff(deployed, planned).resources.forEachDifference((resource, change) => {
    const effect = EFFECTS[change.changeImpact];
    if (!effect) return;
    const type = change.oldResourceType ?? change.newResourceType ?? '';
    const holdsData = HOLDS_DATA.has(type);
    const properties = Object.keys(change.propertyUpdates);
    const because = properties.length > 0 ? ` (${properties.join(', ')})` : '';
    changes.push({
      resource,
      endangersData: holdsData && TAKES_AWAY.includes(change.changeImpact),
      sentence: `${type} ${resource} ${effect}${because}`,
    });
  });
  return changes;
};
