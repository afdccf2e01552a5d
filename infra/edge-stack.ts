import { Stack } from 'aws-cdk-lib';
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { EDGE_REGION, type Stage } from './stages.ts';

/** What CloudFront takes from its own region; each is there only if the settings ask for it. */
export type Edge = {
  readonly certificate: ICertificate | undefined;
  readonly webAclArn: string | undefined;
};

/** The certificate of the city's own address, and the web ACL before it. */
export class EdgeStack extends Stack implements Edge {
  readonly certificate: ICertificate | undefined;
  readonly webAclArn: string | undefined;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      description: `Satisfaction survey, ${stage.name}: what CloudFront needs in its own region`,
      env: { region: EDGE_REGION },
      crossRegionReferences: true,
    });
    const { domain, webAcl } = stage;

    if (domain) {
      const zone =
        domain.hostedZone &&
        HostedZone.fromHostedZoneAttributes(this, 'Zone', {
          hostedZoneId: domain.hostedZone.id,
          zoneName: domain.hostedZone.name,
        });
      // Without a zone the deployment waits until the record that AWS asks for stands in the city's own DNS.
      this.certificate = new Certificate(this, 'Certificate', {
        domainName: domain.name,
        validation: CertificateValidation.fromDns(zone ?? undefined),
      });
    }
    if (webAcl) {
      this.webAclArn = new CfnWebACL(this, 'WebAcl', {
        scope: 'CLOUDFRONT',
        defaultAction: { allow: {} },
        visibilityConfig: visible('WebAcl'),
        rules: [
          managedRules('AWSManagedRulesAmazonIpReputationList', 0),
          managedRules('AWSManagedRulesKnownBadInputsRuleSet', 1),
          managedRules('AWSManagedRulesCommonRuleSet', 2),
          {
            name: 'requests-per-address',
            priority: 3,
            action: { block: { customResponse: { responseCode: 429 } } },
            statement: {
              rateBasedStatement: {
                aggregateKeyType: 'IP',
                limit: webAcl.requestsPerAddressIn5Minutes,
                scopeDownStatement: { notStatement: { statement: WHERE_CITIZENS_RATE } },
              },
            },
            visibilityConfig: visible('RequestsPerAddress'),
          },
        ],
      }).attrArn;
    }
  }
}

/** A mobile carrier, or an office with its kiosks, is one address: there the gateway's limits of each route hold, and no other. */
const WHERE_CITIZENS_RATE: CfnWebACL.StatementProperty = {
  regexMatchStatement: {
    regexString: '^/(q|r|u)(/|$)|^/v1/(responses|counters)',
    fieldToMatch: { uriPath: {} },
    textTransformations: [{ priority: 0, type: 'LOWERCASE' }],
  },
};

/** Counted, but no sampled requests: those would hold citizens' addresses. */
const visible = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
  metricName,
});

const managedRules = (name: string, priority: number): CfnWebACL.RuleProperty => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      // A kiosk that was offline for a day sends more than the 8 KB this rule allows; the API has limits of its own.
      ...(name === 'AWSManagedRulesCommonRuleSet'
        ? { ruleActionOverrides: [{ name: 'SizeRestrictions_BODY', actionToUse: { count: {} } }] }
        : {}),
    },
  },
  visibilityConfig: visible(name),
});
