import { createHash } from 'node:crypto';
import type { DecisionKind } from '#domain/decision.ts';
import { blockContent, type LedgerBlock, leafContent } from '#domain/ledger.ts';
import type { Hash } from '#domain/merkle-tree.ts';
import { contentOf, type ResponseState } from '#domain/response.ts';
import { placeOfResponse, type ResponseItem, statedResponseOf, type TombstoneItem } from './items.ts';
import { type ItemKey, responseKey } from './keys.ts';

export const sha256: Hash = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export const blockHash = (block: LedgerBlock): string => hexOf(sha256(utf8(blockContent(block))));

/** By its state: a hash that somebody has written beside what a response says stands for nothing. */
const isTombstone = (item: ResponseItem | TombstoneItem): item is TombstoneItem => item.state === 'erased';

const TAKEN_TO: Readonly<Record<DecisionKind, ResponseState>> = {
  hold: 'held',
  release: 'counted',
  void: 'void',
  erase: 'erased',
};

/** Whether the response stands under the hour it was given in, in the state that the last decision took it to. */
const isExplained = (item: ResponseItem | TombstoneItem): boolean => {
  const state = item.state ?? 'counted';
  const last = item.decisions?.at(-1);
  const isStateExplained = last
    ? TAKEN_TO[last.decision] === state
    : state === 'counted' || state === 'synthetic';
  if (isTombstone(item)) return isStateExplained && item.contentHash !== undefined;
  return (
    isStateExplained && responseKey({ ...placeOfResponse(item), id: idOf(item), at: item.at }).sk === item.sk
  );
};

const idOf = (item: ItemKey): string => item.sk.slice(3);

/**
 * What a response says, as a hash with its salt: SHA-256(salt ‖ content). Of one that was erased, the hash that was
 * left; of one from before there was a ledger, without a salt.
 */
export const contentHashOf = (item: ResponseItem | TombstoneItem): Uint8Array => {
  if (isTombstone(item)) return item.contentHash ?? new Uint8Array();
  const { state: _, ...response } = statedResponseOf(item);
  return sha256(item.salt ?? new Uint8Array(), utf8(contentOf(response)));
};

/** A response in the order and form in which the tree holds it. */
export type Leaf = {
  readonly id: string;
  readonly receivedAt: string;
  readonly bytes: Uint8Array;
  /** Whether the response stands where and as its own words and the decisions on it say. */
  readonly isExplained: boolean;
};

export const leafOf = (item: ResponseItem | TombstoneItem): Leaf => {
  const id = idOf(item);
  const contentHash = hexOf(contentHashOf(item));
  return {
    id,
    receivedAt: item.receivedAt,
    bytes: utf8(leafContent(id, contentHash)),
    isExplained: isExplained(item),
  };
};
