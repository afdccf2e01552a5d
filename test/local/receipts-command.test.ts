import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { localIsoOf } from '#domain/time.ts';
import { grant } from '../../functions/local/receipts/grant.ts';
import { issue } from '../../functions/local/receipts/issue.ts';
import { revoke } from '../../functions/local/receipts/revoke.ts';
import { rotate } from '../../functions/local/receipts/rotate.ts';
import { keyringOf } from '../../functions/receipts/keyring.ts';
import { createReceipts, type Receipts } from '../../functions/receipts/receipts.ts';
import { NOW } from '../support/sample.ts';
import { pictureOfSvg, scanned } from '../support/scanned.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-receipts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string): string => join(folder, name);
const keyFile = file('city.key');
const out = file('receipts.html');
const clock = () => NOW;
const SITE = 'https://danhgia.example.vn';

const now = NOW;
const at = '2026-11-23T09:10:00+07:00';

beforeEach(() => {
  writeFileSync(keyFile, 'what Secrets Manager drew for the receipts of the city');
  rmSync(out, { force: true });
});

const receiptsBy = (path: string): Receipts => createReceipts(keyringOf(readFileSync(path, 'utf8')));

const list = (...lines: readonly string[]): string => {
  const path = file('dossiers.csv');
  writeFileSync(path, ['unit,counter,service,moment,at,receipt,channel,valid_days', ...lines].join('\n'));
  return path;
};

const units = (): string => {
  const path = file('units.csv');
  writeFileSync(path, 'code,name,name_en,counters\n00070,Phường Hoàn Kiếm,Hoan Kiem ward,4\n');
  return path;
};

const run = (csv: string, ...more: readonly string[]): Promise<string> =>
  issue(['--csv', csv, '--out', out, '--key-file', keyFile, '--site', SITE, ...more], clock);

const codesIn = (html: string): readonly string[] =>
  [...html.matchAll(/<svg .*?<\/svg>/gs)].map(([svg]) => scanned(pictureOfSvg(svg, 4))?.text ?? 'unreadable');

const LINE = `00070,00070-03,1.001193,result,${at},H26.7-0042,,`;

describe('receipts -- issue', () => {
  it('prints codes that are read as the receipts of the list', async () => {
    await run(list(LINE, `00070,,,reception,${at},H26.7-0043,link,90`));

    const [first, second, ...more] = codesIn(readFileSync(out, 'utf8'));
    const said = [first, second].map((url = '') =>
      receiptsBy(keyFile).verified(new URL(url).pathname.slice(3), now),
    );
    expect(said).toMatchObject([
      {
        ok: true,
        token: {
          unit: '00070',
          counter: 3,
          service: '1.001193',
          moment: 'result',
          channel: 'receipt',
          validDays: 30,
        },
      },
      { ok: true, token: { unit: '00070', moment: 'reception', channel: 'link', validDays: 90 } },
    ]);
    expect(more).toEqual([]);
  });

  it('prints what is typed where nothing can be scanned', async () => {
    await run(list(LINE));

    const html = readFileSync(out, 'utf8');
    const [typed = ''] = /(\w{4}-){4}\w{4}/.exec(html) ?? [];
    expect(receiptsBy(keyFile).verifiedTyped(typed, { unit: '00070' }, now).ok).toBe(true);
    expect(html).toContain('>00070-03<');
    expect(html).toContain('>danhgia.example.vn/r<');
  });

  it('prints the office by its name where a list of units says it', async () => {
    await run(list(LINE), '--units', units());

    expect(readFileSync(out, 'utf8')).toContain('Phường Hoàn Kiếm');
  });

  it('tells the slips of one dossier apart by moment, day and service', async () => {
    await run(list(LINE, LINE.replace('result', 'reception').replace('2026-11-23', '2026-11-20')));

    const html = readFileSync(out, 'utf8')
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/\s+/g, ' ');
    expect(html).toMatch(/Trả kết quả.{1,40}23\/11\/2026 · 1\.001193/);
    expect(html).toMatch(/Tiếp nhận hồ sơ.{1,40}20\/11\/2026 · 1\.001193/);
  });

  it.each(['sheet', 'roll58', 'roll80'])('prints as %s what needs nothing from anywhere', async (layout) => {
    await run(list(LINE), '--layout', layout);

    const html = readFileSync(out, 'utf8');
    expect(html).toMatch(/@page\{size:(A4|58mm|80mm)/);
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/(src|href)=|url\(|https?:\/\//);
  });

  it('escapes what stands in the list', async () => {
    await run(list(`00070,,,result,${at},<b>&1,,`));

    expect(readFileSync(out, 'utf8')).toContain('&lt;b&gt;&amp;1');
  });

  it('names line and column of every fault, and writes nothing', async () => {
    const csv = list(
      LINE,
      `00070,00071-01,1.001193,later,${at},H-1,,31`,
      `00070,,,result,yesterday,,,`,
      'too,few',
      `00070,,,result,${localIsoOf(now + 86_400_000)},H-2,,`,
      LINE,
    );

    await expect(run(csv)).rejects.toThrow(
      new RegExp(
        [
          'line 3, column "valid_days": must be one of 7, 14, 30, 90 days.*',
          'line 3, column "counter": belongs to unit "00071".*',
          'line 3, column "moment": must be one of .*',
          'line 4, column "at": must be .*',
          'line 4, column "receipt": must be .*',
          'line 5: has another number of cells than the header',
          'line 6, column "at": is in the future .*',
          'line 7, column "receipt": stands on line 2 with the same moment already',
          '8 faults.',
        ].join('\n'),
      ),
    );
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    ['a unit', `00099,,,result,${at},H-1,,`, 'unit'],
    ['a counter', `00070,00070-09,,result,${at},H-1,,`, 'counter'],
  ])('refuses %s that a list of units does not have', async (_, line, column) => {
    await expect(run(list(line), '--units', units())).rejects.toThrow(`line 2, column "${column}"`);
  });

  it.each([
    ['without a list', ['--out', out]],
    ['without an address', ['--csv', list(LINE), '--out', out]],
    ['for an address with a path', ['--csv', list(LINE), '--out', out, '--site', `${SITE}/khao-sat/`]],
    ['for an address that is none', ['--csv', list(LINE), '--out', out, '--site', 'danhgia']],
    ['in a layout that is none', ['--csv', list(LINE), '--out', out, '--site', SITE, '--layout', 'a3']],
    ['with an option that is none', ['--csv', list(LINE), '--color']],
  ])('says how it is used %s', async (_, args) => {
    await expect(issue(args, clock)).rejects.toThrow(/Usage|--site (must be|is missing)/);
    expect(existsSync(out)).toBe(false);
  });

  it('signs with the keys of npm start where no others are named', () => {
    const data = file('data');
    // The command goes by the real clock.
    const hourAgo = localIsoOf(Date.now() - 3_600_000);
    const command = (...args: readonly string[]) =>
      execFileSync(process.execPath, ['functions/local/receipts/receipts.ts', ...args], {
        encoding: 'utf8',
        env: { ...process.env, SIPAS_DATA: data },
      });

    const csv = list(LINE.replace(at, hourAgo));
    const said = command('issue', '--csv', csv, '--out', out, '--site', 'http://localhost:4000');

    const [url = ''] = codesIn(readFileSync(out, 'utf8'));
    const key = readFileSync(join(data, 'receipts.key')).toString('hex');
    const receipts = createReceipts(keyringOf(key));
    expect(said).toContain('1 receipt in');
    expect(said).toContain('ONLY TO TRY OUT: no phone can open http://localhost:4000');
    expect(said).toContain('--units names them');
    expect(url).toMatch(/^HTTP:\/\/LOCALHOST:4000\/R\//);
    expect(receipts.verified(new URL(url).pathname.slice(3), Date.now()).ok).toBe(true);
  });
});

const WHAT = {
  unit: '00070',
  receipt: 'H-1',
  moment: 'result',
  channel: 'receipt',
  validDays: 30,
  atMs: Date.parse(at),
} as const;

describe('receipts -- rotate', () => {
  it('has the next key sign, and lets what was signed before be rated', async () => {
    const before = receiptsBy(keyFile).issue(WHAT);

    const said = await rotate(['--key-file', keyFile], clock);

    const after = receiptsBy(keyFile);
    expect(said).toMatch(/key \d+: retired\nkey \d+: current\nkey \d+: next/);
    expect(after.verified(before.token, now).ok).toBe(true);
    expect(after.issue(WHAT)).toMatchObject({ id: before.id });
    expect(after.issue(WHAT).token).not.toBe(before.token);
  });

  it('leaves the keys to who may read them alone', async () => {
    await rotate(['--key-file', keyFile], clock);

    expect(statSync(keyFile).mode & 0o077).toBe(0);
  });
});

describe('receipts -- revoke', () => {
  const given = file('leaked.json');
  const idOf = (path: string): string =>
    String(keyringOf(readFileSync(path, 'utf8')).keys.find(({ state }) => state === 'current')?.id);

  it('ends what a granted key has signed, and says how its receipts are rated then', async () => {
    rmSync(given, { force: true });
    const told = await grant(['--units', '00070', '--out', given, '--key-file', keyFile]);
    const theirs = receiptsBy(given).issue(WHAT);

    const said = await revoke(['--key', idOf(given), '--key-file', keyFile], clock);

    expect(told).toContain(`revoke --key ${idOf(given)} ends it`);
    expect(said).toContain(`key ${idOf(given)}: revoked, for 00070`);
    expect(said).toContain('issue those receipts again, for the same ratings');
    expect(receiptsBy(keyFile).verified(theirs.token, now)).toEqual({ ok: false, refusal: 'key-revoked' });
    expect(receiptsBy(keyFile).issue(WHAT).id).toBe(theirs.id);
    expect(statSync(keyFile).mode & 0o077).toBe(0);
  });

  it('lets the next key sign in place of the platform’s own', async () => {
    const before = receiptsBy(keyFile).issue(WHAT);

    await revoke(['--key', idOf(keyFile), '--papers', 'good', '--key-file', keyFile], clock);

    const after = receiptsBy(keyFile);
    expect(after.verified(before.token, now).ok).toBe(true);
    expect(after.issue(WHAT).token).not.toBe(before.token);
  });

  it.each([
    ['no key', [], /Usage(.|\n)*key \d+: current\nkey \d+: next/],
    ['a key that is none', ['--key', '0'], /no receipt key has the id 0; there are \d+, \d+/],
    ['papers that are neither', ['--key', '1', '--papers', 'kept'], /Usage/],
  ])('of %s says which there are, and changes nothing', async (_, args, words) => {
    const before = readFileSync(keyFile, 'utf8');

    await expect(revoke([...args, '--key-file', keyFile], clock)).rejects.toThrow(words);

    expect(readFileSync(keyFile, 'utf8')).toBe(before);
  });
});

describe('receipts -- grant', () => {
  const given = file('one-stop.json');
  beforeEach(() => rmSync(given, { force: true }));
  const give = () => grant(['--units', '00070,00071', '--out', given, '--key-file', keyFile]);

  it('makes keys whose receipts the platform takes, for the same response as its own', async () => {
    await give();

    const theirs = receiptsBy(given).issue(WHAT);
    const own = receiptsBy(keyFile);
    expect(own.verified(theirs.token, now).ok).toBe(true);
    expect(own.issue(WHAT).id).toBe(theirs.id);
    expect(statSync(given).mode & 0o077).toBe(0);
  });

  it('makes keys that sign for their units alone', async () => {
    await give();
    const csv = list(LINE, `00072,,,result,${at},H-2,,`);

    await expect(
      issue(['--csv', csv, '--out', out, '--key-file', given, '--site', SITE], clock),
    ).rejects.toThrow('line 3, column "unit": these receipt keys are not for unit 00072');
  });

  it('does not write over keys that may be in use', async () => {
    await give();

    await expect(give()).rejects.toThrow('is there already');
  });

  it.each([
    ['no units', ['--out', given]],
    ['a code that is none', ['--out', given, '--units', '00070,đơn vị']],
    ['no file', ['--units', '00070']],
  ])('says what is wrong with %s', async (_, args) => {
    await expect(grant([...args, '--key-file', keyFile])).rejects.toThrow(/Usage|is no code of a unit/);
  });
});
