import { ALWAYS, type Counter, type FormerDetails, type Unit, type UnitDetails } from './unit.ts';

const detailsOf = ({ name, kind, targetPercent, counters }: UnitDetails): UnitDetails => ({
  name,
  kind,
  ...(targetPercent === undefined ? {} : { targetPercent }),
  counters,
});

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** How the unit was called, what it was, aimed at and had in the month: a later change does not reach back. */
export const detailsIn = (unit: Unit, month: string): UnitDetails =>
  unit.former?.find(({ until }) => month < until) ?? unit;

/** The unit as it was in the month, itself where nothing of it has changed since. */
export const unitIn = (unit: Unit, month: string): Unit => {
  const former = unit.former?.find(({ until }) => month < until);
  if (!former) return unit;
  const { targetPercent: _, ...rest } = unit;
  return { ...rest, ...detailsOf(former) };
};

/** The months from which anything of the unit's details is other than before. */
export const monthsOfChange = (unit: Unit): readonly string[] =>
  (unit.former ?? []).map(({ until }) => until);

type Span = { readonly from: string; readonly details: UnitDetails };

const spansOf = (unit: Unit): readonly Span[] =>
  [...(unit.former ?? []), unit].map((details, at) => ({
    from: at === 0 ? ALWAYS : (unit.former?.[at - 1]?.until ?? ALWAYS),
    details: detailsOf(details),
  }));

/** Spans of which two that follow each other and say the same are one. */
const withSpans = (unit: Unit, spans: readonly Span[]): Unit => {
  const kept = spans.filter((span, at) => at === 0 || differs(span.details, spans[at - 1]?.details));
  const last = kept.at(-1) ?? { from: ALWAYS, details: detailsOf(unit) };
  const former: readonly FormerDetails[] = kept
    .slice(0, -1)
    .map(({ details }, at) => ({ ...details, until: kept[at + 1]?.from ?? ALWAYS }));
  const { former: _, targetPercent: __, ...rest } = unit;
  return { ...rest, ...last.details, ...(former.length > 0 ? { former } : {}) };
};

/** From its first month on, or before it, means always. */
const startOf = (unit: Unit, month: string): string => {
  const first = unit.placements[0]?.from ?? ALWAYS;
  return month <= first ? ALWAYS : month;
};

const edited = (unit: Unit, from: string, edit: (details: UnitDetails) => UnitDetails): Unit => {
  const spans = spansOf(unit);
  const split = spans.some((span) => span.from === from)
    ? spans
    : [...spans, { from, details: detailsOf(detailsIn(unit, from)) }].toSorted((a, b) =>
        a.from < b.from ? -1 : 1,
      );
  const after = split.map((span) => (span.from < from ? span : { ...span, details: edit(span.details) }));
  return differs(split, after) ? withSpans(unit, after) : unit;
};

/**
 * The unit with details that hold from the month on; months before keep theirs. What is said to be as it is in that month
 * leaves what is planned for later; what is other takes its place.
 */
export const withDetails = (unit: Unit, month: string, given: UnitDetails): Unit => {
  const from = startOf(unit, month);
  const known = detailsOf(detailsIn(unit, from));
  const fields = (['name', 'kind', 'targetPercent', 'counters'] as const).filter((field) =>
    differs(known[field], given[field]),
  );
  const said = Object.fromEntries(fields.map((field) => [field, given[field]]));
  return edited(unit, from, (details) => ({ ...details, ...said }));
};

/** The unit with its counters made others from the month on: those planned for later, too, in the same way. */
export const editedFrom = (
  unit: Unit,
  month: string,
  edit: (counters: readonly Counter[]) => readonly Counter[],
): Unit =>
  edited(unit, startOf(unit, month), (details) => ({ ...details, counters: edit(details.counters) }));

/** What the unit was until the month: what was planned of its details for later is dropped. */
export const withoutDetailsFrom = (unit: Unit, month: string): Unit =>
  monthsOfChange(unit).some((from) => from >= month)
    ? withSpans(
        unit,
        spansOf(unit).filter(({ from }) => from === ALWAYS || from < month),
      )
    : unit;
