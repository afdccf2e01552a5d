import { holdsReceived, type LedgerBlock } from '#domain/ledger.ts';
import { auditPath, leafHash } from '#domain/merkle-tree.ts';
import { placeOfCode, unitGroupOf } from '#domain/thank-you-code.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import type { Decisions, RecordedResponse } from './decisions.ts';
import type { Ledger } from './ledger.ts';
import { blockHash, hexOf, sha256 } from './ledger-hash.ts';
import { rootOf } from './seal.ts';

/** That a response stands in the ledger: with the path, anyone can compute the root from the leaf. */
export type Inclusion = {
  readonly block: LedgerBlock;
  readonly blockHash: string;
  /** Of the leaf; what it is the hash of would let somebody who has seen the code try all answers. */
  readonly leafHash: string;
  readonly position: number;
  readonly path: readonly string[];
  /** Whether the responses of the block, as they are stored now, still have its root. */
  readonly unchanged: boolean;
};

export type Proof = { readonly response: RecordedResponse; readonly inclusion: Inclusion | undefined };

/** All responses with this code, among the units where it says to look; none for what is no code. */
export const responsesWithCode = async (
  decisions: Pick<Decisions, 'withCode'>,
  index: OrganisationIndex,
  typed: string,
): Promise<readonly RecordedResponse[]> => {
  const place = placeOfCode(typed);
  if (!place) return [];
  const units = [...index.units.keys()].filter((unit) => unitGroupOf(unit) === place.unitGroup);
  const found = await Promise.all(units.map((unit) => decisions.withCode(unit, place.day, place.code)));
  return found.flat();
};

/** Where the response stands in the ledger; no inclusion while its day is not sealed. */
export const proofOf = async (ledger: Ledger, response: RecordedResponse): Promise<Proof> => {
  const { unit, day, id, receivedAt } = response;
  const blocks = await ledger.blocksSince(unit, day, false);
  const block = blocks.find((each) => each.day === day && holdsReceived(each, receivedAt));
  if (!block) return { response, inclusion: undefined };
  const leaves = (await ledger.leavesOf(unit, day)).filter((leaf) => holdsReceived(block, leaf.receivedAt));
  const position = leaves.findIndex((leaf) => leaf.id === id);
  const path = auditPath(
    sha256,
    leaves.map(({ bytes }) => bytes),
    position,
  );
  return {
    response,
    inclusion: {
      block,
      blockHash: blockHash(block),
      leafHash: hexOf(leafHash(sha256, leaves[position]?.bytes ?? new Uint8Array())),
      position,
      path: path.map(hexOf),
      unchanged: rootOf(leaves) === block.root,
    },
  };
};

export type PublishedBlock = LedgerBlock & { readonly hash: string };

/** Blocks from the newest to older ones, each with its hash; `next` is the `before` of the following page. */
export const publishedBlocks = async (
  ledger: Pick<Ledger, 'newestBlocks'>,
  unit: string,
  limit: number,
  before?: number,
): Promise<{ readonly blocks: readonly PublishedBlock[]; readonly next: number | null }> => {
  const blocks = await ledger.newestBlocks(unit, {
    limit,
    consistent: false,
    ...(before === undefined ? {} : { before }),
  });
  const oldest = blocks.at(-1)?.number ?? 1;
  return {
    blocks: blocks.map((block) => ({ ...block, hash: blockHash(block) })),
    next: oldest > 1 ? oldest : null,
  };
};
