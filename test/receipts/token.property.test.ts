import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOMENTS } from '#domain/response.ts';
import { keyringOf } from '../../functions/receipts/keyring.ts';
import { createReceipts, type ToIssue } from '../../functions/receipts/receipts.ts';
import { VALIDITIES } from '../../functions/receipts/token.ts';
import { TEST_RECEIPTS } from '../support/receipts.ts';

const HOUR_MS = 3_600_000;

const toIssue: fc.Arbitrary<ToIssue> = fc.record({
  unit: fc.constantFrom('00070', 'H29', 'A.B-7', '01'),
  receipt: fc.string({ minLength: 1, maxLength: 30 }),
  moment: fc.constantFrom(...MOMENTS),
  channel: fc.constantFrom('receipt', 'link'),
  validDays: fc.constantFrom(...VALIDITIES),
  atMs: fc.integer({ min: Date.parse('2020-01-02'), max: Date.parse('2048-01-01') }),
  counter: fc.integer({ min: 1, max: 999 }),
  service: fc.constantFrom('1.001193', '2.000815', '1.004222.000.00.00.H26'),
});

const SAMPLE: ToIssue = {
  unit: '00070',
  receipt: 'H26.7-261123-0042',
  moment: 'result',
  channel: 'receipt',
  validDays: 30,
  atMs: Date.parse('2026-11-23T09:41:07+07:00'),
  counter: 3,
  service: '1.001193',
};

const soonAfter = ({ atMs }: ToIssue): number => atMs + HOUR_MS;

describe('a token', () => {
  it('says what was issued, and asks for the response that the dossier’s moment has', () => {
    fc.assert(
      fc.property(toIssue, (what) => {
        const { token, id } = TEST_RECEIPTS.issue(what);

        const verified = TEST_RECEIPTS.verified(token, soonAfter(what));

        const { receipt: _receipt, atMs, ...said } = what;
        expect(verified).toMatchObject({ ok: true, token: said });
        if (!verified.ok) return;
        expect(atMs - verified.token.hourMs).toBeLessThan(HOUR_MS);
        expect(TEST_RECEIPTS.responseIdOf(verified.token)).toBe(id);
        expect(TEST_RECEIPTS.responseIdOfDossier(what)).toBe(id);
        expect(id).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
      }),
    );
  });

  it('typed as a code asks for the same response', () => {
    fc.assert(
      fc.property(toIssue, (what) => {
        const { typedCode, id } = TEST_RECEIPTS.issue(what);
        const misread = typedCode
          .toLowerCase()
          .replaceAll('0', 'o')
          .replaceAll('1', 'l')
          .replaceAll('-', ' ');

        const verified = TEST_RECEIPTS.verifiedTyped(misread, { unit: what.unit }, soonAfter(what));

        expect(typedCode).toMatch(/^(\w{4}-){4}\w{4}$/);
        expect(verified).toMatchObject({ ok: true, token: { moment: what.moment, channel: 'receipt' } });
        if (verified.ok) expect(TEST_RECEIPTS.responseIdOf(verified.token)).toBe(id);
      }),
    );
  });

  it('of which any letter was changed or cut off is refused, and never throws', () => {
    const { token, typedCode } = TEST_RECEIPTS.issue(SAMPLE);
    fc.assert(
      fc.property(
        fc.nat({ max: token.length - 1 }),
        fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
        (at, letter) => {
          fc.pre(token[at] !== letter);
          const changed = token.slice(0, at) + letter + token.slice(at + 1);
          expect(TEST_RECEIPTS.verified(changed, soonAfter(SAMPLE)).ok).toBe(false);
          expect(TEST_RECEIPTS.verified(token.slice(0, at), soonAfter(SAMPLE)).ok).toBe(false);
        },
      ),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(TEST_RECEIPTS.verified(text, 0).ok).toBe(false);
        expect(TEST_RECEIPTS.verifiedTyped(text, { unit: '00070' }, 0).ok).toBe(false);
      }),
    );
    expect(TEST_RECEIPTS.verifiedTyped(typedCode, { unit: '00071' }, soonAfter(SAMPLE)).ok).toBe(false);
  });

  it('fits with the site’s address into a QR code of version 6', () => {
    const { token } = TEST_RECEIPTS.issue(SAMPLE);

    // Version 6-M holds 154 letters of the alphanumeric mode (ISO/IEC 18004, table 7).
    expect(`HTTPS://HAILONG.DICHVUCONG.HANOI.GOV.VN/R/${token}`.length).toBeLessThanOrEqual(154);
    expect(token).toMatch(/^[0-9A-Z]+$/);
  });

  it.each([
    ['a minute before its hour', -61, 'not-yet'],
    ['in its hour', 30, 'ok'],
    ['a minute before it ends', 30 * 24 * 60 - 1, 'ok'],
    ['when it ends', 30 * 24 * 60, 'expired'],
  ])('%s is %j minutes old: %s', (_, minutes, outcome) => {
    const what = { ...SAMPLE, atMs: Date.parse('2026-11-23T09:00:00+07:00') };
    const { token } = TEST_RECEIPTS.issue(what);

    const verified = TEST_RECEIPTS.verified(token, what.atMs + minutes * 60_000);

    expect(verified.ok ? 'ok' : verified.refusal).toBe(outcome);
  });

  it('of another city is refused', () => {
    const elsewhere = createReceipts(keyringOf('the secret of another city, which is as long'));

    const verified = TEST_RECEIPTS.verified(elsewhere.issue(SAMPLE).token, soonAfter(SAMPLE));

    expect(verified).toEqual({ ok: false, refusal: 'unknown-key' });
  });

  it('holds nothing by which the number of the receipt could be found without the key', () => {
    const elsewhere = createReceipts(keyringOf('the secret of another city, which is as long'));

    const [here, there] = [TEST_RECEIPTS, elsewhere].map((receipts) => {
      const { token } = receipts.issue(SAMPLE);
      const verified = receipts.verified(token, soonAfter(SAMPLE));
      return verified.ok ? [...verified.token.dossier] : [];
    });

    expect(here).not.toEqual(there);
    expect(TEST_RECEIPTS.dossierIdOf('00070', SAMPLE.receipt)).not.toContain('0042');
  });

  it('is one dossier’s however its number was typed, and another’s in another unit', () => {
    const typed = { ...SAMPLE, receipt: ' h26.7-261123-0042 ' };

    expect(TEST_RECEIPTS.issue(typed)).toEqual(TEST_RECEIPTS.issue(SAMPLE));
    expect(TEST_RECEIPTS.issue({ ...SAMPLE, unit: '00071' }).id).not.toBe(TEST_RECEIPTS.issue(SAMPLE).id);
    expect(TEST_RECEIPTS.issue({ ...SAMPLE, moment: 'reception' }).id).not.toBe(
      TEST_RECEIPTS.issue(SAMPLE).id,
    );
  });
});
