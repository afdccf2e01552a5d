import type { ResponseState } from './response.ts';

/** What an officer may decide of a recorded response. */
export const DECISIONS = ['hold', 'release', 'void', 'erase'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** Why. A list and no free text, because whoever explains himself freely writes down names. */
export const DECISION_REASONS = [
  'duplicate',
  'test',
  'wrong-clock',
  'wrong-unit',
  'abuse',
  'under-review',
  'review-passed',
  'citizen-request',
  'legal-order',
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

/** One decision, as it stays with the response for good. */
export type Decision = {
  /** Made by whoever decides, so that the same decision sent twice, or late, is taken once. */
  readonly id: string;
  readonly decision: DecisionKind;
  readonly reason: DecisionReason;
  /** The role and unit of who decided, `officer of 01`; no person's name. */
  readonly by: string;
  readonly at: string;
};

/*
 *              hold ──▶          void ──▶
 *   counted             held               void       synthetic
 *      │     ◀── release │                  │             │
 *      └─────────────────┴────── erase ─────┴─────────────┘──▶ erased
 */
const AFTER: Readonly<Record<ResponseState, Partial<Readonly<Record<DecisionKind, ResponseState>>>>> = {
  counted: { hold: 'held', release: 'counted', void: 'void', erase: 'erased' },
  held: { hold: 'held', release: 'counted', void: 'void', erase: 'erased' },
  void: { void: 'void', erase: 'erased' },
  synthetic: { erase: 'erased' },
  erased: { erase: 'erased' },
};

/** The state after a decision; the same one where it was taken before, `undefined` where it cannot be taken. */
export const stateAfter = (state: ResponseState, decision: DecisionKind): ResponseState | undefined =>
  AFTER[state][decision];
