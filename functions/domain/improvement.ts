import type { Text } from './questionnaire.ts';

/**
 * What a unit changed because of what citizens answered (việc đã cải thiện), told to everybody in both languages. A correction is
 * a new version; one that is withdrawn is shown no more, and stays in the table.
 */
export type Improvement = {
  /** ULID, made by whoever wrote it, so that a repeat is the same. */
  readonly id: string;
  readonly version: number;
  /** When it was changed, `2026-11-23`. */
  readonly day: string;
  readonly text: Text;
  readonly withdrawn: boolean;
  /** `manager of 00070`. */
  readonly writtenBy: string;
  readonly writtenAt: string;
};

export const LONGEST_IMPROVEMENT = 500;

/** Those that everybody sees, the latest change first. */
export const shownImprovements = (all: readonly Improvement[]): readonly Improvement[] =>
  all.filter(({ withdrawn }) => !withdrawn).toSorted((a, b) => (a.day < b.day ? 1 : -1));
