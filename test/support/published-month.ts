import { vi } from 'vitest';
import { isClosed } from '#domain/published-month.ts';
import { localIsoOf, monthPlus } from '#domain/time.ts';
import type { PublicMonth, PublicMonths } from '../../functions/api/public-schemas.ts';

/** The last month that is over long enough; in its first days a month has two before it that are open. */
export const newestClosed = (nowMs: number): string => {
  const present = localIsoOf(nowMs).slice(0, 7);
  const last = monthPlus(present, -1);
  return isClosed(last, nowMs) ? last : monthPlus(present, -2);
};

const jsonOf = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T;

/** The newest month of a demonstration, which publishes what is closed soon after it has started: two months on any day. */
export const newestPublished = async (url: string): Promise<PublicMonth> => {
  const expected = newestClosed(Date.now());
  await vi.waitFor(
    async () => {
      const { months } = await jsonOf<PublicMonths>(`${url}/v1/public/months`);
      if (months[0]?.month !== expected || months.length < 2) {
        throw new Error(`${expected} is awaited; published: ${months.map(({ month }) => month).join(', ')}`);
      }
    },
    { timeout: 60_000, interval: 500 },
  );
  return jsonOf<PublicMonth>(`${url}/v1/public/months/${expected}`);
};
