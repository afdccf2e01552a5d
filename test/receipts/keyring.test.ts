import { describe, expect, it } from 'vitest';
import { granted, KeyringError, keyringOf, rotated } from '../../functions/receipts/keyring.ts';
import { createReceipts, type Receipts, type ToIssue } from '../../functions/receipts/receipts.ts';

const SEED = 'sixty-four-letters-as-secrets-manager-draws-them-at-the-first-de';
const DAY_MS = 86_400_000;
const ROTATED_MS = Date.parse('2026-11-23T12:00:00+07:00');

const receiptAt = (atMs: number): ToIssue => ({
  unit: '00070',
  receipt: 'H26-1',
  moment: 'result',
  channel: 'receipt',
  validDays: 90,
  atMs,
});

const receiptsOf = (text: string): Receipts => createReceipts(keyringOf(text));
const outcome = (receipts: Receipts, token: string, nowMs: number): string => {
  const verified = receipts.verified(token, nowMs);
  return verified.ok ? 'ok' : verified.refusal;
};

describe('a keyring', () => {
  it('that is rotated signs with the key that everybody knew before', () => {
    const after = receiptsOf(rotated(SEED, ROTATED_MS, 0));
    const { token } = after.issue(receiptAt(ROTATED_MS));

    expect(outcome(receiptsOf(SEED), token, ROTATED_MS + 1)).toBe('ok');
    expect(outcome(after, token, ROTATED_MS + 1)).toBe('ok');
  });

  it('that is rotated takes receipts from before, and none that its retired key signs after', () => {
    const after = receiptsOf(rotated(SEED, ROTATED_MS, 0));
    const printed = receiptsOf(SEED).issue(receiptAt(ROTATED_MS - DAY_MS));
    const stolen = receiptsOf(SEED).issue(receiptAt(ROTATED_MS + DAY_MS));

    expect(outcome(after, printed.token, ROTATED_MS + 2 * DAY_MS)).toBe('ok');
    expect(outcome(after, stolen.token, ROTATED_MS + 2 * DAY_MS)).toBe('key-retired');
    expect(after.verifiedTyped(stolen.typedCode, { unit: '00070' }, ROTATED_MS + 2 * DAY_MS).ok).toBe(false);
  });

  it('keeps the identity of dossiers whatever is rotated', () => {
    const twice = rotated(rotated(SEED, ROTATED_MS, 0), ROTATED_MS + DAY_MS, 0);

    expect(receiptsOf(twice).issue(receiptAt(ROTATED_MS)).id).toBe(
      receiptsOf(SEED).issue(receiptAt(ROTATED_MS)).id,
    );
  });

  it('forgets keys whose receipts have all expired', () => {
    const once = rotated(SEED, ROTATED_MS, 0);
    const later = rotated(once, ROTATED_MS + 100 * DAY_MS, ROTATED_MS + DAY_MS);
    const { token } = receiptsOf(SEED).issue(receiptAt(ROTATED_MS - DAY_MS));

    expect(outcome(receiptsOf(later), token, ROTATED_MS)).toBe('unknown-key');
    expect(
      keyringOf(later)
        .keys.map(({ state }) => state)
        .toSorted(),
    ).toEqual(['current', 'next', 'retired']);
  });

  it('can be granted for some units, and signs for no other', () => {
    const { ring, grant } = granted(SEED, ['00070']);
    const platform = receiptsOf(ring);
    const integration = receiptsOf(grant);

    const { token, id, typedCode } = integration.issue(receiptAt(ROTATED_MS));

    expect(outcome(platform, token, ROTATED_MS + 1)).toBe('ok');
    expect(platform.verifiedTyped(typedCode, { unit: '00070' }, ROTATED_MS + 1).ok).toBe(true);
    expect(platform.issue(receiptAt(ROTATED_MS)).id).toBe(id);
    expect(outcome(receiptsOf(SEED), platform.issue(receiptAt(ROTATED_MS)).token, ROTATED_MS + 1)).toBe('ok');
    expect(() => integration.issue({ ...receiptAt(ROTATED_MS), unit: '00071' })).toThrow(KeyringError);
    expect(JSON.parse(grant)).not.toHaveProperty('identity');
  });

  it('that was granted and then tampered with signs for no other unit either', () => {
    const { ring, grant } = granted(SEED, ['00070']);
    const { identities, keys } = JSON.parse(grant);
    const tampered = JSON.stringify({ identities: { '00071': identities['00070'] }, keys });

    const { token } = receiptsOf(tampered).issue({ ...receiptAt(ROTATED_MS), unit: '00071' });

    expect(outcome(receiptsOf(ring), token, ROTATED_MS + 1)).toBe('out-of-scope');
  });

  it.each([
    ['a short secret', 'secret'],
    ['broken JSON', '{"keys": ['],
    ['no keys', '{"identity": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "keys": []}'],
    [
      'no identity',
      '{"keys": [{"id": 1, "state": "current", "secret": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}]}',
    ],
    [
      'a retired key without its time',
      '{"identity": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "keys": [{"id": 1, "state": "retired", "secret": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}]}',
    ],
  ])('of %s is refused, without a word of what is in it', (_, text) => {
    const failed = (() => {
      try {
        keyringOf(text);
      } catch (error) {
        return error;
      }
      return undefined;
    })();

    expect(failed).toBeInstanceOf(KeyringError);
    expect(String(failed)).not.toContain('AAAA');
  });
});
