import { describe, expect, it } from 'vitest';
import { breakBetween, type Measure } from '#domain/published-break.ts';

const measure = (
  forms: readonly string[],
  group?: string,
  formula: Measure['formula']['id'] = 'topTwoShare',
): Measure => ({
  formula: { id: formula, version: 1 },
  questionnaires: forms.map((key) => {
    const [id = '', form] = key.split('@');
    return { id, version: Number(form), title: { vi: id, en: id } };
  }),
  ...(group ? { comparabilityGroup: group } : {}),
});

describe('a line through published months', () => {
  it.each([
    ['goes on in one group, also with other versions', measure(['a@1'], 'a'), measure(['a@2'], 'a'), null],
    ['breaks between groups', measure(['a@1'], 'a'), measure(['a@2'], 'a@2'), 'questionnaire'],
    [
      'breaks where the formula is another',
      measure(['a@1'], 'a'),
      measure(['a@1'], 'a', 'scaledMean'),
      'formula',
    ],
    [
      'tells of the questionnaire where both changed',
      measure(['a@1'], 'a'),
      measure(['b@1'], 'b', 'scaledMean'),
      'questionnaire',
    ],
    [
      'goes on without a named group where a form is in both',
      measure(['a@1', 'a@2']),
      measure(['a@2'], 'a'),
      null,
    ],
    ['breaks without a named group where none is', measure(['a@1']), measure(['a@2'], 'a'), 'questionnaire'],
    ['goes on where neither names any form', measure([]), measure([]), null],
  ])('%s', (_, before, now, expected) => {
    expect(breakBetween(before, now)).toBe(expected);
  });
});
