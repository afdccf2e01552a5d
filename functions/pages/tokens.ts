import { TOKENS_CSS } from '#design/tokens.ts';

/** The values of tokens by their names. */
export const tokensIn = (css: string): ReadonlyMap<string, string> =>
  new Map([...css.matchAll(/(--[\w-]+):([^;}]+)/g)].map(([, name = '', value = '']) => [name, value.trim()]));

const TOKENS = tokensIn(TOKENS_CSS);

/**
 * Writes the tokens out. Browsers older than Chrome 49 know no custom properties, and a page with thirty
 * of their values is smaller than one with all of their definitions.
 */
export const withTokens = (css: string, values: ReadonlyMap<string, string> = TOKENS): string =>
  css.replace(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const value = values.get(name) ?? TOKENS.get(name);
    if (value === undefined) throw new Error(`There is no design token ${name}`);
    return value;
  });
