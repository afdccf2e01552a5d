import { describe, expect, it } from 'vitest';
import { stateAfter } from '#domain/decision.ts';

describe('a decision', () => {
  it.each([
    ['counted', 'hold', 'held'],
    ['counted', 'release', 'counted'],
    ['counted', 'void', 'void'],
    ['counted', 'erase', 'erased'],
    ['held', 'hold', 'held'],
    ['held', 'release', 'counted'],
    ['held', 'void', 'void'],
    ['held', 'erase', 'erased'],
    ['void', 'hold', undefined],
    ['void', 'release', undefined],
    ['void', 'void', 'void'],
    ['void', 'erase', 'erased'],
    ['synthetic', 'hold', undefined],
    ['synthetic', 'release', undefined],
    ['synthetic', 'void', undefined],
    ['synthetic', 'erase', 'erased'],
    ['erased', 'hold', undefined],
    ['erased', 'release', undefined],
    ['erased', 'void', undefined],
    ['erased', 'erase', 'erased'],
  ] as const)('takes a response that is %s, by %s, to %s', (state, decision, after) => {
    expect(stateAfter(state, decision)).toBe(after);
  });
});
