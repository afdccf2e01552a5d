import { vi } from 'vitest';
import { localHourOf, monthPlus } from '#domain/time.ts';

/** A month is published ten days after its end: from the eleventh of a month on the one before it, earlier the one before that. */
export const newestPublished = (nowMs = Date.now()): string => {
  const { month, day } = localHourOf(nowMs);
  return monthPlus(month, Number(day.slice(8)) >= 11 ? -1 : -2);
};

/** The demonstration publishes its closed months soon after it has started, the oldest first. */
export const allPublished = async (url: string): Promise<void> => {
  const newest = newestPublished();
  await vi.waitFor(
    async () => {
      const list = await (await fetch(`${url}/v1/public/months`)).text();
      if (!list.includes(newest)) throw new Error(`${newest} is not published yet`);
    },
    { timeout: 60_000, interval: 200 },
  );
};
