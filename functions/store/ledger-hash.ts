import { createHash } from 'node:crypto';
import { blockContent, type LedgerBlock, leafContent } from '#domain/ledger.ts';
import type { Hash } from '#domain/merkle-tree.ts';
import { contentOf } from '#domain/response.ts';
import { type ResponseItem, statedResponseOf, type TombstoneItem } from './items.ts';

export const sha256: Hash = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export const blockHash = (block: LedgerBlock): string => hexOf(sha256(utf8(blockContent(block))));

const isTombstone = (item: ResponseItem | TombstoneItem): item is TombstoneItem => 'contentHash' in item;

/**
 * What a response says, as a hash with its salt: SHA-256(salt ‖ content). Of one that was erased, the hash that was
 * left; of one from before there was a ledger, without a salt.
 */
export const contentHashOf = (item: ResponseItem | TombstoneItem): Uint8Array => {
  if (isTombstone(item)) return item.contentHash;
  const { state: _, ...response } = statedResponseOf(item);
  return sha256(item.salt ?? new Uint8Array(), utf8(contentOf(response)));
};

/** A response in the order and form in which the tree holds it. */
export type Leaf = {
  readonly id: string;
  readonly receivedAt: string;
  readonly contentHash: string;
  readonly bytes: Uint8Array;
};

export const leafOf = (item: ResponseItem | TombstoneItem): Leaf => {
  const id = item.sk.slice(3);
  const contentHash = hexOf(contentHashOf(item));
  return { id, receivedAt: item.receivedAt, contentHash, bytes: utf8(leafContent(id, contentHash)) };
};
