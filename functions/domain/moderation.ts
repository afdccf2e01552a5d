/** Why a comment is hidden. A list and no free text, because whoever explains himself freely repeats what is to be hidden. */
export const HIDING_REASONS = [
  'personal-data',
  'insult',
  'advertising',
  'not-about-service',
  'legal-order',
] as const;
export type HidingReason = (typeof HIDING_REASONS)[number];

/** What was decided last about showing a comment; its rating counts either way. */
export type Moderation = {
  /** Grows with each decision. */
  readonly version: number;
  /** Absent where it was shown again. */
  readonly hidden?: HidingReason;
  /** The role and unit of who decided, `officer of 01`; no person's name. */
  readonly by: string;
  readonly at: string;
};
