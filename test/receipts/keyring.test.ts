import { describe, expect, it } from 'vitest';
import { granted, revoked, rotated } from '../../functions/receipts/key-changes.ts';
import { KeyringError, keyringOf } from '../../functions/receipts/keyring.ts';
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

  it('has keys by whose ids those of another city are not known', () => {
    const cities = Array.from({ length: 40 }, (_, at) => receiptsOf(`${SEED} ${at}`));

    const outcomes = cities.flatMap((city, at) => {
      const { token } = city.issue(receiptAt(ROTATED_MS));
      return cities.flatMap((other, elsewhere) =>
        at === elsewhere ? [] : [outcome(other, token, ROTATED_MS + 1)],
      );
    });

    expect(new Set(outcomes)).toEqual(new Set(['unknown-key', 'forged']));
    expect(outcomes.filter((each) => each === 'forged').length / outcomes.length).toBeLessThan(0.03);
  });

  it('has a key for each id, and refuses a 256th', () => {
    let text = SEED;
    for (let made = 3; made <= 255; made++) text = granted(text, ['00070']).ring;

    expect(new Set(keyringOf(text).keys.map(({ id }) => id)).size).toBe(255);
    expect(() => granted(text, ['00070'])).toThrow('all 255 ids');
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
    [
      'a revoked key without its time',
      `{"identity": "${'A'.repeat(43)}", "keys": [{"id": 1, "state": "revoked", "secret": "${'A'.repeat(43)}"}]}`,
    ],
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

describe('a key that is revoked', () => {
  const REVOKED_MS = ROTATED_MS;
  const AFTER_MS = REVOKED_MS + 2 * DAY_MS;
  const idOf = (text: string, state: string, units?: string): number =>
    keyringOf(text).keys.find((key) => key.state === state && key.units?.[0] === units)?.id ?? 0;
  const statesOf = (text: string) => keyringOf(text).keys.map(({ state }) => state);

  it('is refused in whatever it signs, which a retired key that dates back is not', () => {
    const stolen = receiptsOf(SEED);
    const datedBack = stolen.issue(receiptAt(REVOKED_MS - DAY_MS));
    const id = idOf(SEED, 'current');

    const retired = receiptsOf(rotated(SEED, REVOKED_MS, 0));
    const after = receiptsOf(revoked(SEED, id, REVOKED_MS, 'refused'));

    expect(outcome(retired, datedBack.token, AFTER_MS)).toBe('ok');
    expect(outcome(after, datedBack.token, AFTER_MS)).toBe('key-revoked');
    expect(after.verifiedTyped(datedBack.typedCode, { unit: '00070' }, AFTER_MS)).toEqual({
      ok: false,
      refusal: 'key-revoked',
    });
  });

  it('leaves a next key that signs, and the same ratings to be given by new receipts', () => {
    const text = revoked(SEED, idOf(SEED, 'current'), REVOKED_MS, 'refused');

    const printed = receiptsOf(SEED).issue(receiptAt(REVOKED_MS - DAY_MS));
    const again = receiptsOf(text).issue(receiptAt(REVOKED_MS - DAY_MS));

    expect(statesOf(text)).toEqual(['revoked', 'current', 'next']);
    expect(again.id).toBe(printed.id);
    expect(outcome(receiptsOf(text), again.token, AFTER_MS)).toBe('ok');
    expect(outcome(receiptsOf(SEED), again.token, AFTER_MS)).toBe('ok');
  });

  it('is replaced where it was the next, and not where it was retired', () => {
    const next = revoked(SEED, idOf(SEED, 'next'), REVOKED_MS, 'refused');
    const rotation = rotated(SEED, REVOKED_MS - DAY_MS, 0);

    expect(statesOf(next)).toEqual(['current', 'revoked', 'next']);
    expect(statesOf(revoked(rotation, idOf(rotation, 'retired'), REVOKED_MS, 'refused'))).toEqual([
      'revoked',
      'current',
      'next',
    ]);
  });

  it('may be one that was granted, of which nothing is taken then, and no other key is touched', () => {
    const { id, ring, grant } = granted(SEED, ['00070']);
    const { token } = receiptsOf(grant).issue(receiptAt(REVOKED_MS - DAY_MS));

    const text = revoked(ring, id, REVOKED_MS, 'refused');

    expect(outcome(receiptsOf(ring), token, AFTER_MS)).toBe('ok');
    expect(outcome(receiptsOf(text), token, AFTER_MS)).toBe('key-revoked');
    expect(statesOf(text)).toEqual(['current', 'next', 'revoked']);
    expect(outcome(receiptsOf(text), receiptsOf(SEED).issue(receiptAt(REVOKED_MS)).token, AFTER_MS)).toBe(
      'ok',
    );
  });

  it('lets papers from before be rated where that is wanted, and none from after', () => {
    const { id, ring, grant } = granted(SEED, ['00070']);
    const [before, after] = [-DAY_MS, DAY_MS].map((ms) =>
      receiptsOf(grant).issue(receiptAt(REVOKED_MS + ms)),
    );

    const text = revoked(ring, id, REVOKED_MS, 'good');

    expect(outcome(receiptsOf(text), before?.token ?? '', AFTER_MS)).toBe('ok');
    expect(outcome(receiptsOf(text), after?.token ?? '', AFTER_MS)).toBe('key-retired');
    expect(outcome(receiptsOf(revoked(text, id, AFTER_MS, 'refused')), before?.token ?? '', AFTER_MS)).toBe(
      'key-revoked',
    );
  });

  it('stays revoked, is forgotten once its receipts have expired, and must be there', () => {
    const id = idOf(SEED, 'current');
    const text = revoked(SEED, id, REVOKED_MS, 'refused');

    expect(statesOf(revoked(text, id, AFTER_MS, 'good'))).toEqual(['revoked', 'current', 'next']);
    expect(statesOf(rotated(text, AFTER_MS, REVOKED_MS))).toEqual(['revoked', 'retired', 'current', 'next']);
    expect(statesOf(rotated(text, AFTER_MS, REVOKED_MS + 1))).toEqual(['retired', 'current', 'next']);
    const other = (id % 255) + 1 === idOf(SEED, 'next') ? id - 1 : (id % 255) + 1;
    expect(() => revoked(SEED, other, REVOKED_MS, 'refused')).toThrow('no receipt key has the id');
  });
});
