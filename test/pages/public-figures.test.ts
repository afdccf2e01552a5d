import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { PublishedMonth, PublishedUnit } from '#domain/published-month.ts';
import { addPublicPages } from '../../functions/pages/public/public-app.tsx';
import { publishedUnit, WITHHELD } from '../support/published.ts';

const UNIT = publishedUnit({
  n: 498,
  counts: [3, 7, 20, 180, 288],
  indexPercent: 93.98,
  interval: { level: 0.95, lowPercent: 91.54, highPercent: 95.75 },
  verdict: 'met',
  completed: 499,
  rated: 285,
  coveragePercent: 57.11,
});
const FEW: PublishedUnit = { ...UNIT, unit: 'A', name: { vi: 'Xã A', en: 'Commune A' }, parent: '01', n: 23 };
const HIDDEN = publishedUnit({
  ...WITHHELD,
  unit: 'B',
  name: { vi: 'Xã B', en: 'Commune B' },
  parent: '01',
});

/** The words of a page about a month of these units. */
const wordsOf = async (path: string, units: readonly PublishedUnit[]): Promise<string> => {
  const month: PublishedMonth = {
    month: '2026-10',
    publishedAt: '2026-11-11T00:05:00+07:00',
    formula: { id: 'topTwoShare', version: 1 },
    questionnaires: [],
    notice: null,
    units,
    channels: [],
  };
  const app = addPublicPages(new Hono(), {
    ledger: { newestBlocks: async () => [] },
    improvements: { newestOf: async () => [] },
    months: async () => [month],
    cityName: 'Hà Nội',
    report: (error) => {
      throw error;
    },
  });
  const html = await (await app.request(path)).text();
  return html
    .replace(/<style.*?<\/style>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
};

describe('the figures of the public page', () => {
  it('say of ratings and of dossiers each how many there are, so that they can be squared', async () => {
    expect(await wordsOf('/', [UNIT])).toContain(
      'Từ 498 lượt đánh giá, của mọi kênh và mọi thời điểm. 285 trong 499 hồ sơ đã giải quyết (57,11 %) được đánh giá.',
    );
    expect(await wordsOf('/?lang=en', [UNIT])).toContain(
      '285 of 499 dossiers completed (57.11%) were rated.',
    );
  });

  it('say of months without the number of rated dossiers how many in a hundred, unless that cannot be', async () => {
    const { rated: _, ...before } = UNIT;

    expect(await wordsOf('/', [before])).toContain('57,11 % trong 499 hồ sơ đã giải quyết được đánh giá.');
    expect(await wordsOf('/', [{ ...before, coveragePercent: 142.86 }])).not.toContain(
      'hồ sơ đã giải quyết được đánh giá',
    );
  });

  it.each(['/', '/units/A', '/embed/A'])('are for reference only where 10 to 29 rated: %s', async (path) => {
    const words = await wordsOf(path, [UNIT, FEW]);

    expect(words).toContain('23 (chỉ để tham khảo)');
    expect(words).not.toContain('498 (chỉ để tham khảo)');
  });

  it('stand on the page of another site with their number and what they do not stand for', async () => {
    const words = await wordsOf('/embed/A', [UNIT, FEW]);

    expect(words).toContain('Từ 23 lượt đánh giá');
    expect(words).toContain('Dưới 30 lượt đánh giá: chỉ để tham khảo.');
    expect(words).toContain('không đại diện');
  });

  it('tell of a unit that is withheld how many rated, and nothing that they answered', async () => {
    const words = await wordsOf('/units/B', [UNIT, HIDDEN]);

    expect(words).toContain('Câu trả lời không được công bố, để bảo vệ người đánh giá. Có 7 lượt đánh giá');
    expect(words.slice(0, words.indexOf('Kiểm tra'))).not.toContain('%');
  });

  it('leave out the levels alone where these would tell those of others', async () => {
    const words = await wordsOf('/', [{ ...UNIT, counts: null }]);

    expect(words).toContain('93,98 %');
    expect(words).toContain('Số lượt của từng mức không được công bố');
    expect(words).not.toContain('Các mức đã chọn');
  });
});
