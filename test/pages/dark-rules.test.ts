import { describe, expect, it } from 'vitest';
import { DARK_TOKENS_CSS, TOKENS_CSS } from '#design/tokens.ts';
import { darkRulesOf } from '../../functions/pages/dark-rules.ts';

const DARK = 'html{color-scheme:dark}';
const darkOf = (name: string): string => new RegExp(`--${name}:([^;}]+)`).exec(DARK_TOKENS_CSS)?.[1] ?? '';

describe('rules on a dark screen', () => {
  it('are the colours alone, so that widths and styles stay what they were', () => {
    const css = '.a{border:2px solid var(--line);border-left-width:8px;padding:1px;color:var(--ink)}';

    expect(darkRulesOf(css)).toBe(`${DARK}.a{border-color:${darkOf('line')};color:${darkOf('ink')}}`);
  });

  it('stay within the width they are for, and are none for paper', () => {
    const css = '@media (max-width:40em){a{color:var(--ink)}p{margin:0}}@media print{a{color:var(--ink)}}';

    expect(darkRulesOf(css)).toBe(`${DARK}@media (max-width:40em){a{color:${darkOf('ink')}}}`);
  });

  it('are nothing where no colour is named', () => {
    expect(darkRulesOf('.a{margin:var(--space-1)}.b{color:#000}')).toBe(DARK);
  });

  it('name tokens that there are by day', () => {
    const namesIn = (css: string) => [...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name);

    expect(namesIn(DARK_TOKENS_CSS).filter((name) => !namesIn(TOKENS_CSS).includes(name))).toEqual([]);
  });
});
