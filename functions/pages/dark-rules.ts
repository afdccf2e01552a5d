import { DARK_TOKENS_CSS } from '#design/tokens.ts';
import { tokensIn, withTokens } from './tokens.ts';

const DARK = tokensIn(DARK_TOKENS_CSS);

/** Of a shorthand the colour alone is said again, so that nothing else of what a later rule set is undone. */
const COLOUR_OF: Readonly<Record<string, string>> = {
  background: 'background-color',
  border: 'border-color',
  'border-bottom': 'border-bottom-color',
  'border-left': 'border-left-color',
  outline: 'outline-color',
};

const NAMED = /var\((--[\w-]+)\)/g;

const darkDeclaration = (declaration: string): string | undefined => {
  const [, property = '', value = ''] = /^\s*([\w-]+):(.*)$/.exec(declaration) ?? [];
  const colours = [...value.matchAll(NAMED)].filter(([, name = '']) => DARK.has(name));
  const [colour] = colours;
  if (!colour) return undefined;
  const longhand = COLOUR_OF[property];
  return longhand ? `${longhand}:${colour[0]}` : `${property}:${value}`;
};

const darkRule = (selector: string, declarations: string): string => {
  const dark = declarations.split(';').flatMap((each) => darkDeclaration(each) ?? []);
  return dark.length === 0 ? '' : `${selector}{${dark.join(';')}}`;
};

const darkRules = (css: string): string =>
  [...css.matchAll(/(@media[^{]*)\{((?:[^{}]*\{[^{}]*\})*)\}|([^{}@]+)\{([^{}]*)\}/g)]
    .map(([, media, inner = '', selector = '', declarations = '']) => {
      if (media === undefined) return darkRule(selector, declarations);
      const rules = media.includes('print') ? '' : darkRules(inner);
      return rules && `${media}{${rules}}`;
    })
    .join('');

/**
 * Each rule again with the colours that it has on a dark screen, and nothing but them: the same tokens that the
 * dashboard has there, written out as `withTokens` does. For rules without nesting other than in `@media`, of which
 * those for print are left out, as paper is white.
 */
export const darkRulesOf = (css: string): string =>
  withTokens(`html{color-scheme:dark}${darkRules(css.replace(/\n/g, ''))}`, DARK);
