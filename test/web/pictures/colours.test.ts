import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TOKENS_CSS } from '../../../functions/design/tokens.ts';
import { coloursOf, contrast, distance, EYES } from '../../support/seen-colours.ts';

const LIGHT = coloursOf(TOKENS_CSS);
const [DARK_CSS = ''] = /html:root \{[^}]+\}/.exec(readFileSync('web/manage/dark.css', 'utf8')) ?? [];
const PALETTES = { light: LIGHT, dark: { ...LIGHT, ...coloursOf(DARK_CSS) } } as const;

/** Told apart at a glance, side by side. */
const AT_A_GLANCE = 10;
/** Also these carry another sign: a figure, a place on either side of a line, a gap, a hollow or a filled dot. */
const TOLD_APART = [
  ['the lowest score and the next', 'score-1', 'score-2'],
  ['low scores and the middle one', 'score-2', 'score-3'],
  ['the middle score and high ones', 'score-3', 'score-4'],
  ['the highest score and the one before', 'score-4', 'score-5'],
  ['hours well below and well above the target', 'score-1', 'score-5'],
  ['what took off and what added, units below and above', 'score-1', 'score-5'],
  ['units below and those that only vary', 'score-1', 'ink-soft'],
  ['units above and those that only vary', 'score-5', 'ink-soft'],
  ['an index and its target', 'accent', 'ink'],
] as const;

describe.each(Object.entries(PALETTES))('on %s ground', (_, palette) => {
  const colour = (name: string): string => palette[name] as string;

  describe.each(Object.entries(EYES))('with eyes for %s', (_name, eyes) => {
    it.each(TOLD_APART)('%s are told apart', (_what, one, other) => {
      expect(distance(eyes, colour(one), colour(other))).toBeGreaterThan(AT_A_GLANCE);
    });

    it.each([
      ['accent', 3],
      ['met', 3],
      ['not-met', 3],
      ['score-1', 3],
      ['score-2', 3],
      ['score-3', 3],
      ['score-4', 3],
      ['score-5', 3],
      ['ink', 4.5],
      ['ink-soft', 4.5],
    ])('%s stands out from the ground of a card by %d : 1', (name, least) => {
      expect(contrast(eyes, colour(name), colour('paper'))).toBeGreaterThan(least);
    });

    it.each(['score-2-soft', 'score-4-soft'])('a figure on %s is read', (ground) => {
      expect(contrast(eyes, colour('ink'), colour(ground))).toBeGreaterThan(4.5);
    });

    it.each(['score-1', 'score-5'])('a figure on %s is read', (ground) => {
      expect(contrast(eyes, colour('paper'), colour(ground))).toBeGreaterThan(4.5);
    });
  });
});
