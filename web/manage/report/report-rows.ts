import type { PeriodResult } from '../../shared/api-types.ts';
import { language, say } from '../../shared/language.ts';
import { VERDICTS } from '../children.tsx';
import { scaleStart } from '../figures-row.tsx';
import { TEXTS } from '../texts.ts';
import type { ReportRow } from './report-tables.tsx';

type Child = PeriodResult['children'][number];

const AT_EACH_END = 4;

/** The services at both ends, of those with enough responses to take part; none stands at both. */
export const ranked = (
  services: PeriodResult['services'],
): { readonly lowest: PeriodResult['services']; readonly highest: PeriodResult['services'] } => {
  const order = services
    .filter(({ evidence }) => evidence === 'full')
    .toSorted((a, b) => (a.indexPercent ?? 0) - (b.indexPercent ?? 0));
  const each = Math.min(AT_EACH_END, Math.ceil(order.length / 2));
  return { lowest: order.slice(0, each), highest: order.slice(each).toReversed().slice(0, AT_EACH_END) };
};

/** The units below by verdict, within it the lowest index first; those that are withheld last. */
export const judgedUnits = (children: readonly Child[]): readonly (ReportRow & Pick<Child, 'verdict'>)[] =>
  children
    .toSorted(
      (a, b) =>
        VERDICTS[a.verdict].place - VERDICTS[b.verdict].place ||
        (a.indexPercent ?? 101) - (b.indexPercent ?? 101) ||
        say(a.name).localeCompare(say(b.name), language.value),
    )
    .map(({ unit, own, name, ...figures }) => ({
      ...figures,
      id: `${unit} ${own}`,
      name: own ? { vi: `${name.vi} ${TEXTS.own.vi}`, en: `${name.en} ${TEXTS.own.en}` } : name,
    }));

/** So many units are read in one table; of more, those that miss the target and then those that may stand in the text, and all in the appendix. */
const MOST_IN_TEXT = 6;

/** The units of the text, and those of the appendix: none where the text has them all. */
export const unitsOf = <Unit extends ReportRow>(
  units: readonly Unit[],
): { readonly inText: readonly Unit[]; readonly inAppendix: readonly Unit[] } => {
  if (units.length <= MOST_IN_TEXT) return { inText: units, inAppendix: [] };
  const first = units.filter(
    ({ verdict, evidence }) =>
      verdict === 'notMet' || (verdict === 'notEnoughEvidence' && evidence === 'full'),
  );
  return { inText: first.slice(0, MOST_IN_TEXT), inAppendix: units };
};

/** Where the one scale of all bars of a report begins, so that the line of the target stands at the same place in all its tables. */
export const reportScale = (result: PeriodResult, inText: readonly ReportRow[]): number => {
  const { lowest, highest } = ranked(result.services);
  return scaleStart(
    [result, ...result.parts, ...result.elements, ...lowest, ...highest, ...inText],
    result.targetPercent,
  );
};
