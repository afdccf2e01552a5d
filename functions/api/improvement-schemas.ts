import * as z from 'zod/mini';
import { LONGEST_IMPROVEMENT } from '#domain/improvement.ts';
import { isDay } from '#domain/time.ts';

const SAID = `must be said in 1 to ${LONGEST_IMPROVEMENT} characters`;
/** What nobody sees, or what turns the letters around it: control and format characters, but a line's end (Unicode, Cc and Cf). */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}]/u;
const said = z.string(SAID).check(
  z.trim(),
  z.minLength(1, SAID),
  z.maxLength(LONGEST_IMPROVEMENT, SAID),
  z.refine((text) => !UNSEEN.test(text), 'must have no characters that cannot be seen'),
);

export const newImprovementSchema = z.strictObject(
  {
    replaces: z
      .int('must be a whole number: the version that was read, 0 for a new one')
      .check(z.minimum(0, 'must be the version that was read, 0 for a new one')),
    day: z
      .string('must be a day, such as 2026-11-23')
      .check(z.refine(isDay, 'must be a day, such as 2026-11-23'), z.describe('When it was changed')),
    text: z.strictObject({ vi: said, en: said }, 'must have the fields vi and en, and no others'),
    withdrawn: z.optional(
      z.boolean('must be true or false').check(z.describe('Takes it back: it is shown no more')),
    ),
  },
  'must have the fields replaces, day and text, and may have withdrawn',
);

export const improvementSchema = z.object({
  id: z.string(),
  version: z.int(),
  day: z.string(),
  text: z.object({ vi: z.string(), en: z.string() }),
  withdrawn: z.boolean(),
  writtenBy: z.string(),
  writtenAt: z.string(),
});

export const improvementListSchema = z.object({
  unit: z.string(),
  improvements: z.array(improvementSchema).check(z.describe('Written last first, with those withdrawn')),
  mayWrite: z.boolean(),
});

export const publicImprovementsSchema = z.object({
  unit: z.string(),
  improvements: z.array(
    z.object({ id: z.string(), day: z.string(), text: z.object({ vi: z.string(), en: z.string() }) }),
  ),
});

export type NewImprovement = z.output<typeof newImprovementSchema>;
export type ShownImprovement = z.output<typeof improvementSchema>;
export type ImprovementList = z.output<typeof improvementListSchema>;
export type PublicImprovements = z.output<typeof publicImprovementsSchema>;
