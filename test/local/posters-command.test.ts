import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { posters } from '../../functions/local/receipts/posters.ts';
import { NOW } from '../support/sample.ts';
import { pictureOfSvg, scanned } from '../support/scanned.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-posters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const units = join(folder, 'units.csv');
const out = join(folder, 'posters.html');
writeFileSync(
  units,
  `code,name,name_en,parent,valid_from,counters
01,Thành phố Hà Nội,Hanoi,,,
00070,Phường Hoàn Kiếm,Hoan Kiem ward,01,,2
00071,Phường <Cửa Nam>,Cua Nam ward,01,,1
00072,Phường Mới,New ward,01,2027-01,1
`,
);
beforeEach(() => rmSync(out, { force: true }));

const made = async (...more: readonly string[]): Promise<string> => {
  await posters(['--units', units, '--out', out, '--site', 'https://danhgia.example.vn', ...more], () => NOW);
  return readFileSync(out, 'utf8');
};

const codesIn = (html: string): readonly (string | undefined)[] =>
  [...html.matchAll(/<svg xmlns.*?<\/svg>/gs)].map(([svg]) => scanned(pictureOfSvg(svg, 4))?.text);

describe('receipts -- posters', () => {
  it('makes one for each counter that is open, whose code is read as its address', async () => {
    expect(codesIn(await made())).toEqual([
      'https://danhgia.example.vn/q/00070-01',
      'https://danhgia.example.vn/q/00070-02',
      'https://danhgia.example.vn/q/00071-01',
    ]);
  });

  it('says city, office and counter, and the address for who types it', async () => {
    const html = await made('--counter', '00070-02');

    for (const said of ['Thành phố Hà Nội', 'Phường Hoàn Kiếm', 'Quầy 2', 'Counter 2', '00070-02']) {
      expect(html).toContain(said);
    }
    expect(html).toContain('>danhgia.example.vn/q/00070-02<');
  });

  it('makes those of one unit, and escapes its name', async () => {
    const html = await made('--unit', '00071', '--city', 'Hà Nội');

    expect(codesIn(html)).toHaveLength(1);
    expect(html).toContain('Phường &lt;Cửa Nam&gt;');
    expect(html).toContain('>Hà Nội<');
  });

  it.each(['a4', 'a5'])('fits %s, and needs nothing from anywhere', async (size) => {
    const html = await made('--size', size);

    expect(html).toContain(`@page{size:${size.toUpperCase()}`);
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/(src|href)=|url\(|https?:\/\//);
  });

  it('writes nothing without an address, and warns of one that no phone can open', async () => {
    const rest = ['--units', units, '--out', out];

    await expect(posters(rest, () => NOW)).rejects.toThrow('--site is missing');
    expect(existsSync(out)).toBe(false);
    expect(await posters([...rest, '--site', 'http://localhost:4000'], () => NOW)).toContain(
      'ONLY TO TRY OUT',
    );
    expect(await posters([...rest, '--site', 'https://danhgia.example.vn/'], () => NOW)).not.toContain(
      'TRY OUT',
    );
  });

  it.each([
    ['a counter that is not there', ['--counter', '00070-09']],
    ['a counter that is not open yet', ['--counter', '00072-01']],
    ['a size that is none', ['--size', 'a3']],
    ['an address that is none', ['--site', 'danhgia']],
    ['an address with a path', ['--site', 'https://danhgia.example.vn/khao-sat']],
  ])('writes nothing for %s', async (_, more) => {
    await expect(made(...more)).rejects.toThrow(/No counter is open|Usage|--site must be/);

    expect(existsSync(out)).toBe(false);
  });
});
