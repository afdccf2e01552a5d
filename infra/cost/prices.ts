/** A price of one unit, and where it stands to be read. */
export type Price = { readonly usd: number; readonly per: string; readonly source: string };

/**
 * On-demand list prices in ap-southeast-1 (Singapore), before taxes, free tiers and discounts. Those of DynamoDB were
 * checked when the table was designed; the others are as known on this date and are to be checked before a budget
 * rests on them.
 */
export const PRICES_AS_OF = '2026-11-23';

const at = (usd: number, per: string, service: string): Price => ({
  usd,
  per,
  source: `https://aws.amazon.com/${service}/pricing/`,
});

export const PRICES = {
  writeUnits: at(0.71, 'million write units', 'dynamodb'),
  readUnits: at(0.1425, 'million read units', 'dynamodb'),
  tableStorage: at(0.285, 'GB and month', 'dynamodb'),
  pointInTimeRecovery: at(0.228, 'GB and month', 'dynamodb'),
  backupStorage: at(0.114, 'GB and month', 'backup'),
  export: at(0.114, 'GB', 'dynamodb'),
  functionRequests: at(0.2, 'million requests', 'lambda'),
  functionTime: at(0.0000133334, 'GB and second, arm64', 'lambda'),
  gatewayRequests: at(1.25, 'million requests', 'api-gateway'),
  siteRequests: at(1.2, 'million HTTPS requests, Asia', 'cloudfront'),
  siteTraffic: at(0.12, 'GB out, Asia', 'cloudfront'),
  logs: at(0.7, 'GB taken in', 'cloudwatch'),
  customMetrics: at(0.3, 'metric and month', 'cloudwatch'),
  alarms: at(0.1, 'alarm metric and month', 'cloudwatch'),
  compositeAlarms: at(0.5, 'composite alarm and month', 'cloudwatch'),
  dashboards: at(3, 'dashboard and month', 'cloudwatch'),
  keys: at(1, 'key and month', 'kms'),
  secrets: at(0.4, 'secret and month', 'secrets-manager'),
  webAcl: at(5, 'web ACL and month', 'waf'),
  webAclRules: at(1, 'rule and month', 'waf'),
  webAclRequests: at(0.6, 'million requests', 'waf'),
  signedIn: at(0.015, 'person signed in and month', 'cognito'),
  schedules: at(1, 'million invocations', 'eventbridge'),
  serverHours: at(0.0212, 'hour of a t4g.small', 'ec2'),
  balancerHours: at(0.0252, 'hour of a load balancer', 'elasticloadbalancing'),
  balancerUnits: at(0.008, 'load balancer unit and hour', 'elasticloadbalancing'),
  databaseHours: at(0.102, 'hour of a db.t4g.small, two zones', 'rds'),
  databaseStorage: at(0.276, 'GB and month, two zones', 'rds'),
  natHours: at(0.059, 'hour of a NAT gateway', 'vpc'),
} as const satisfies Record<string, Price>;

export type PriceName = keyof typeof PRICES;
