import { describe, expect, it } from 'vitest';
import type { Reading } from '../../web/manage/api-client.ts';
import { createReportThemesState } from '../../web/manage/report/report-themes-state.ts';

const WARD = { unit: '00070', from: '2026-10', to: '2026-10' };
const CITY = { ...WARD, unit: '01' };

/** A server that answers when it is told to. */
const server = () => {
  const asked: { readonly path: string; readonly answer: (reading: Reading<never>) => void }[] = [];
  const read = <T>(path: string) =>
    new Promise<Reading<T>>((resolve) => {
      asked.push({ path, answer: resolve as (reading: Reading<never>) => void });
    });
  return { asked, read };
};

const body = (total: number): Reading<never> => ({ kind: 'ok', body: { total } as never, same: false });

describe('the themes of a report', () => {
  it('are read once of the same months, since each look is kept in the audit log', async () => {
    const { asked, read } = server();
    const state = createReportThemesState({ read });

    const first = state.show(WARD);
    await state.show({ ...WARD });
    asked[0]?.answer(body(12));
    await first;

    expect(asked.map(({ path }) => path)).toEqual([
      '/v1/units/00070/comment-themes?from=2026-10&to=2026-10&words=without',
    ]);
    expect(state.themes.value?.total).toBe(12);
    expect(state.busy.value).toBe(false);
  });

  it('of another unit take the place of the first, whichever answer comes last', async () => {
    const { asked, read } = server();
    const state = createReportThemesState({ read });

    const looks = [state.show(WARD), state.show(CITY)];
    asked[1]?.answer(body(2));
    asked[0]?.answer(body(1));
    await Promise.all(looks);

    expect(state.themes.value?.total).toBe(2);
  });

  it.each<Reading<never>>([{ kind: 'refused', status: 403, detail: 'no' }, { kind: 'unreachable' }])(
    'are left out where the answer is $kind, and nobody waits for them',
    async (reading) => {
      const { asked, read } = server();
      const state = createReportThemesState({ read });

      const look = state.show(WARD);
      expect(state.busy.value).toBe(true);
      asked[0]?.answer(reading);
      await look;

      expect(state.busy.value).toBe(false);
      expect(state.themes.value).toBeUndefined();
    },
  );

  it('are gone where they may not be read', async () => {
    const { asked, read } = server();
    const state = createReportThemesState({ read });
    const look = state.show(WARD);
    asked[0]?.answer(body(12));
    await look;

    await state.show(undefined);

    expect(state.themes.value).toBeUndefined();
    expect(state.busy.value).toBe(false);
  });
});
