import { describe, expect, it } from 'vitest';
import type { Changes } from '../../functions/api/change-schemas.ts';
import type { ApiClient } from '../../web/manage/api-client.ts';
import {
  changeSentence,
  movedSentence,
  noteSentence,
  partSentence,
} from '../../web/manage/changes/change-sentences.ts';
import { createChangesState } from '../../web/manage/changes/changes-state.ts';
import { fakeClock } from '../support/fake-clock.ts';

const period = (month: string, indexPercent: number | null): Changes['now'] => ({
  from: month,
  to: month,
  n: indexPercent === null ? 0 : 100,
  evidence: indexPercent === null ? 'hidden' : 'full',
  counts: null,
  indexPercent,
  interval: null,
  meanScore: null,
  verdict: 'notEnoughEvidence',
});
const fell: Changes = {
  unit: 'A1',
  name: { vi: 'Đơn vị A1', en: 'Unit A1' },
  targetPercent: 80,
  against: 'previous',
  now: period('2026-11', 66),
  before: period('2026-10', 84),
  change: {
    points: -18,
    interval: { level: 0.95, lowPercent: -29.37, highPercent: -5.99 },
    direction: 'fell',
  },
  parts: [],
  notes: [],
};

describe('a change in words', () => {
  it.each([
    [
      fell,
      'Chỉ số giảm 18,00 điểm so với tháng 10 năm 2026, từ 84,00\u00A0% xuống 66,00\u00A0% (khoảng tin cậy 95 % của thay đổi: −29,37 đến −5,99 điểm).',
      'The index fell by 18.00 points since October 2026, from 84.00% to 66.00% (95% interval of the change: −29.37 to −5.99 points).',
    ],
    [
      {
        ...fell,
        before: { ...period('2026-10', 65), from: '2026-08' },
        change: {
          points: 1,
          interval: { level: 0.95, lowPercent: -12, highPercent: 14 },
          direction: 'notTold',
        },
      } satisfies Changes,
      'Chưa đủ bằng chứng để nói chỉ số đã thay đổi so với kỳ từ tháng 8 năm 2026 đến tháng 10 năm 2026: từ 65,00\u00A0% thành 66,00\u00A0%, +1,00 điểm (khoảng tin cậy 95 % của thay đổi: −12,00 đến +14,00 điểm).',
      'Not enough evidence to say that the index changed since August 2026 to October 2026: from 65.00% to 66.00%, +1.00 points (95% interval of the change: −12.00 to +14.00 points).',
    ],
    [
      { ...fell, before: period('2026-10', null), change: null },
      'Không có phiếu nào của tháng 10 năm 2026 để so sánh.',
      'No responses of October 2026 to compare with.',
    ],
    [
      { ...fell, change: null },
      'Không so sánh được với tháng 10 năm 2026.',
      'It cannot be compared with October 2026.',
    ],
  ])('%#', (changes, vi, en) => {
    expect([changeSentence('vi', changes), changeSentence('en', changes)]).toEqual([vi, en]);
  });

  it('names the group that did most', () => {
    const group = {
      name: { vi: 'Đất đai', en: 'Land' },
      before: 20,
      now: 80,
      beforePercent: 60,
      nowPercent: 60,
      direction: 'notTold' as const,
    };
    const part: Changes['parts'][number] = {
      by: 'services',
      mixPoints: -18,
      withinPoints: 0,
      groups: [
        { ...group, id: 'b', name: { vi: 'Khai sinh', en: 'Births' }, mixPoints: -8, withinPoints: 0 },
        { ...group, id: 'a', mixPoints: -10, withinPoints: 0 },
        { ...group, id: 'rest', name: { vi: 'Còn lại', en: 'All others' }, mixPoints: 20, withinPoints: 0 },
      ],
    };

    expect(partSentence('vi', part)).toBe(
      'Do cơ cấu: −18,00 điểm; trong các nhóm: 0,00 điểm. Tác động lớn nhất: Đất đai (−10,00 điểm).',
    );
    expect(partSentence('en', part)).toContain('Largest effect: Land (−10.00 points).');
  });

  it('names those that changed by more than chance, of all ways, and says where none did', () => {
    const of = (id: string, direction: 'rose' | 'fell' | 'notTold', withinPoints: number) => ({
      id,
      name: { vi: `Đơn vị ${id}`, en: `Unit ${id}` },
      before: 100,
      now: 100,
      beforePercent: 90.35,
      nowPercent: 75.15,
      mixPoints: 0,
      withinPoints,
      direction,
    });
    const part = (by: 'services' | 'children', groups: ReturnType<typeof of>[]) => ({
      by,
      mixPoints: 0,
      withinPoints: 0,
      groups,
    });
    const parts = [
      part('services', [of('a', 'notTold', 9), of('b', 'rose', 1)]),
      part('children', [of('c', 'fell', -2), of('d', 'fell', -0.5), of('e', 'fell', -0.1)]),
    ];

    expect(movedSentence('vi', { parts })).toBe(
      'Thay đổi quá mức ngẫu nhiên: Đơn vị c giảm từ 90,35\u00A0% xuống 75,15\u00A0%; Đơn vị b tăng từ 90,35\u00A0% lên 75,15\u00A0%; Đơn vị d giảm từ 90,35\u00A0% xuống 75,15\u00A0%; và 1 nhóm nữa.',
    );
    expect(movedSentence('en', { parts })).toContain('Unit c fell from 90.35% to 75.15%; Unit b rose');
    expect(movedSentence('en', { parts: [] })).toBe(
      'No service, channel, moment, counter or unit changed by more than chance does.',
    );
  });

  it('tells of a channel that grew', () => {
    const note: Changes['notes'][number] = {
      kind: 'channelShift',
      channel: { id: 'link', name: { vi: 'Đường dẫn', en: 'Link' }, beforePercent: 10, nowPercent: 60 },
    };

    expect(noteSentence('vi', note)).toContain('tăng từ 10\u00A0% lên 60\u00A0% số phiếu');
  });
});

describe('what changed', () => {
  it('is read for what was chosen last, whichever answer comes first', async () => {
    const waiting: { path: string; answer: (unit: string) => void }[] = [];
    const read = ((path: string) =>
      new Promise((resolve) => {
        waiting.push({
          path,
          answer: (unit) => resolve({ kind: 'ok', body: { ...fell, unit } as never, same: false }),
        });
      })) as ApiClient['read'];
    const state = createChangesState({ read }, fakeClock(0), () => 1);
    const subject = { unit: 'A1', period: '2026-W48', form: undefined };
    state.show({ ...subject, against: 'previous' });
    state.show({ ...subject, against: 'year' });

    waiting[1]?.answer('second');
    waiting[0]?.answer('first');
    await Promise.resolve();
    await Promise.resolve();

    expect(waiting[1]?.path).toBe('/v1/units/A1/changes?period=2026-W48&against=year');
    expect(state.changes.value?.unit).toBe('second');
  });

  it('is asked for again until it is answered, and nothing else stands there meanwhile', async () => {
    let isUp = true;
    const clock = fakeClock(0);
    const read = (async () =>
      isUp
        ? { kind: 'ok', body: fell, same: false }
        : { kind: 'unreachable' }) as unknown as ApiClient['read'];
    const state = createChangesState({ read }, clock, () => 1);
    const subject = { unit: 'A1', period: '2026-11', form: undefined };
    state.show({ ...subject, against: 'previous' });
    await clock.pass(0);

    isUp = false;
    state.show({ ...subject, against: 'year' });
    await clock.pass(0);
    expect(state.trouble.value).toEqual({ kind: 'unreachable' });
    expect(state.changes.value).toBeUndefined();

    isUp = true;
    await clock.pass(60_000);
    expect(state.trouble.value).toBeUndefined();
    expect(state.changes.value).toEqual(fell);
  });

  it('that is refused is not asked for again', async () => {
    let asked = 0;
    const clock = fakeClock(0);
    const read = (async () => {
      asked += 1;
      return { kind: 'refused', status: 422, detail: '' };
    }) as unknown as ApiClient['read'];
    const state = createChangesState({ read }, clock, () => 1);
    state.show({ unit: 'A1', period: '2026-11', form: undefined, against: 'previous' });
    await clock.pass(600_000);

    expect([asked, state.refused.value, state.trouble.value]).toEqual([1, true, undefined]);
  });
});
