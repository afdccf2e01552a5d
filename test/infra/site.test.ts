import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { propertiesOf, templatesOf } from '../support/stage-templates.ts';

const { service, edge } = templatesOf('prod');

type Behavior = {
  readonly ResponseHeadersPolicyId?: unknown;
  readonly PathPattern: string;
  readonly TargetOriginId: string;
  readonly ViewerProtocolPolicy: string;
  readonly Compress: boolean;
  readonly FunctionAssociations?: readonly unknown[];
};

type Config = {
  readonly DefaultCacheBehavior: Behavior;
  readonly CacheBehaviors: readonly Behavior[];
  readonly Origins: readonly {
    readonly Id: string;
    readonly OriginAccessControlId?: unknown;
    readonly CustomOriginConfig?: { readonly OriginProtocolPolicy: string };
    readonly OriginCustomHeaders?: readonly { readonly HeaderName: string; readonly HeaderValue: unknown }[];
  }[];
  readonly WebACLId?: unknown;
  readonly Logging?: unknown;
  readonly CustomErrorResponses: readonly { readonly ErrorCode: number }[];
  readonly Aliases?: readonly string[];
  readonly ViewerCertificate?: { readonly MinimumProtocolVersion: string };
};

const configOf = (template: typeof service): Config => {
  const [[, properties] = []] = propertiesOf<{ readonly DistributionConfig: Config }>(
    template,
    'AWS::CloudFront::Distribution',
  );
  if (!properties) throw new Error('there is no distribution');
  return properties.DistributionConfig;
};

const config = configOf(service);
const origins = new Map(config.Origins.map((origin) => [origin.Id, origin]));
const originOf = ({ TargetOriginId }: Behavior) => origins.get(TargetOriginId);

describe('the site', () => {
  it('takes the apps in the browser from the bucket', () => {
    const fromBucket = config.CacheBehaviors.filter((each) => originOf(each)?.OriginAccessControlId);

    expect(fromBucket.map(({ PathPattern }) => PathPattern).sort()).toEqual([
      '/assets/*',
      '/embed/*.js',
      '/kiosk',
      '/kiosk/*',
      '/manage',
      '/manage/*',
      '/preview/*',
      '/unavailable/*',
    ]);
  });

  it('keeps what everybody may know as long as the functions say, and asks them for nothing else of it', () => {
    const open = config.CacheBehaviors.filter((each) => !originOf(each)?.OriginAccessControlId);

    expect(open.map(({ PathPattern }) => PathPattern).sort()).toEqual([
      '/',
      '/embed/*',
      '/open-data/*',
      '/units/*',
      '/v1/public/*',
    ]);
  });

  it('asks the functions for everything else, over TLS', () => {
    expect(originOf(config.DefaultCacheBehavior)?.CustomOriginConfig?.OriginProtocolPolicy).toBe(
      'https-only',
    );
  });

  it('says its secret to the functions, which know it from the same place', () => {
    const [header] = originOf(config.DefaultCacheBehavior)?.OriginCustomHeaders ?? [];
    const functions = propertiesOf<{
      readonly Environment?: { readonly Variables: Readonly<Record<string, unknown>> };
    }>(service, 'AWS::Lambda::Function');
    const known = functions.flatMap(
      ([, { Environment }]) => Environment?.Variables.SURVEY_ORIGIN_SECRET ?? [],
    );

    expect(header?.HeaderName).toBe('survey-origin-secret');
    expect(known).toHaveLength(9);
    expect(new Set(known.map((each) => JSON.stringify(each)))).toEqual(
      new Set([JSON.stringify(header?.HeaderValue)]),
    );
  });

  it('sends everyone to TLS and compresses', () => {
    const behaviors = [config.DefaultCacheBehavior, ...config.CacheBehaviors];

    expect(behaviors.map(({ ViewerProtocolPolicy }) => ViewerProtocolPolicy)).toEqual(
      behaviors.map(() => 'redirect-to-https'),
    );
    expect(behaviors.map(({ Compress }) => Compress)).toEqual(behaviors.map(() => true));
  });

  it('has a page in two languages where no function is reached, and leaves alone what they answer', () => {
    const codes = config.CustomErrorResponses.map(({ ErrorCode }) => ErrorCode);

    expect(codes).toEqual([502, 504]);
    expect(readFileSync('web/unavailable/index.html', 'utf8')).toMatch(/Xin Ông\/Bà[\s\S]*lang="en"/);
  });

  it('keeps no access log, which would hold the addresses of citizens', () => {
    expect(config.Logging).toBeUndefined();
  });

  it('stands behind the web ACL where the settings ask for one', () => {
    expect(config.WebACLId).toBeDefined();
    expect(configOf(templatesOf('dev').service).WebACLId).toBeUndefined();
  });

  it("has the city's own address where the settings name one, with TLS 1.2 at the least", () => {
    const domain = { name: 'danhgia.example.vn', hostedZone: { id: 'Z0123456789', name: 'example.vn' } };
    const withDomain = configOf(templatesOf('prod', { domain }).service);

    expect(withDomain.Aliases).toEqual(['danhgia.example.vn']);
    expect(
      propertiesOf<{ readonly Type: string; readonly Name: string }>(
        templatesOf('prod', { domain }).service,
        'AWS::Route53::RecordSet',
      ).map(([, { Type, Name }]) => `${Type} ${Name}`),
    ).toEqual(['A danhgia.example.vn.', 'AAAA danhgia.example.vn.']);
    expect(withDomain.ViewerCertificate?.MinimumProtocolVersion).toBe('TLSv1.2_2021');
  });
});

describe('the headers of the apps', () => {
  const policies = propertiesOf<{
    readonly ResponseHeadersPolicyConfig: {
      readonly SecurityHeadersConfig: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    };
  }>(service, 'AWS::CloudFront::ResponseHeadersPolicy')
    .map(([, { ResponseHeadersPolicyConfig: policy }]) => policy.SecurityHeadersConfig)
    .filter(({ ContentSecurityPolicy }) => ContentSecurityPolicy);
  /** With what only a deployment knows as `…`. */
  const said = policies.map(({ ContentSecurityPolicy }) => {
    const policy = ContentSecurityPolicy?.ContentSecurityPolicy as
      | string
      | { 'Fn::Join': [string, unknown[]] };
    if (typeof policy === 'string') return policy;
    return policy['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : '…')).join('');
  });

  it('allow nothing inline and nobody else', () => {
    expect(said).toHaveLength(3);
    for (const policy of said) {
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toMatch(/unsafe|\*|http:/);
    }
  });

  it('let the dashboard ask the sign-in for tokens, and no other page anybody', () => {
    const [others, preview, dashboard] = said.toSorted((a, b) => a.length - b.length);

    expect(`${others}${preview}`).not.toContain('https:');
    expect(dashboard).toMatch(
      /; connect-src 'self' https:\/\/cognito-idp\.ap-southeast-1\.amazonaws\.com \S+$/,
    );
  });

  it('let a chart of what is published be shown in a frame, and nothing else', () => {
    const framed = propertiesOf<{
      readonly ResponseHeadersPolicyConfig: { readonly SecurityHeadersConfig: object };
    }>(service, 'AWS::CloudFront::ResponseHeadersPolicy').filter(
      ([, { ResponseHeadersPolicyConfig: policy }]) => !('FrameOptions' in policy.SecurityHeadersConfig),
    );
    const users = config.CacheBehaviors.filter(({ ResponseHeadersPolicyId: id }) =>
      framed.some(([name]) => JSON.stringify(id).includes(name)),
    );

    expect(users.map(({ PathPattern }) => PathPattern)).toEqual(['/embed/*']);
  });

  it('show no page in a frame, but the preview of questionnaires in one of this site', () => {
    const framed = policies.map(({ FrameOptions }, at) => [
      FrameOptions?.FrameOption,
      said[at]?.match(/frame-ancestors '\w+'/)?.[0],
    ]);

    expect(framed.toSorted()).toEqual([
      ['DENY', "frame-ancestors 'none'"],
      ['DENY', "frame-ancestors 'none'"],
      ['SAMEORIGIN', "frame-ancestors 'self'"],
    ]);
  });

  it('keep browsers on TLS for two years', () => {
    expect(
      policies.map(({ StrictTransportSecurity }) => StrictTransportSecurity?.AccessControlMaxAgeSec),
    ).toEqual([63_072_000, 63_072_000, 63_072_000]);
  });
});

describe('the page of an app', () => {
  const [[, code] = []] = propertiesOf<{ readonly FunctionCode: string }>(
    service,
    'AWS::CloudFront::Function',
  );
  const handler = new Function(`${code?.FunctionCode}; return handler;`)() as (event: unknown) => unknown;
  const asked = (uri: string, query?: string): unknown =>
    handler({ request: { uri, rawQueryString: () => query } });

  it.each([
    ['/kiosk/', '/kiosk/index.html'],
    ['/kiosk/anything/below', '/kiosk/index.html'],
    ['/manage/', '/manage/index.html'],
  ])('is what %s is answered with', (uri, page) => {
    expect(asked(uri)).toMatchObject({ uri: page });
  });

  it.each([
    ['/kiosk', undefined, '/kiosk/'],
    ['/kiosk', 'counter=00070-03', '/kiosk/?counter=00070-03'],
  ])('is where %s with %s is sent', (uri, query, location) => {
    expect(asked(uri, query)).toMatchObject({ statusCode: 308, headers: { location: { value: location } } });
  });
});

describe('the web ACL', () => {
  const [[, acl] = []] = edge
    ? propertiesOf<{
        readonly Scope: string;
        readonly Rules: readonly {
          readonly Name: string;
          readonly Statement: unknown;
          readonly VisibilityConfig: { readonly SampledRequestsEnabled: boolean };
        }[];
      }>(edge, 'AWS::WAFv2::WebACL')
    : [];

  it('is one for CloudFront', () => {
    expect(acl?.Scope).toBe('CLOUDFRONT');
  });

  it.each([
    ['/q/00070-03', false],
    ['/R/8H3C0M', false],
    ['/r', false],
    ['/u/8h3c0m', false],
    ['/v1/responses/batch', false],
    ['/v1/counters/00070-03', false],
    ['/reference', true],
    ['/v1/units', true],
    ['/v1/receipts', true],
  ])('limits an address that many share nowhere that citizens rate: %s', (path, isLimited) => {
    const { Statement } = acl?.Rules.find(({ Name }) => Name === 'requests-per-address') ?? {};
    const [, leftOut = ''] = /"NotStatement":.*"RegexString":"([^"]+)"/.exec(JSON.stringify(Statement)) ?? [];

    expect(new RegExp(leftOut).test(path.toLowerCase())).toBe(!isLimited);
  });

  it('keeps no samples of requests, which would hold the addresses of citizens', () => {
    expect(acl?.Rules.map(({ VisibilityConfig }) => VisibilityConfig.SampledRequestsEnabled)).toEqual(
      acl?.Rules.map(() => false),
    );
  });
});

describe('the certificate', () => {
  it('stands with the web ACL in the region that CloudFront takes them from', () => {
    const domain = { name: 'danhgia.example.vn', hostedZone: null };
    const certificates = templatesOf('prod', { domain }).edge?.findResources(
      'AWS::CertificateManager::Certificate',
    );

    expect(Object.keys(certificates ?? {})).toHaveLength(1);
  });
});
