import * as z from 'zod/mini';
import { SATISFACTIONS } from '#domain/comment-marks.ts';
import { THEME_IDS } from '#domain/comment-themes.ts';
import { HIDING_REASONS } from '#domain/moderation.ts';
import { CHANNELS, MOMENTS } from '#domain/response.ts';
import { month } from './query-schemas.ts';
import { text } from './result-schemas.ts';

const period = {
  from: z.optional(month.check(z.describe('First month; the present one, if both are left out'))),
  to: z.optional(month.check(z.describe('Last month, at most twelve with the first'))),
};

/** Of `GET /v1/units/{id}/comment-themes` */
export const commentThemesQuerySchema = z.object({
  ...period,
  words: z.optional(
    z
      .enum(['without'], 'must be without')
      .check(z.describe('Leaves the key words out, for which the comments of the units beside it are read')),
  ),
});

/** Of `GET /v1/units/{id}/comments` */
export const commentsQuerySchema = z.object({
  ...period,
  level: z.optional(
    z
      .string()
      .check(
        z.regex(/^[1-5](,[1-5]){0,4}$/, 'must be a level from 1 to 5, or several such as 1,2'),
        z.describe('1 very dissatisfied … 5 very satisfied; one of several with commas between them'),
      ),
  ),
  service: z.optional(
    z.string().check(z.maxLength(40, 'may have 40 letters'), z.describe('A service by its code')),
  ),
  channel: z.optional(z.enum(CHANNELS, `must be one of ${CHANNELS.join(', ')}`)),
  moment: z.optional(z.enum(MOMENTS, `must be one of ${MOMENTS.join(', ')}`)),
  theme: z.optional(z.enum(THEME_IDS, `must be one of ${THEME_IDS.join(', ')}`)),
  q: z.optional(
    z
      .string()
      .check(
        z.maxLength(100, 'may have 100 letters'),
        z.describe('Words that must all stand in it; marks and case do not matter'),
      ),
  ),
  hidden: z.optional(
    z
      .enum(['only', 'without'], 'must be only or without')
      .check(z.describe('Of hidden comments, which only those see who may hide them: only these, or none')),
  ),
  cursor: z.optional(
    z
      .string()
      .check(
        z.regex(/^\d{4}-\d{2}\.\d{1,8}\.\d{1,5}$/, 'must be what "next" of another page says'),
        z.describe('Where another page of the same look ended: its "next"'),
      ),
  ),
});

const hidingReason = z.enum(HIDING_REASONS, `must be one of ${HIDING_REASONS.join(', ')}`);

/** Of `PUT /v1/units/{id}/comments/{comment}/moderation` */
export const moderationSchema = z.strictObject({
  hidden: z.boolean('must be true or false'),
  reason: z.optional(hidingReason),
});

const hiding = z.object({ reason: hidingReason, by: z.string(), at: z.string() });

export const moderatedSchema = z.object({ id: z.string(), unit: z.string(), hidden: z.nullable(hiding) });

const named = z.object({ id: z.string(), name: text });

const comment = z.object({
  id: z.string(),
  unit: named,
  from: z
    .string()
    .check(
      z.describe(
        'The day; where fewer than ten share it with all that stands here, the first day of week or month',
      ),
    ),
  to: z.string(),
  satisfaction: z
    .nullable(z.enum(SATISFACTIONS))
    .check(
      z.describe(
        'Of level 1 or 2, 3, or 4 and 5; null where none was given, or fewer than ten ratings share it with the rest. So with every mark: ten ratings of the unit and month at the least share all that are shown together',
      ),
    ),
  level: z.nullable(z.int()),
  service: z.nullable(named),
  channel: z.nullable(named),
  moment: z.nullable(named),
  text: z.string(),
  themes: z.array(z.enum(THEME_IDS)),
  hidden: z.nullable(hiding),
});

const common = {
  unit: named,
  from: z.string(),
  to: z.string(),
  tooFew: z
    .boolean()
    .check(z.describe('Whether nothing is shown because fewer than ten rated in any month of a unit')),
  responses: z
    .int()
    .check(z.describe('Ratings of all units and months that are shown, with comment or without')),
  isCut: z.boolean().check(z.describe('Whether there are more comments than are read at once')),
};

/** `GET /v1/units/{id}/comments` */
export const commentsSchema = z.object({
  ...common,
  total: z.int().check(z.describe('Comments that fit')),
  mayModerate: z.boolean(),
  choices: z
    .object({ services: z.array(named), channels: z.array(named), moments: z.array(named) })
    .check(z.describe('What filters may be set to so that they find something')),
  comments: z.array(comment),
  next: z.optional(z.string().check(z.describe('To be given as "cursor"; absent where nothing follows'))),
});

const keyWord = z.object({
  word: z.string(),
  people: z.int().check(z.describe('Who used it in the group it belongs to')),
  times: z
    .nullable(z.number())
    .check(
      z.describe('How many times as large a share used it as in the other group; null where nobody did'),
    ),
  z: z.number().check(z.describe('From 2.58 on: hardly by chance')),
});

/** `GET /v1/units/{id}/comment-themes` */
export const commentThemesSchema = z.object({
  ...common,
  total: z.int().check(z.describe('Comments, those that are hidden aside')),
  dissatisfied: z.int().check(z.describe('Of these, shown with level 1 or 2')),
  withoutLevel: z
    .int()
    .check(z.describe('Of these, comments that are shown without a level: in no count of the dissatisfied')),
  themes: z.array(
    z.object({
      id: z.enum(THEME_IDS),
      name: text,
      n: z.int(),
      dissatisfied: z.int().check(z.describe('Of these, shown with level 1 or 2')),
      satisfied: z.int().check(z.describe('Of these, shown with level 4 or 5')),
    }),
  ),
  words: z
    .optional(
      z.object({
        dissatisfied: z.array(keyWord),
        satisfied: z.array(keyWord),
        here: z.array(keyWord).check(z.describe('More often here than at the units beside it')),
      }),
    )
    .check(z.describe('Absent where words=without')),
});

export type CommentList = z.infer<typeof commentsSchema>;
export type CommentThemes = z.infer<typeof commentThemesSchema>;
export type ShownComment = z.infer<typeof comment>;
export type Moderated = z.infer<typeof moderatedSchema>;
export type CommentsQuery = z.infer<typeof commentsQuerySchema>;
