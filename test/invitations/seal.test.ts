import { describe, expect, it } from 'vitest';
import { createSeal } from '../../functions/invitations/seal.ts';
import { PHONE, TEST_SEAL } from '../support/invitations.ts';
import { sampleId } from '../support/sample.ts';

const CONTENT = { address: PHONE, token: '8H3C0M' };

describe('a sealed address', () => {
  it('opens for its own invitation', () => {
    expect(TEST_SEAL.open(sampleId(1), TEST_SEAL.seal(sampleId(1), CONTENT))).toEqual(CONTENT);
  });

  it('does not open for another invitation, by another secret, or changed', () => {
    const sealed = TEST_SEAL.seal(sampleId(1), CONTENT);
    const changed = Uint8Array.from(sealed, (byte, at) => (at === 20 ? byte ^ 1 : byte));
    const other = createSeal('another secret of invitations, as long');

    expect(() => TEST_SEAL.open(sampleId(2), sealed)).toThrow();
    expect(() => other.open(sampleId(1), sealed)).toThrow();
    expect(() => TEST_SEAL.open(sampleId(1), changed)).toThrow();
  });

  it('looks different each time, and says nothing of the address', () => {
    const [one, two] = [1, 2].map(() => Buffer.from(TEST_SEAL.seal(sampleId(1), CONTENT)).toString('latin1'));

    expect(one).not.toBe(two);
    expect(one).not.toContain('912345678');
  });
});

describe('the hash of an address', () => {
  it('is the same for the same address, and another by another secret or kind', () => {
    const other = createSeal('another secret of invitations, as long');

    expect(TEST_SEAL.hashOf(PHONE)).toBe(TEST_SEAL.hashOf({ ...PHONE }));
    expect(other.hashOf(PHONE)).not.toBe(TEST_SEAL.hashOf(PHONE));
    expect(TEST_SEAL.hashOf({ ...PHONE, kind: 'zalo' })).not.toBe(TEST_SEAL.hashOf(PHONE));
  });
});

describe('a secret', () => {
  it('that is short makes no seal', () => {
    expect(() => createSeal('short')).toThrow(/32 characters/);
  });
});
