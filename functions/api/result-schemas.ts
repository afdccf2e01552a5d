import * as z from 'zod/mini';
import { DECISION_REASONS } from '#domain/decision.ts';
import { SET_ASIDE_STATES } from '#domain/set-aside.ts';
import { askedFormSchema } from './questionnaire-schemas.ts';

/*
 * What managers read. The OpenAPI document and the types of the browser's apps come from these schemas,
 * so a field exists once. `null` stands where a figure is withheld because fewer than ten people answered.
 */

export const text = z.object({ vi: z.string(), en: z.string() });
const counts = z.readonly(z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]));

export const evidenceSchema = z.enum(['hidden', 'reference', 'full']);
export const verdictSchema = z.enum(['met', 'notMet', 'notEnoughEvidence']);
export const formulaIdSchema = z.enum(['topTwoShare', 'scaledMean'], 'must be topTwoShare or scaledMean');
export const aggregationSchema = z.enum(
  ['pooled', 'itemMean', 'groupMean', 'respondentMean'],
  'must be pooled, itemMean, groupMean or respondentMean',
);

export const interval = z.object({ level: z.number(), lowPercent: z.number(), highPercent: z.number() });

/** The figures that every level of detail has: how many, which scores, the index, how sure. */
export const figures = {
  n: z.int(),
  /** `hidden` under 10 responses, `reference` ("chỉ để tham khảo") under 30, else `full`. */
  evidence: evidenceSchema,
  counts: z.nullable(counts),
  indexPercent: z.nullable(z.number()),
  interval: z.nullable(interval),
};

const namedFigures = z.object({ id: z.string(), name: text, ...figures });

const element = z.object({
  ...namedFigures.shape,
  questions: z.array(namedFigures),
});

const day = z.object({ day: z.string(), ...figures });

const hour = z.object({ /** 0 Monday … 6 Sunday. */ weekday: z.int(), hour: z.int(), ...figures });

const formula = z.object({
  id: formulaIdSchema,
  version: z.int(),
  aggregation: aggregationSchema,
  name: text,
  weights: z.string(),
});

const questionnaire = z.object({
  id: z.string(),
  version: z.int(),
  title: text,
  comparabilityGroup: z.string(),
});

/** A month in a trend. `breakBefore` says why it must not be joined to the month before. */
const monthFigures = z.object({
  month: z.string(),
  ...figures,
  meanScore: z.nullable(z.number()),
  /** As it was set for this month, which `verdict` is against. */
  targetPercent: z.number(),
  verdict: verdictSchema,
  formula: formulaIdSchema,
  questionnaire: z.nullable(z.string()),
  breakBefore: z.nullable(z.enum(['formula', 'questionnaire'])),
  /** Why a new line begins here, where who published the questionnaire has said so. */
  breakWhy: z.nullable(text),
  /** Other lines of the same questionnaire in this month, as while two versions bridge; never to be joined with this one. */
  beside: z.array(
    z.object({
      questionnaire: z.string(),
      comparabilityGroup: z.string(),
      n: z.int(),
      evidence: evidenceSchema,
      indexPercent: z.nullable(z.number()),
      interval: z.nullable(interval),
    }),
  ),
});

/** A row of the units below: always pooled, whatever aggregation is asked for of the unit itself. */
const child = z.object({
  unit: z.string(),
  name: text,
  ...figures,
  targetPercent: z.number(),
  verdict: verdictSchema,
  /** Responses filed at the unit itself, not at one of its children. */
  own: z.boolean(),
});

/** What the one-stop system reported; null where it has reported no dossier, and of days that are not whole months. */
const dossiers = z.object({
  received: z.int(),
  /** Granted or refused in the period; a dossier that was withdrawn has no result. */
  completed: z.int(),
  withdrawn: z.int(),
  /** Of those completed; null under ten of them, as the share and its interval are. */
  onTime: z.nullable(z.int()),
  onTimePercent: z.nullable(z.number()),
  onTimeInterval: z.nullable(interval),
  /** Of those received; null under ten of them. */
  online: z.nullable(z.int()),
  onlinePercent: z.nullable(z.number()),
  channels: z.array(z.object({ id: z.string(), name: text, received: z.int() })),
  /** Counted responses of the moment `result`, of all forms, but those of posters, whose service was in the period. */
  responses: z.int(),
  /** `responses` divided by `completed`, null under ten of these; over 100 where reports are missing, or a dossier was rated more than once. */
  coveragePercent: z.nullable(z.number()),
  /** Of the chosen form's responses of the moment `result`, as a sample of the completed dossiers. */
  surveyed: z.nullable(
    z.object({
      n: z.int(),
      indexPercent: z.number(),
      /** Wilson's, with finite population correction. */
      interval,
      verdict: verdictSchema,
      /** If all who did not answer were dissatisfied, or satisfied. */
      lowPercent: z.number(),
      highPercent: z.number(),
      couldChangeVerdict: z.boolean(),
      /** The share of satisfied people among those who did not answer at which the target is just met. */
      tippingPercent: z.nullable(z.number()),
    }),
  ),
  /** Services with completed dossiers that no response names. */
  unsurveyedServices: z.array(z.object({ id: z.string(), name: text, completed: z.int() })),
});

const header = {
  unit: z.string(),
  name: text,
  path: z.array(z.object({ unit: z.string(), name: text })),
  ...figures,
  satisfied: z.nullable(z.int()),
  meanScore: z.nullable(z.number()),
  targetPercent: z.number(),
  verdict: verdictSchema,
  /** Further responses that would settle an open verdict at the present share; null where none would. */
  settlesWith: z.nullable(z.int()),
  /** False while all of it comes from channels that people choose themselves: "không đại diện". */
  representative: z.boolean(),
  formula,
  questionnaire,
  otherQuestionnaires: z.array(z.object({ id: z.string(), version: z.int(), title: text, n: z.int() })),
  /** All that was received in the period, of all forms, by what became of it; only `counted` is in any figure. */
  states: z.object({
    counted: z.int(),
    held: z.int(),
    void: z.int(),
    erased: z.int(),
    synthetic: z.int(),
  }),
  /**
   * Those of the forms shown that are held or void, by the reason of the decision that stands; null where there are none. Of
   * fewer than ten, and where the others would tell of so few, `n` is null. `indexPercent` is the index with them.
   */
  setAside: z.nullable(
    z.object({
      reasons: z.array(
        z.object({
          state: z.enum(SET_ASIDE_STATES),
          reason: z.enum(DECISION_REASONS),
          n: z.nullable(z.int()),
          indexPercent: z.nullable(z.number()),
        }),
      ),
      together: z.nullable(z.object({ n: z.int(), indexPercent: z.nullable(z.number()) })),
    }),
  ),
  dossiers: z.nullable(dossiers),
  /** Receipts that could be rated, as far as they were reported, and responses, by moment. */
  issued: z.array(z.object({ id: z.string(), name: text, issued: z.int(), responses: z.int() })),
  foldedAt: z.nullable(z.string()),
};

const driverSide = z.object({ n: z.int(), indexPercent: z.number(), interval });

/**
 * How overall satisfaction goes with satisfaction with one thing asked. `sides` is null where fewer than ten people are on
 * either side. `differencePoints` is how much higher the index is among the satisfied (importance), `lostPoints` how much
 * lower the index of all who answered is than that of the satisfied. It says what goes together, not what causes what.
 */
const driver = z.object({
  id: z.string(),
  name: text,
  /** Who answered it and the overall question. */
  n: z.int(),
  satisfiedPercent: z.number(),
  satisfiedInterval: interval,
  sides: z.nullable(
    z.object({
      satisfied: driverSide,
      others: driverSide,
      differencePoints: z.number(),
      differenceInterval: interval,
      lostPoints: z.number(),
    }),
  ),
});

const breakdowns = {
  elements: z.array(element),
  parts: z.array(namedFigures),
  drivers: z.array(driver),
  channels: z.array(namedFigures),
  moments: z.array(namedFigures),
  services: z.array(namedFigures),
  counters: z.array(namedFigures),
  hours: z.array(hour),
  reasons: z.array(
    z.object({
      id: z.string(),
      name: text,
      n: z.int(),
      counts: z.nullable(counts),
      /** The scores after which the form offers it; none where it no longer does. */
      offeredAfter: z.array(z.int()),
    }),
  ),
  children: z.array(child),
};

/** `GET /v1/units/{id}/results?month=` */
export const monthResultSchema = z.object({
  ...header,
  month: z.string(),
  days: z.array(day),
  ...breakdowns,
});

/** `GET /v1/units/{id}/results?from=&to=` or `?period=`: `months` stand in it where it is made of whole ones. */
export const rangeResultSchema = z.object({
  ...header,
  from: z.string(),
  to: z.string(),
  months: z.array(monthFigures),
  days: z.array(day),
  ...breakdowns,
});

const unitSchema = z.object({
  id: z.string(),
  name: text,
  kind: z.string(),
  parent: z.nullable(z.string()),
  targetPercent: z.number(),
  counters: z.array(z.object({ code: z.string(), name: text })),
});

/** `GET /v1/units/{id}` */
export const unitDetailSchema = z.object({
  ...unitSchema.shape,
  counters: z.array(z.object({ code: z.string(), name: text })),
  children: z.array(unitSchema),
  /** From whom it took over, and from which month; `most` where it answers for all of that one. */
  predecessors: z.array(z.object({ unit: z.string(), name: text, from: z.string(), most: z.boolean() })),
});

/** `GET /v1/units`: the units the caller may see, parents before children, as valid in `month`. */
export const unitListSchema = z.object({
  month: z.string(),
  units: z.array(unitSchema),
  /** What every reader must be told of this organisation's figures. */
  notice: z.nullable(text),
  may: z
    .array(z.string())
    .check(z.describe('What the caller’s role may do, by the names of the policy, such as devices.run')),
});

/** `GET /v1/counters/{code}`: what a kiosk must know of the counter it stands at. */
export const counterSchema = z.object({
  code: z.string(),
  name: text,
  unit: z.object({ id: z.string(), name: text }),
  /** The name of what the unit belongs to in the end; absent where it stands alone. */
  city: z.optional(text),
  /** What is asked in this hour. */
  questionnaire: z.object({ id: z.string(), version: z.int() }),
  /** The form that is asked now; while two versions bridge both, the older first. A kiosk may remember neither. */
  asked: z.optional(z.array(askedFormSchema)),
  serverTime: z.string(),
});

export type MonthResult = z.infer<typeof monthResultSchema>;
export type RangeResult = z.infer<typeof rangeResultSchema>;
/** What both have: everything of a period but how it is called. */
export type PeriodResult = Omit<MonthResult, 'month'>;
export type UnitList = z.infer<typeof unitListSchema>;
export type UnitDetail = z.infer<typeof unitDetailSchema>;
export type CounterDetail = z.infer<typeof counterSchema>;
export type Figures = Pick<MonthResult, 'n' | 'evidence' | 'counts' | 'indexPercent' | 'interval'>;
