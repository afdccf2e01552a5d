/** What a pattern asks of a value: to be one of these, or to begin so. */
type Rule = string | { readonly prefix: string };

const isMet = (rule: Rule, value: unknown): boolean => {
  if (typeof rule === 'string') return value === rule;
  const [kind] = Object.keys(rule);
  if (kind !== 'prefix') throw new Error(`event-filter.ts does not know the rule "${kind}"`);
  return typeof value === 'string' && value.startsWith(rule.prefix);
};

/**
 * Whether an event is let through: every field of the pattern must be met by one of its rules.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax
 */
export const matches = (pattern: unknown, event: unknown): boolean =>
  Array.isArray(pattern)
    ? pattern.some((rule) => isMet(rule, event))
    : Object.entries(pattern as object).every(([field, asked]) =>
        matches(asked, (event as Readonly<Record<string, unknown>> | undefined)?.[field]),
      );
