import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditPath, type Hash, isInTree, merkleRoot } from '#domain/merkle-tree.ts';

const sha256: Hash = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => Buffer.from(text, 'hex');

const leaves = fc.uniqueArray(fc.uint8Array({ minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 40,
  selector: hex,
});
const leavesAndPosition = leaves.chain((all) => fc.tuple(fc.constant(all), fc.nat(all.length - 1)));

const proofOf = (all: readonly Uint8Array[], position: number) => ({
  leaf: all[position] as Uint8Array,
  position,
  count: all.length,
  path: auditPath(sha256, all, position),
  root: merkleRoot(sha256, all),
});

/** Leaves and roots that implementations of Certificate Transparency are tested with. */
const PUBLISHED = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('a Merkle tree', () => {
  it.each(ROOTS.map((root, at) => [at + 1, root] as const))(
    'of %i published leaves has the published root',
    (count, root) => {
      expect(hex(merkleRoot(sha256, PUBLISHED.slice(0, count).map(bytes)))).toBe(root);
    },
  );

  it('of nothing has the hash of nothing for its root', () => {
    expect(hex(merkleRoot(sha256, []))).toBe(createHash('sha256').digest('hex'));
  });

  it('has a path from each leaf to its root', () => {
    fc.assert(
      fc.property(leavesAndPosition, ([all, position]) => {
        expect(isInTree(sha256, proofOf(all, position))).toBe(true);
      }),
    );
  });

  it('has no path for another leaf, place, size or root', () => {
    fc.assert(
      fc.property(
        leavesAndPosition,
        fc.uint8Array({ minLength: 9, maxLength: 9 }),
        ([all, position], other) => {
          const proof = proofOf(all, position);
          const forged = [
            { ...proof, leaf: other },
            { ...proof, root: sha256(other) },
            { ...proof, position: position + all.length },
            { ...proof, path: [...proof.path, sha256(other)] },
            ...(all.length > 1
              ? [
                  { ...proof, position: (position + 1) % all.length },
                  { ...proof, path: proof.path.slice(1) },
                ]
              : []),
          ];
          expect(forged.filter((each) => isInTree(sha256, each))).toEqual([]);
        },
      ),
    );
  });

  it('has another root for other leaves, or the same in another order', () => {
    fc.assert(
      fc.property(leaves, ([...all]) => {
        const root = hex(merkleRoot(sha256, all));
        expect(hex(merkleRoot(sha256, all.slice(1)))).not.toBe(root);
        if (all.length > 1) expect(hex(merkleRoot(sha256, all.toReversed()))).not.toBe(root);
      }),
    );
  });
});
