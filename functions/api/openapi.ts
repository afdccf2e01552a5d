import * as z from 'zod/mini';
import { DEVICE_HEADER } from './device-signature.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { PROBLEMS, type ProblemKind, problemOf } from './problem.ts';
import { problemSchema } from './response-schemas.ts';

const jsonSchemaOf = (schema: z.ZodMiniType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

const parametersOf = ({ path, query, numbersInQuery }: Operation): readonly object[] => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...Object.entries(query?.def.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: jsonSchemaOf(schema as z.ZodMiniType, 'input'),
  })),
  ...(numbersInQuery === undefined
    ? []
    : [
        {
          name: 'numbers',
          in: 'query',
          description: numbersInQuery,
          style: 'form',
          explode: true,
          schema: { type: 'object', additionalProperties: { type: 'number' } },
        },
      ]),
];

const problemAnswers = (kinds: readonly ProblemKind[]): Record<string, object> =>
  Object.fromEntries(
    [...Map.groupBy(kinds, (kind) => PROBLEMS[kind].status)].map(([status, group]) => [
      String(status),
      {
        description: group.map((kind) => PROBLEMS[kind].title).join('; or: '),
        content: {
          'application/problem+json': {
            schema: {
              $ref: '#/components/schemas/Problem',
              properties: { type: { enum: group.map((kind) => problemOf(kind, '').type) } },
            },
          },
        },
      },
    ]),
  );

const requestBodyOf = ({ body, table }: Operation): object => {
  const content = {
    ...(body ? { 'application/json': { schema: jsonSchemaOf(body, 'input') } } : {}),
    ...(table
      ? { 'text/csv': { schema: { type: 'string', description: `Columns: ${table.join(', ')}` } } }
      : {}),
  };
  return body || table ? { requestBody: { required: true, content } } : {};
};

const operationOf = (operation: Operation): object => ({
  summary: operation.summary,
  parameters: parametersOf(operation),
  ...requestBodyOf(operation),
  responses: {
    ...Object.fromEntries(
      Object.entries(operation.answers).map(([status, { description, schema, mediaType }]) => [
        status,
        {
          description,
          ...(schema
            ? { content: { [mediaType ?? 'application/json']: { schema: jsonSchemaOf(schema, 'output') } } }
            : {}),
        },
      ]),
    ),
    ...problemAnswers([...operation.problems, 'internal']),
  },
  security: securityOf(operation),
});

const securityOf = ({ signedIn, signedByDevice }: Operation): readonly object[] => [
  ...(signedIn ? [{ bearer: [] }] : []),
  ...(signedByDevice ? [{ device: [] }] : []),
  ...(signedByDevice === 'where it is a kiosk' ? [{}] : []),
];

/** The OpenAPI 3.1 document of the whole API, made from the schemas that the routes validate with. */
export const openApiDocument = (title: string, version: string): object => ({
  openapi: '3.1.0',
  info: {
    title,
    version,
    description:
      'Base path /v1. JSON, camelCase; instants with offset, dates in Asia/Ho_Chi_Minh. Every error is a problem (RFC 9457) that names each wrong field.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  paths: Object.fromEntries(
    [...Map.groupBy(OPERATIONS, ({ path }) => path)].map(([path, operations]) => [
      path,
      Object.fromEntries(operations.map((operation) => [operation.method, operationOf(operation)])),
    ]),
  ),
  components: {
    schemas: { Problem: jsonSchemaOf(problemSchema, 'output') },
    securitySchemes: {
      bearer: {
        type: 'http',
        scheme: 'bearer',
        description: 'The token of a person who has signed in, or the API key of a programme',
      },
      device: {
        type: 'apiKey',
        in: 'header',
        name: DEVICE_HEADER,
        description:
          'A compact JWS in the manner of DPoP (RFC 9449), made anew for each request with the key of the device',
      },
    },
  },
});
