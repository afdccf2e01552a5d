import { describe, expect, it } from 'vitest';
import { checkMethodParameters } from '#domain/method.ts';
import { METHODS } from '#domain/methods.ts';

const worked = (id: string, query: Readonly<Record<string, string>>) => {
  const method = METHODS.find((method) => method.id === id);
  if (!method) throw new Error(`no method ${id}`);
  const checked = checkMethodParameters(method, query);
  return checked.ok ? method.compute(checked.value) : checked.issues;
};

describe('a method', () => {
  it.each([
    [
      'wilson',
      { satisfied: '84', n: '100' },
      { indexPercent: 84, lowPercent: 75.58, highPercent: 89.9, levelPercent: 95 },
    ],
    [
      'clopper-pearson',
      { satisfied: '84', n: '100' },
      { indexPercent: 84, lowPercent: 75.32, highPercent: 90.57, levelPercent: 95 },
    ],
    ['slovin', { population: '1000', marginPercent: '5' }, { size: 285.7, respondents: 286 }],
    ['cochran', { population: '1000', marginPercent: '5' }, { size: 277.7, respondents: 278 }],
    ['hace', { population: '1000' }, { size: 130.6, respondents: 131 }],
    ['kish', { n1: '50', w1: '1', n2: '50', w2: '3' }, { designEffect: 1.25, n: 100, effectiveN: 80 }],
    [
      'pooled-parts',
      { items1: '23', index1: '83.84', items2: '16', index2: '84.09' },
      { indexPercent: 83.94 },
    ],
    [
      'unit-grade-circular-01',
      { total: '15.0' },
      { total: 15, grade: 'excellent', gradeVi: 'Xuất sắc', gradeEn: 'Excellent' },
    ],
    ['index-766-satisfaction', { ratePercent: '81' }, { score: 5.4, maximum: 6 }],
    ['valid-rate', { valid: '39765', issued: '40230' }, { validPercent: 98.84 }],
  ] as const)('%s works the published example', (id, query, expected) => {
    expect(worked(id, query)).toEqual(expected);
  });

  it('has an id of its own', () => {
    expect(new Set(METHODS.map(({ id }) => id)).size).toBe(METHODS.length);
  });

  it.each(METHODS)('$id gives numbers and texts at both ends of its ranges', (method) => {
    for (const end of ['minimum', 'maximum'] as const) {
      const query = Object.fromEntries(
        method.parameters.map((parameter) => [parameter.name, String(parameter[end])]),
      );
      const checked = checkMethodParameters(method, query);

      expect(checked.ok).toBe(true);
      if (!checked.ok) continue;
      for (const value of Object.values(method.compute(checked.value))) {
        expect(typeof value === 'string' || Number.isFinite(value)).toBe(true);
      }
    }
  });
});

describe('the parameters of a method', () => {
  it.each([
    { fault: 'a missing one', query: { satisfied: '8' }, paths: ['n'] },
    { fault: 'an unknown one', query: { satisfied: '8', n: '10', m: '1' }, paths: ['m'] },
    { fault: 'an empty one', query: { satisfied: '', n: '10' }, paths: ['satisfied'] },
    { fault: 'a text', query: { satisfied: 'all', n: '10' }, paths: ['satisfied'] },
    {
      fault: 'a number in another notation',
      query: { satisfied: '0x8', n: '1e2' },
      paths: ['satisfied', 'n'],
    },
    { fault: 'a broken count', query: { satisfied: '8.5', n: '10' }, paths: ['satisfied'] },
    { fault: 'one out of range', query: { satisfied: '-1', n: '0' }, paths: ['satisfied', 'n'] },
    { fault: 'a part above its whole', query: { satisfied: '11', n: '10' }, paths: ['satisfied'] },
  ])('are refused for $fault, by name', ({ query, paths }) => {
    expect(worked('wilson', query as Readonly<Record<string, string>>)).toEqual(
      paths.map((path) => expect.objectContaining({ path })),
    );
  });
});
