import { dossierTotalOf } from '#domain/dossier-tally.ts';
import { percentOf } from '#domain/formulas.ts';
import { periodOfMonths } from '#domain/period.ts';
import { INDICATORS, type Indicator, standingOf } from '#domain/scorecard.ts';
import { type ScorecardEntry, standingEntries, yearsOfPeriod } from '#domain/scorecard-entry.ts';
import type { Service } from '#domain/service.ts';
import { traitCounts } from '#domain/service-search.ts';
import { evidenceOf } from '#domain/verdict.ts';
import type { Shown } from './results.ts';
import { rangeResult, trendOf } from './results.ts';
import type { Scorecard, ShownEntry } from './scorecard-schemas.ts';
import type { UnitMonth } from './unit-months.ts';

type Row = Scorecard['indicators'][number];
type Computed = NonNullable<Row['computed']>;

/** What was read of a unit: the months that end with the year or today, and of these the ones of the year. */
export type YearRead = {
  readonly year: string;
  readonly months: readonly UnitMonth[];
  readonly ofYear: readonly UnitMonth[];
  /** The catalogue says how things are now, so of a former year it knows nothing. */
  readonly services: readonly Service[] | undefined;
};

/** An entry as it is told; `ownTarget` holds where the entry names none. */
export const shownEntry = (indicator: Indicator, entry: ScorecardEntry, ownTarget?: number): ShownEntry => {
  const target = entry.target ?? ownTarget;
  return {
    indicator: entry.indicator,
    period: entry.period,
    version: entry.version,
    value: entry.value,
    numerator: entry.numerator ?? null,
    denominator: entry.denominator ?? null,
    target: target ?? null,
    standing: standingOf(indicator.better, entry.value, target),
    document: entry.document,
    documentDate: entry.documentDate ?? null,
    note: entry.note ?? null,
    enteredBy: entry.enteredBy,
    enteredAt: entry.enteredAt,
  };
};

/** Every indicator with what is computed and, apart from it, what was reported. */
export const indicatorsOf = (
  shown: Shown,
  read: YearRead,
  entries: readonly ScorecardEntry[],
): readonly Row[] => {
  const computed = computedOf(shown, read);
  const known = entries.filter(({ period }) => (yearsOfPeriod(period)?.[1] ?? 0) <= Number(read.year));
  return INDICATORS.map((indicator) => {
    const own = known.filter((entry) => entry.indicator === indicator.id);
    const ownTarget = indicator.id === 'sipas' ? targetOf(read) : undefined;
    const history = standingEntries(own).map((entry) => shownEntry(indicator, entry, ownTarget));
    const reported = history.at(-1) ?? null;
    const { id, name, measure, unitOfMeasure, better } = indicator;
    return {
      id,
      name,
      measure,
      unitOfMeasure,
      better,
      computed: computed(indicator, ownTarget ?? reported?.target ?? undefined),
      reported,
      history,
      versions: own
        .toSorted((a, b) =>
          a.enteredAt < b.enteredAt ? 1 : a.enteredAt > b.enteredAt ? -1 : b.version - a.version,
        )
        .map((entry) => shownEntry(indicator, entry, ownTarget)),
    };
  });
};

const targetOf = ({ months }: YearRead): number | undefined => months.at(-1)?.node.targetPercent;

/** What the platform computes, by indicator; `null` where it has no facts of that kind. */
const computedOf = (shown: Shown, { year, months, ofYear, services = [] }: YearRead) => {
  const [first, last] = [ofYear[0]?.tree.month, ofYear.at(-1)?.tree.month];
  const result = first && last ? rangeResult(shown, ofYear, periodOfMonths(first, last)) : undefined;
  const trend = months.length > 0 ? trendOf(shown, months) : [];
  const dossiers = months.map(({ tree, tally }) => {
    const counted = tally().dossiers;
    return { month: tree.month, total: counted && dossierTotalOf(counted) };
  });
  const { dossiers: asked, foldedAt: at = null } = result ?? {};

  const of = (indicator: Indicator, target: number | undefined, figures: Partial<Computed>): Computed => {
    const value = figures.value ?? null;
    return {
      period: year,
      value,
      numerator: null,
      denominator: null,
      interval: null,
      target: target ?? null,
      standing: standingOf(indicator.better, value ?? undefined, target),
      source: indicator.computedFrom ?? { vi: '', en: '' },
      at,
      months: [],
      ...figures,
    };
  };
  return (indicator: Indicator, target: number | undefined): Computed | null => {
    if (!result) return null;
    if (indicator.id === 'sipas') {
      return of(indicator, target, {
        value: result.indexPercent,
        numerator: result.satisfied,
        denominator: result.n,
        interval: result.interval,
        standing: result.indexPercent === null ? 'noData' : result.verdict,
        months: trend.map(({ month, indexPercent, breakBefore }) => ({
          month,
          value: indexPercent,
          breakBefore: breakBefore !== null,
        })),
      });
    }
    if (indicator.id === 'online' || indicator.id === 'integrated') {
      const figures = ofCatalogue(traitCounts(services, last ?? '', indicator.id), indicator, target);
      return figures && of(indicator, target, figures);
    }
    if (!asked) return null;
    if (indicator.id === 'on-time') {
      return of(indicator, target, {
        value: asked.onTimePercent,
        numerator: asked.onTime,
        denominator: asked.completed,
        months: dossiers.map(({ month, total: [, completed, onTime] = [0, 0, 0] }) => ({
          month,
          value: evidenceOf(completed) === 'hidden' ? null : percentOf(onTime / completed),
          breakBefore: false,
        })),
      });
    }
    if (indicator.id === 'dossiers') {
      return of(indicator, target, {
        value: asked.received,
        months: dossiers.map(({ month, total }) => ({
          month,
          value: total?.[0] ?? null,
          breakBefore: false,
        })),
      });
    }
    return null;
  };
};

/** A lower bound where of some procedures nobody has said: below a target it settles nothing. */
const ofCatalogue = (
  { all, certain, unsaid }: ReturnType<typeof traitCounts>,
  { better, computedFrom }: Indicator,
  target: number | undefined,
): Partial<Computed> | null => {
  if (all === unsaid) return null;
  const value = percentOf(certain / all);
  const standing = standingOf(better, value, target);
  return {
    value,
    numerator: certain,
    denominator: all,
    standing: standing === 'notMet' && unsaid > 0 ? 'notEnoughEvidence' : standing,
    source: {
      vi: `${computedFrom?.vi}${unsaid > 0 ? `; ${unsaid} thủ tục chưa ghi, nên đây là mức ít nhất` : ''}`,
      en: `${computedFrom?.en}${unsaid > 0 ? `; of ${unsaid} nobody has said, so this is the least` : ''}`,
    },
    at: null,
  };
};
