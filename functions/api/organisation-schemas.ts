import * as z from 'zod/mini';

const text = z.object({ vi: z.string(), en: z.string() });
const named = z.object({ unit: z.string(), name: text });

/** `POST /v1/organisation/import` */
export const organisationImportSchema = z.object({
  /** False for a trial. */
  applied: z.boolean(),
  /** Over which the import may be applied, or which it has made. */
  version: z.int(),
  rows: z.int(),
  changes: z.array(
    z.object({
      unit: z.string(),
      name: text,
      kind: z.enum(['added', 'merged', 'split', 'abolished', 'moved', 'renamed', 'changed']),
      /** The month from which it is so; absent where it holds at once. */
      from: z.optional(z.string()),
      /** Where it stands then; `null` at the top. */
      parent: z.optional(z.nullable(named)),
      formerName: z.optional(text),
      successors: z.array(named),
      predecessors: z.array(named),
      fields: z.array(z.string()),
      /** Percent; absent on the side where it is inherited. */
      target: z.optional(z.object({ before: z.optional(z.number()), after: z.optional(z.number()) })),
      /** Counters that are no more. */
      countersGone: z.optional(z.array(z.string())),
      /** Counters that are new, or called otherwise. */
      countersNamed: z.optional(z.array(z.object({ code: z.string(), name: text }))),
      /** Kiosks that stand at counters that are no more: nobody can rate there any longer. */
      kiosksLeft: z.optional(z.array(z.object({ device: z.string(), counter: z.string() }))),
    }),
  ),
});

export type OrganisationImported = z.infer<typeof organisationImportSchema>;
