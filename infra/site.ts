import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { ORIGIN_SECRET_HEADER } from '../functions/environment.ts';
import type { Edge } from './edge-stack.ts';
import { appHeaders, baseHeaders, framedHeaders, previewHeaders } from './security-headers.ts';
import type { Stage } from './stages.ts';

const BUILT_PAGES = fileURLToPath(new URL('../.build/web', import.meta.url));

/** The folders of the bucket; everything else is answered by the functions, addresses that do not exist too. */
const STATIC_PATHS = ['/kiosk', '/kiosk/*', '/manage', '/manage/*', '/unavailable/*'] as const;
/** What the dashboard shows in a frame. */
const PREVIEW_PATH = '/preview/*';
const ASSETS_PATH = '/assets/*';
/** What the functions answer to everybody alike, as long as they say that it may be kept. */
const OPEN_PATHS = ['/', '/units/*', '/v1/public/*', '/open-data/*'] as const;
/** What other sites place on their pages: a script, and charts in frames. */
const EMBED_SCRIPTS_PATH = '/embed/*.js';
const EMBED_PATH = '/embed/*';

/** Whatever is asked for below `/kiosk/` is the app's one page, but for its few files; without the last stroke it is sent there. */
const APP_PAGE = `function handler(event) {
  var request = event.request;
  var folder = '/' + request.uri.split('/')[1] + '/';
  if (request.uri + '/' === folder) {
    var query = event.request.rawQueryString();
    return {
      statusCode: 308,
      statusDescription: 'Permanent Redirect',
      headers: { location: { value: folder + (query ? '?' + query : '') } },
    };
  }
  if (!/\\.[a-z]+$/.test(request.uri)) request.uri = folder + 'index.html';
  return request;
}`;

export type SiteProps = {
  readonly stage: Stage;
  /** Host of the HTTP API, `….execute-api.….amazonaws.com`. */
  readonly apiHost: string;
  /** Said to the API with each request, so that it can refuse those who come round the site. */
  readonly originSecret: string;
  readonly edge: Edge | undefined;
  /** Whom the dashboard asks for tokens. */
  readonly signInOrigins: readonly string[];
};

/**
 * The one public address: the browser's apps from a bucket, pages and API from the functions. All on one host, so no
 * page ever asks another origin. Nothing here writes access logs, which would hold citizens' addresses.
 */
export class Site extends Construct {
  readonly url: string;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    const { stage, apiHost, originSecret, edge } = props;

    const bucket = new Bucket(this, 'Pages', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // Holds nothing that a build does not make again.
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
      // As with the table: `exactOptionalPropertyTypes` (aws-cdk-lib 2.276).
    }) as IBucket;
    const files = S3BucketOrigin.withOriginAccessControl(bucket);
    const functions = new HttpOrigin(apiHost, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      customHeaders: { [ORIGIN_SECRET_HEADER]: originSecret },
      readTimeout: Duration.seconds(15),
    });

    const appPage = new EdgeFunction(this, 'AppPage', {
      code: FunctionCode.fromInline(APP_PAGE),
      runtime: FunctionRuntime.JS_2_0,
    });
    const ofApps = new ResponseHeadersPolicy(this, 'AppHeaders', appHeaders());
    const ofDashboard = new ResponseHeadersPolicy(this, 'DashboardHeaders', appHeaders(props.signInOrigins));
    const ofFrames = new ResponseHeadersPolicy(this, 'FrameHeaders', framedHeaders());
    const ofPreview = new ResponseHeadersPolicy(this, 'PreviewHeaders', previewHeaders());
    const ofFunctions = new ResponseHeadersPolicy(this, 'FunctionHeaders', baseHeaders());

    const app = {
      origin: files,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: ofApps,
      compress: true,
      functionAssociations: [{ function: appPage, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
    const open = {
      origin: functions,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: new CachePolicy(this, 'OpenData', {
        comment: 'Open data, as long as the answer says',
        minTtl: Duration.seconds(0),
        defaultTtl: Duration.seconds(0),
        maxTtl: Duration.days(1),
        queryStringBehavior: CacheQueryStringBehavior.all(),
        headerBehavior: CacheHeaderBehavior.none(),
        enableAcceptEncodingGzip: true,
        enableAcceptEncodingBrotli: true,
      }),
      responseHeadersPolicy: ofFunctions,
      compress: true,
    };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Satisfaction survey, ${stage.name}`,
      defaultBehavior: {
        origin: functions,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        // What a function answers is about one person or one moment; those that may be kept, browsers keep.
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        responseHeadersPolicy: ofFunctions,
        compress: true,
      },
      additionalBehaviors: {
        ...Object.fromEntries(
          STATIC_PATHS.map((path) => [
            path,
            path.startsWith('/manage') ? { ...app, responseHeadersPolicy: ofDashboard } : app,
          ]),
        ),
        [PREVIEW_PATH]: { ...app, responseHeadersPolicy: ofPreview },
        ...Object.fromEntries(OPEN_PATHS.map((path) => [path, open])),
        ...Object.fromEntries(
          [ASSETS_PATH, EMBED_SCRIPTS_PATH].map((path) => [path, { ...app, functionAssociations: [] }]),
        ),
        // After the scripts, since the first path that fits is taken.
        [EMBED_PATH]: { ...open, responseHeadersPolicy: ofFrames },
      },
      // Only where no function was reached: what they answer themselves, 503 too, says more than any page could.
      errorResponses: [502, 504].map((httpStatus) => ({
        httpStatus,
        responseHttpStatus: httpStatus,
        responsePagePath: '/unavailable/index.html',
        ttl: Duration.seconds(0),
      })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      // Viet Nam is served from all price classes but the cheapest.
      priceClass: PriceClass.PRICE_CLASS_200,
      ...(edge?.certificate && stage.domain
        ? { certificate: edge.certificate, domainNames: [stage.domain.name] }
        : {}),
      ...(edge?.webAclArn ? { webAclId: edge.webAclArn } : {}),
    });
    this.url = `https://${stage.domain?.name ?? this.distribution.distributionDomainName}`;

    if (stage.domain?.hostedZone) {
      const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', {
        hostedZoneId: stage.domain.hostedZone.id,
        zoneName: stage.domain.hostedZone.name,
      });
      const record = {
        zone,
        recordName: stage.domain.name,
        target: RecordTarget.fromAlias(new CloudFrontTarget(this.distribution)),
      };
      new ARecord(this, 'Ipv4', record);
      new AaaaRecord(this, 'Ipv6', record);
    }

    // Old assets stay beside the new ones for a while: a kiosk may still hold yesterday's page.
    const assets = new BucketDeployment(this, 'Assets', {
      sources: [builtPages('assets')],
      destinationBucket: bucket,
      destinationKeyPrefix: 'assets',
      prune: false,
      cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    });
    for (const page of ['kiosk', 'manage', 'preview', 'unavailable', 'embed']) {
      const pages = new BucketDeployment(this, `Page${page}`, {
        sources: [builtPages(page)],
        destinationBucket: bucket,
        destinationKeyPrefix: page,
        cacheControl: [CacheControl.noCache()],
        distribution: this.distribution,
        distributionPaths: [`/${page}/*`],
      });
      // A page must not come before the files that it names.
      pages.node.addDependency(assets);
    }

    new CfnOutput(this, 'SiteUrl', { value: this.url });
    new CfnOutput(this, 'SiteHost', { value: this.distribution.distributionDomainName });
  }
}

const builtPages = (folder: string) => {
  const path = `${BUILT_PAGES}/${folder}`;
  if (!existsSync(path)) throw new Error(`${path} is missing; run npm run build first`);
  return Source.asset(path);
};
