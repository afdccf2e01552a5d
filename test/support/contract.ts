import { type ErrorObject, Ajv2020 as Validator } from 'ajv/dist/2020.js';

type Described = {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly explode?: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
};

type OpenApiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
};

/** A request, with the body that was sent, and what was answered. */
export type Exchange = {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body?: string | undefined;
  readonly answer: Response;
};

type Judged = { readonly results?: readonly { readonly status: number }[] };

export type Contract = {
  /** What in the exchange is not as the document says; empty also where the document speaks of no such operation. */
  readonly breachesOf: (exchange: Exchange) => Promise<readonly string[]>;
};

const pointer = (...parts: readonly string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

const inWords = (errors: readonly ErrorObject[] | null | undefined): string =>
  (errors ?? [])
    .slice(0, 5)
    .map(
      ({ instancePath, message, params }) =>
        `${instancePath || 'all of it'} ${message} ${JSON.stringify(params)}`,
    )
    .join('; ');

/** What was taken of a body: of a list whose members are each judged alone, those that were not refused. */
const takenOf = (body: string | undefined, answered: string): unknown => {
  if (!body) return null;
  const sent: unknown = JSON.parse(body);
  const [field, members] = Object.entries(sent as object).find(([, value]) => Array.isArray(value)) ?? [];
  const { results } = (answered.startsWith('{') ? JSON.parse(answered) : {}) as Judged;
  if (!field || !results) return sent;
  const taken = (members as unknown[]).filter((_, at) => (results[at]?.status ?? 0) < 400);
  return taken.length > 0 ? { ...(sent as object), [field]: taken } : undefined;
};

/** Holds requests and answers to an OpenAPI 3.1 document, by a validator that knows nothing of how it was made. */
export const contractOf = (document: object): Contract => {
  const { paths } = document as OpenApiDocument;
  const validator = new Validator({ strict: false, allErrors: true });
  validator.addSchema(document, 'openapi');

  const templates = Object.keys(paths).map((path) => ({
    path,
    fits: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    fixed: path.replaceAll(/\{\w+\}/g, '').length,
  }));
  /** The path with the fewest parameters, as OpenAPI has it. */
  const templateOf = (pathname: string): string =>
    templates.filter(({ fits }) => fits.test(pathname)).sort((a, b) => b.fixed - a.fixed)[0]?.path ?? '';

  const faultsOf = (value: unknown, at: string): string | undefined => {
    const validate = validator.getSchema(`openapi#${at}`);
    if (!validate) return `the document has nothing at ${at}`;
    return validate(value) ? undefined : inWords(validate.errors);
  };

  const breachesOfAnswer = async (answer: Response, { responses }: Described, at: string) => {
    const status = String(answer.status);
    const described = responses[status];
    const text = await answer.text();
    if (!described) return [`answers ${status}, which the document does not name: ${text.slice(0, 300)}`];
    const mediaType = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
    if (!described.content)
      return text === '' ? [] : [`answers ${status} with a body, without its description`];
    if (!(mediaType in described.content))
      return [`answers ${status} as "${mediaType}", which is not described`];
    if (!mediaType.endsWith('json')) return [];
    const faults = faultsOf(
      JSON.parse(text),
      `${at}${pointer('responses', status, 'content', mediaType, 'schema')}`,
    );
    return faults ? [`answers ${status} with a body that is not as described: ${faults}`] : [];
  };

  const breachesOfRequest = (search: URLSearchParams, sent: unknown, described: Described, at: string) => {
    const queries = described.parameters.flatMap((parameter, number) =>
      parameter.in === 'query' ? [{ ...parameter, number }] : [],
    );
    const free = queries.some(({ explode }) => explode);
    const ofQuery = [...search].flatMap(([name, value]) => {
      const known = queries.find((query) => query.name === name);
      if (!known) return free ? [] : [`takes the parameter "${name}", which is not described`];
      const faults = faultsOf(value, `${at}${pointer('parameters', String(known.number), 'schema')}`);
      return faults ? [`takes ${name}=${value}, which is not as described: ${faults}`] : [];
    });
    if (!described.requestBody || sent === undefined) return ofQuery;
    const schema = `${at}${pointer('requestBody', 'content', 'application/json', 'schema')}`;
    const faults = faultsOf(sent, schema);
    return faults ? [...ofQuery, `takes a body that is not as described: ${faults}`] : ofQuery;
  };

  return {
    breachesOf: async ({ method, path, body, answer }) => {
      const { pathname, searchParams } = new URL(path, 'http://api.test');
      const template = templateOf(pathname);
      const described = paths[template]?.[method.toLowerCase()];
      if (!described) return [];
      const at = pointer('paths', template, method.toLowerCase());
      const taken = answer.status < 400;
      const isJson = described.requestBody ? 'application/json' in described.requestBody.content : true;
      // A table is judged by its lines.
      const sent = taken && isJson ? takenOf(body, await answer.clone().text()) : undefined;
      const breaches = [
        ...(await breachesOfAnswer(answer, described, at)),
        // What is refused may break the description; what is taken may not.
        ...(taken ? breachesOfRequest(searchParams, sent, described, at) : []),
      ];
      return breaches.map((breach) => `${method} ${template} ${breach}`);
    },
  };
};
