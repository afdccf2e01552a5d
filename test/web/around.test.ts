import { describe, expect, it } from 'vitest';
import type { Fleet } from '../../functions/api/device-schemas.ts';
import type { UnitDetail, UnitList } from '../../functions/api/result-schemas.ts';
import type { ApiClient } from '../../web/manage/api-client.ts';
import { createAroundState } from '../../web/manage/periods/around-state.ts';
import { silentSentence } from '../../web/manage/periods/period-texts.ts';

const TODAY = '2026-11-25';

const listOf = (month: string, below: readonly string[], may: readonly string[] = []): UnitList =>
  ({
    month,
    may,
    units: [{ id: '01', parent: null }, ...below.map((id) => ({ id, parent: '01' }))],
  }) as unknown as UnitList;

const opened = (
  answers: {
    readonly predecessors?: UnitDetail['predecessors'];
    readonly before?: UnitList;
    readonly states?: readonly Fleet['devices'][number]['state'][];
  } = {},
) => {
  const asked: string[] = [];
  const read = (async (path: string) => {
    asked.push(path);
    const body = path.startsWith('/v1/devices')
      ? {
          devices: (answers.states ?? []).map((state, at) => ({
            state,
            counter: `A1-0${at + 1}`,
            unitName: { vi: 'Phường X', en: 'Ward X' },
          })),
        }
      : path.startsWith('/v1/units?')
        ? answers.before
        : { predecessors: answers.predecessors ?? [] };
    return { kind: 'ok', body, same: false };
  }) as unknown as ApiClient['read'];
  return { state: createAroundState({ read }), asked };
};

describe('a reform within a period', () => {
  const from = (month: string) => [{ unit: 'old', name: { vi: '', en: '' }, from: month, most: true }];

  it.each([
    ['2025', '2025-07', true],
    ['2025-Q3', '2025-07', false],
    ['2026', '2025-07', false],
    ['2025-07', '2025-07', false],
    ['2025-06-20..2025-07-10', '2025-07', true],
  ])('is seen in %s where the unit took over in %s: %s', async (period, month, spans) => {
    const list = listOf('2025-12', ['a']);
    const { state } = opened({ predecessors: from(month), before: list });

    await state.look({ unit: 'a', period, today: TODAY, list });

    expect(state.spansReform.value).toBe(spans);
  });

  it('is seen at the unit above, by the units below it', async () => {
    const { state } = opened({ before: listOf('2025-01', ['x', 'y']) });

    await state.look({ unit: '01', period: '2025', today: TODAY, list: listOf('2025-12', ['a', 'b']) });

    expect(state.spansReform.value).toBe(true);
  });
});

describe('kiosks that say nothing', () => {
  const seeing = listOf('2026-11', ['A1'], ['devices.see']);

  it('are named while the period goes on', async () => {
    const { state } = opened({ states: ['ok', 'silent', 'lost', 'silent'] });

    await state.look({ unit: 'A1', period: '2026-W48', today: TODAY, list: seeing });

    expect(silentSentence('vi', state.silent.value)).toBe(
      '2 thiết bị im lặng bất thường: A1-02 (Phường X), A1-04 (Phường X). Số phiếu của kỳ này có thể bị thiếu.',
    );
  });

  it.each([
    ['of a period that is over', '2026-W47', seeing],
    ['by who may not see kiosks', '2026-W48', listOf('2026-11', ['A1'])],
  ])('are not asked for %s', async (_, period, list) => {
    const { state, asked } = opened({ states: ['silent'] });

    await state.look({ unit: 'A1', period, today: TODAY, list });

    expect(state.silent.value).toEqual([]);
    expect(asked.filter((path) => path.startsWith('/v1/devices'))).toEqual([]);
  });
});
