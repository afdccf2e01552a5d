import { randomBytes } from 'node:crypto';
import { base32crockford } from '@scure/base';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { granted, revoked, rotated } from '../../functions/receipts/key-changes.ts';
import { keyringOf } from '../../functions/receipts/keyring.ts';
import { createReceipts } from '../../functions/receipts/receipts.ts';
import { cachedOrganisation } from '../../functions/store/organisation-cache.ts';
import {
  DOSSIER,
  FOREIGN_RECEIPTS,
  issued,
  openReceiptPages,
  type ReceiptPages,
} from '../support/receipt-pages.ts';
import { NOW, ORGANISATION } from '../support/sample.ts';

const DAY_MS = 86_400_000;
const SECRET = 'a secret that is long enough to make keys of';

let pages: ReceiptPages;
beforeAll(async () => {
  pages = await openReceiptPages();
});
afterAll(() => pages.table.close());

/** A keyring in which a key was granted for one unit and the first key retired yesterday, and what signs with them. */
const integration = granted(rotated(SECRET, NOW - DAY_MS, 0), ['A2']);
const leaked = granted(integration.ring, ['A1']);
const ring = createReceipts(keyringOf(revoked(leaked.ring, leaked.id, NOW, 'refused')));
const stolen = JSON.parse(integration.grant);
const withIdentities = (units: readonly string[]) =>
  createReceipts(
    keyringOf(
      JSON.stringify({
        ...stolen,
        identities: Object.fromEntries(units.map((unit) => [unit, stolen.identities.A2])),
        keys: stolen.keys.map(({ units: _, ...key }: { units: unknown }) => key),
      }),
    ),
  );

const changed = (token: string, at: number): string =>
  token.slice(0, at) + (token[at] === '0' ? '1' : '0') + token.slice(at + 1);

const TOKENS: readonly (readonly [string, string, number, string])[] = [
  ['cut off', issued().token.slice(0, -5), 403, 'Mã này không đúng'],
  ['cut off early', issued().token.slice(0, 20), 404, 'Mã này chưa đọc được'],
  ['no token', 'nothing', 404, 'Mã này chưa đọc được'],
  ['very long', 'A'.repeat(2000), 404, 'Mã này chưa đọc được'],
  ['a script', '%3Cscript%3Ealert(1)%3C%2Fscript%3E', 404, 'Mã này chưa đọc được'],
  ['forged at its end', changed(issued().token, 60), 403, 'Mã này không đúng'],
  ['of another city', FOREIGN_RECEIPTS.issue(DOSSIER).token, 404, 'Giấy này do hệ thống khác cấp'],
  ['dated ahead', issued({ atMs: NOW + 2 * 3_600_000 }).token, 403, 'Chưa đến lúc đánh giá'],
  ['expired', issued({ atMs: NOW - 30 * DAY_MS }).token, 410, 'Đã hết hạn đánh giá'],
  ['typed, of another counter’s office', `A2-01~${issued().typedCode}`, 403, 'Mã này không đúng'],
  ['typed, too short', 'A1-01~7KQ2', 404, 'Mã này chưa đọc được'],
];

describe('a token that is refused', () => {
  it.each(TOKENS)('is met kindly in both languages: %s', async (_, token, status, words) => {
    const before = pages.calls();

    const answer = await pages.open(`/r/${token}`);

    expect(answer.status).toBe(status);
    const page = await answer.text();
    expect(page).toContain(words);
    expect(page).toContain('<div lang="en"');
    expect(page.includes('href="/r"')).toBe(/Mã này (không đúng|chưa đọc được)/.test(page));
    expect(page).not.toMatch(/<script>|answer-overall/);
    expect(pages.calls()).toBe(before);
  });

  it.each(TOKENS)('takes no rating either: %s', async (_, token, status) => {
    const before = pages.calls();

    const answer = await pages.send(`/r/${token}`, new URLSearchParams({ 'answer-overall': '1' }));

    expect(answer.status).toBe(status);
    expect(pages.calls()).toBe(before);
  });

  it.each([
    ['of a key that was retired before', 'key-retired', 410, 'Mã này không còn dùng được'],
    ['of a key that was revoked', 'key-revoked', 410, 'Mã này đã bị thu hồi'],
    ['of an office outside the key’s', 'out-of-scope', 403, 'Giấy này không đánh giá được'],
    ['of a key that nobody knows', 'unknown-key', 404, 'Giấy này do hệ thống khác cấp'],
    ['whose moment was changed', 'forged', 403, 'Mã này không đúng'],
  ])('says why: %s', async (_, refusal, status, words) => {
    const old = createReceipts(keyringOf(SECRET));
    const tokens: Readonly<Record<string, string>> = {
      'key-retired': old.issue({ ...DOSSIER, atMs: NOW - 3_600_000 }).token,
      'key-revoked': createReceipts(keyringOf(leaked.grant)).issue(DOSSIER).token,
      'out-of-scope': withIdentities(['A1']).issue(DOSSIER).token,
      'unknown-key': old.issue(DOSSIER).token.replace(/^(..)./, '$1Z'),
      forged: old.issue({ ...DOSSIER, moment: 'reception' }).token.replace(/^4/, '5'),
    };
    const strict = await openReceiptPages({ receipts: ring });

    const answer = await strict.open(`/r/${tokens[refusal]}`);

    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
    await strict.table.close();
  });
});

describe('10,000 random tokens', () => {
  it('read the table not once, nor the organisation', async () => {
    const { table, open, calls } = await openReceiptPages({
      organisation: async () => cachedOrganisation(table.store, () => NOW)(),
    });
    await table.store.publishOrganisation(ORGANISATION, '2026-11-23');
    const before = calls();

    const statuses = new Set<number>();
    for (let sent = 0; sent < 10_000; sent++) {
      const token = base32crockford.encode(randomBytes(44));
      statuses.add((await open(`/r/${token}`)).status);
    }

    expect([...statuses].toSorted()).toEqual([403, 404]);
    expect(calls() - before).toBe(0);
    expect((await open(`/r/${issued().token}`)).status).toBe(200);
    expect(calls() - before).toBe(2);
    await table.close();
  });
});
