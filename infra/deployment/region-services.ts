import { paginateGetParametersByPath, SSMClient } from '@aws-sdk/client-ssm';

/** What the stacks are made of, by the names under which AWS says where each service is. */
export const NEEDED_SERVICES = [
  'apigateway',
  'backup',
  'cloudformation',
  'cloudwatch',
  'cognito-idp',
  'dynamodb',
  'kms',
  'lambda',
  's3',
  'scheduler',
  'secretsmanager',
  'sns',
  'sqs',
  'xray',
] as const;

/**
 * The needed services that a region does not have, by AWS's own list.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-global-infrastructure.html
 */
export const missingServicesOf = async (region: string): Promise<readonly string[]> => {
  const client = new SSMClient({ region });
  const offered = new Set<string>();
  try {
    const path = `/aws/service/global-infrastructure/regions/${region}/services`;
    for await (const { Parameters: page = [] } of paginateGetParametersByPath({ client }, { Path: path })) {
      for (const { Value: service } of page) if (service) offered.add(service);
    }
  } finally {
    client.destroy();
  }
  return NEEDED_SERVICES.filter((service) => !offered.has(service));
};
