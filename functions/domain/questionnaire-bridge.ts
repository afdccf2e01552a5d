/*
 * While two versions bridge, each is asked of half the people, and nothing random decides: the same rating is always asked the
 * same, also after the page is loaded again.
 */

/** By the rating's id, for pages: ids end in random letters, so a half of them falls to each. */
export const halfOfId = (id: string): 0 | 1 => {
  let sum = 0;
  for (const letter of id) sum += letter.codePointAt(0) ?? 0;
  return (sum % 2) as 0 | 1;
};

const HOUR_MS = 3_600_000;

/**
 * By the hour, for kiosks, which know no id before the tap. The day counts too: else each hour of the day would always have the
 * same version, and the morning's people are not the afternoon's.
 */
export const halfOfHour = (instantMs: number): 0 | 1 => {
  const hours = Math.floor(instantMs / HOUR_MS) + 7;
  return ((((hours + Math.floor(hours / 24)) % 2) + 2) % 2) as 0 | 1;
};

/** The form for a half: the older of two, or the newer; where there is one, that one. */
export const formForHalf = <T>(asked: readonly T[], half: 0 | 1): T | undefined =>
  asked.length > 1 ? asked[half] : asked[0];
