import type { Context } from 'hono';
import type * as z from 'zod/mini';
import type { Issue } from '#domain/response.ts';
import { ProblemError } from './problem.ts';

/**
 * The JSON body, of at most `limitBytes`; a larger one is refused before it is read whole. Throws the
 * problem of a wrong content type, an oversized body or malformed JSON.
 */
export const jsonBodyOf = async (c: Context, limitBytes: number): Promise<unknown> =>
  (await signableBodyOf(c, limitBytes)).json;

/** The JSON body, and the text it came as, over which its sender may have signed. */
export const signableBodyOf = async (
  c: Context,
  limitBytes: number,
): Promise<{ readonly text: string; readonly json: unknown }> => {
  const contentType = c.req.header('content-type') ?? '';
  const [mediaType = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  const charsets = parameters.filter((parameter) => parameter.startsWith('charset='));
  const isUtf8 = charsets.every((charset) => /^charset="?utf-?8"?$/.test(charset));
  if (mediaType !== 'application/json' || !isUtf8) {
    throw new ProblemError('unsupported-media-type', 'Send the body as application/json in UTF-8.');
  }
  const text = await limitedTextOf(c, limitBytes);
  try {
    return { text, json: JSON.parse(text) };
  } catch (error) {
    throw new ProblemError(
      'malformed-json',
      `The body is not JSON: ${withoutQuotation((error as Error).message).slice(0, 200)}.`,
    );
  }
};

/** V8 repeats a piece of what it read, in which the number of a receipt may stand, or what a citizen wrote. */
const withoutQuotation = (message: string): string => message.replace(/, (?:\.{3})?".*$/s, '');

/**
 * A CSV body, of at most `limitBytes`, which are counted as they come. A body that is packed is refused unread, so that
 * nothing unfolds here into more than was sent; so are workbooks, which are packed too, and other encodings than UTF-8.
 */
export const csvBodyOf = async (c: Context, limitBytes: number): Promise<string> => {
  const mediaType = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  const encoding = c.req.header('content-encoding')?.toLowerCase() ?? 'identity';
  if (mediaType !== 'text/csv' || encoding !== 'identity') {
    throw new ProblemError('unsupported-media-type', 'Send the table as text/csv in UTF-8, not packed.');
  }
  const text = await limitedTextOf(c, limitBytes);
  if (text.startsWith('PK') || text.includes('\uFFFD') || text.includes('\0')) {
    throw new ProblemError(
      'unsupported-media-type',
      'This is a workbook, or not in UTF-8: save it as "CSV UTF-8" in the spreadsheet, and send that.',
    );
  }
  return text;
};

const limitedTextOf = async (c: Context, limitBytes: number): Promise<string> => {
  const tooLarge = (): ProblemError =>
    new ProblemError(
      'body-too-large',
      `The body may have ${limitBytes / 1024} KB; send it in smaller parts.`,
    );
  if (Number(c.req.header('content-length') ?? 0) > limitBytes) throw tooLarge();
  const body = c.req.raw.body;
  if (!body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > limitBytes) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
};

/** Refuses any query parameter, by name. */
export const refuseQuery = (c: Context): void => {
  const errors = Object.keys(c.req.queries()).map((name) => unknownParameter(name, []));
  if (errors.length > 0) throw new ProblemError('invalid-query', sentenceOf(errors), { errors });
};

const unknownParameter = (name: string, known: readonly string[]): Issue => ({
  path: name.slice(0, 40),
  message: `is not a parameter of this call (parameters: ${known.join(', ') || 'none'})`,
});

/** The query by its schema; throws a problem that names each unknown, repeated or wrong parameter. */
export const queryOf = <T extends z.ZodMiniObject>(c: Context, schema: T): z.output<T> => {
  const errors: Issue[] = [];
  const given: Record<string, string> = {};
  for (const [name, values] of Object.entries(c.req.queries())) {
    if (!Object.hasOwn(schema.def.shape, name))
      errors.push(unknownParameter(name, Object.keys(schema.def.shape)));
    else if (values.length > 1) errors.push({ path: name, message: 'is given more than once' });
    else given[name] = values[0] ?? '';
  }
  const parsed = schema.safeParse(given);
  if (!parsed.success) errors.push(...issuesOf(parsed.error));
  if (errors.length > 0 || !parsed.success) {
    throw new ProblemError('invalid-query', sentenceOf(errors), { errors });
  }
  return parsed.data;
};

/** A JSON body by its schema; throws a problem that names each wrong field. */
export const bodyOf = async <T extends z.ZodMiniType>(
  c: Context,
  schema: T,
  limitBytes: number,
): Promise<z.output<T>> => checkedBy(schema, await jsonBodyOf(c, limitBytes));

/** A value of a body by its schema; throws a problem that names each wrong field. */
export const checkedBy = <T extends z.ZodMiniType>(schema: T, json: unknown): z.output<T> => {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const errors = issuesOf(parsed.error);
  throw new ProblemError('invalid-request', sentenceOf(errors), { errors });
};

/** The issues of a failed parse, paths written as in `responses.3.id`. */
const issuesOf = (error: { readonly issues: readonly z.core.$ZodIssue[] }): Issue[] =>
  error.issues.map((issue) => ({ path: issue.path.join('.'), message: messageOf(issue) }));

/** What Zod Mini says where a schema has no words of its own: it brings none, to be small. */
const WITHOUT_WORDS = 'Invalid input';

const messageOf = (issue: z.core.$ZodIssue): string => {
  if (issue.message !== WITHOUT_WORDS) return issue.message;
  if (issue.code === 'invalid_type') return `must be there and of type ${issue.expected}`;
  if (issue.code === 'unrecognized_keys')
    return `has fields that are not known: ${issue.keys.join(', ')}; leave them out`;
  return 'does not fit what the reference says of it';
};

/** All issues in one readable line, for `detail`. */
export const sentenceOf = (errors: readonly Issue[]): string =>
  `${errors.map(({ path, message }) => `${path || 'body'} ${message}`).join('; ')}.`;
