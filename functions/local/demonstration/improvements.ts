import type { Improvement } from '#domain/improvement.ts';
import { localHourOf, localIsoOf } from '#domain/time.ts';
import { HANOI_CITY } from './hanoi.ts';

const DAY_MS = 86_400_000;

const TOLD = [
  {
    unit: '00070',
    daysAgo: 20,
    text: {
      vi: 'Mở thêm một quầy từ 7 giờ 30 đến 9 giờ, vì nhiều người phải chờ lâu đầu giờ sáng.',
      en: 'One more counter is open from 7:30 to 9:00, because many waited long early in the morning.',
    },
  },
  {
    unit: HANOI_CITY,
    daysAgo: 35,
    text: {
      vi: 'Niêm yết danh mục giấy tờ cần nộp ngay tại cửa, vì nhiều người phải quay về lấy thêm giấy tờ.',
      en: 'The list of papers to bring hangs at the door, because many had to go home for another one.',
    },
  },
] as const;

/** Invented, as all of the demonstration, and told the same by every start of a day. */
export const demonstrationImprovements = (
  nowMs: number,
): readonly (Improvement & { readonly unit: string })[] =>
  TOLD.map(({ unit, daysAgo, text }, at) => ({
    unit,
    id: `01K9Z6N0Q3T4V5W6X7Y8Z9A0B${at + 1}`,
    version: 1,
    day: localHourOf(nowMs - daysAgo * DAY_MS).day,
    text,
    withdrawn: false,
    writtenBy: 'demonstration',
    writtenAt: localIsoOf(nowMs),
  }));
