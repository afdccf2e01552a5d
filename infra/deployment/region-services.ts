import { paginateGetParametersByPath, SSMClient } from '@aws-sdk/client-ssm';

/** What the stacks are made of, by the names under which AWS says where each service is. */
export const NEEDED_SERVICES = [
  'apigateway',
  'athena',
  'backup',
  'cloudformation',
  'cloudwatch',
  'cognito-idp',
  'dynamodb',
  'events',
  'glue',
  'kms',
  'lambda',
  'logs',
  's3',
  'scheduler',
  'secretsmanager',
  'sns',
  'sqs',
  'xray',
] as const;

/** Has every service, under the name that AWS's list has for it. */
const FULL_REGION = 'us-east-1';

const servicesOf = async (client: SSMClient, region: string): Promise<ReadonlySet<string>> => {
  const services = new Set<string>();
  const path = `/aws/service/global-infrastructure/regions/${region}/services`;
  for await (const { Parameters: page = [] } of paginateGetParametersByPath({ client }, { Path: path })) {
    for (const { Value: service } of page) if (service) services.add(service);
  }
  return services;
};

/**
 * The needed services that a region does not have, by AWS's own list. A name that the list has for no region is left
 * out: then the list has changed its names, and that is no reason to stop a deployment.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-global-infrastructure.html
 */
export const missingServicesOf = async (region: string): Promise<readonly string[]> => {
  const client = new SSMClient({ region });
  try {
    const [offered, known] = await Promise.all([servicesOf(client, region), servicesOf(client, FULL_REGION)]);
    return NEEDED_SERVICES.filter((service) => known.has(service) && !offered.has(service));
  } finally {
    client.destroy();
  }
};
