/** SHA-256, handed in because the domain knows no platform. */
export type Hash = (...parts: readonly Uint8Array[]) => Uint8Array;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The largest power of two below `count`. */
const splitOf = (count: number): number => {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
};

const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

/** What stands for a leaf in the tree. */
export const leafHash = (hash: Hash, leaf: Uint8Array): Uint8Array => hash(LEAF, leaf);

/**
 * The root of a Merkle tree over some leaves in their order (RFC 6962, section 2.1): leaves and inner nodes are hashed
 * with different first bytes, so that none can be passed off as the other. The root of nothing is the hash of nothing.
 */
export const merkleRoot = (hash: Hash, leaves: readonly Uint8Array[]): Uint8Array => {
  if (leaves.length === 0) return hash();
  if (leaves.length === 1) return leafHash(hash, leaves[0] as Uint8Array);
  const split = splitOf(leaves.length);
  return hash(NODE, merkleRoot(hash, leaves.slice(0, split)), merkleRoot(hash, leaves.slice(split)));
};

/** The nodes that one needs beside the leaf at `position` to compute the root, lowest first (RFC 6962, section 2.1.1). */
export const auditPath = (
  hash: Hash,
  leaves: readonly Uint8Array[],
  position: number,
): readonly Uint8Array[] => {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return position < split
    ? [...auditPath(hash, left, position), merkleRoot(hash, right)]
    : [...auditPath(hash, right, position - split), merkleRoot(hash, left)];
};

/** Whether the path leads from the leaf at `position` of `count` leaves to the root (RFC 9162, section 2.1.3.2). */
export const isInTree = (
  hash: Hash,
  proof: {
    readonly leaf: Uint8Array;
    readonly position: number;
    readonly count: number;
    readonly path: readonly Uint8Array[];
    readonly root: Uint8Array;
  },
): boolean => {
  const { position, count, path } = proof;
  if (position < 0 || position >= count) return false;
  let node = leafHash(hash, proof.leaf);
  let [at, last] = [position, count - 1];
  for (const sibling of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      node = hash(NODE, sibling, node);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else {
      node = hash(NODE, node, sibling);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && equal(node, proof.root);
};
