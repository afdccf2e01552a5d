import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

export type GatewayRequest = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  /** Text as the browser sent it. */
  readonly body?: string;
  /** What the authoriser has verified. */
  readonly claims?: Readonly<Record<string, string>>;
};

/** The gateway hands on as they are only bodies of these; all others, forms too, it encodes. */
const AS_TEXT = /^(text\/|application\/(json|javascript|xml))/;

/**
 * An event in every field as an HTTP API sends it, payload version 2.0, through CloudFront.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const gatewayEvent = (
  method: string,
  address: string,
  { headers = {}, cookies, body, claims }: GatewayRequest = {},
): APIGatewayProxyEventV2 => {
  const { pathname, search, searchParams } = new URL(address, 'https://survey.example');
  const isText = AS_TEXT.test(headers['content-type'] ?? 'text/plain');
  const routeKey = claims ? `${method} /v1/units/{proxy+}` : '$default';
  return {
    version: '2.0',
    routeKey,
    rawPath: pathname,
    rawQueryString: search.slice(1),
    ...(cookies ? { cookies: [...cookies] } : {}),
    headers: {
      accept: '*/*',
      'content-length': String(Buffer.byteLength(body ?? '')),
      host: 'a1b2c3d4e5.execute-api.ap-southeast-1.amazonaws.com',
      'user-agent': 'Amazon CloudFront',
      via: '2.0 0123456789abcdef.cloudfront.net (CloudFront)',
      'x-amz-cf-id': 'KyQ8jTqk2vUq3s9p7sWmQ0rH7G1cQb5F0mX2n1v8y6z4t3r2e1w0qA==',
      'x-amzn-trace-id': 'Root=1-6742a7c3-3f1d2b4c5a6978800f1e2d3c',
      'x-forwarded-for': '203.0.113.77, 130.176.1.2',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
      ...headers,
    },
    ...(search ? { queryStringParameters: Object.fromEntries(searchParams) } : {}),
    requestContext: {
      accountId: '123456789012',
      apiId: 'a1b2c3d4e5',
      ...(claims ? { authorizer: { jwt: { claims, scopes: null } } } : {}),
      domainName: 'a1b2c3d4e5.execute-api.ap-southeast-1.amazonaws.com',
      domainPrefix: 'a1b2c3d4e5',
      http: {
        method,
        path: pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '203.0.113.77',
        userAgent: 'Amazon CloudFront',
      },
      requestId: 'Bq1fXh2vyQ0EJxg=',
      routeKey,
      stage: '$default',
      time: '23/Nov/2026:03:00:00 +0000',
      timeEpoch: 1795402800000,
    },
    ...(body === undefined ? {} : { body: isText ? body : Buffer.from(body).toString('base64') }),
    isBase64Encoded: body !== undefined && !isText,
  } as APIGatewayProxyEventV2;
};

/** The body that a browser would get before it inflates it. */
export const bodyOf = ({ body = '', isBase64Encoded }: APIGatewayProxyStructuredResultV2): Buffer =>
  Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
