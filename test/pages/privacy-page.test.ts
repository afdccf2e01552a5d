import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { ELSEWHERE, STORED } from '#domain/privacy-register.ts';
import { addPrivacyPage } from '../../functions/pages/privacy-page.tsx';
import { TABLE_SCHEMA } from '../../functions/store/table-schema.ts';

const app = addPrivacyPage(new Hono(), { cityName: 'Hà Nội' });
const page = async (query = ''): Promise<string> => (await app.request(`/privacy${query}`)).text();

describe('the register of what is stored', () => {
  it('has every kind of item that the table may hold, once, and no other', () => {
    const prefixes = Object.values(TABLE_SCHEMA).filter((value) => value.endsWith('#'));

    expect(STORED.map(({ prefix }) => prefix).toSorted()).toEqual(prefixes.toSorted());
  });

  it('keeps what is about citizens no longer than it is needed, but for that they want nothing more', () => {
    const kept = STORED.filter(({ concern, expires }) => concern === 'citizen' && !expires);

    expect(kept.map(({ prefix }) => prefix)).toEqual([TABLE_SCHEMA.optOutPrefix]);
  });

  it.each(['vi', 'en'] as const)(
    'is read by everyone, each entry with all that is asked, in %s',
    async (language) => {
      const text = await page(`?lang=${language}`);

      for (const entry of [...STORED, ...ELSEWHERE]) {
        for (const field of ['name', 'holds', 'purpose', 'ground', 'kept', 'seenBy'] as const) {
          expect(text).toContain(entry[field][language].replaceAll('&', '&amp;').replaceAll('"', '&quot;'));
        }
      }
      expect(text).toContain(`<html lang="${language}"`);
    },
  );

  it('names the law that is in force, and leads to the page where a rating is looked up', async () => {
    const text = await page();

    expect(text).toContain('Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15');
    expect(text).toContain('href="/check?lang=vi"');
  });
});
