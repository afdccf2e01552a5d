import { questionnaireKey } from '#domain/questionnaire.ts';
import { BUILT_IN, type Catalogue } from '#domain/questionnaire-catalogue.ts';
import { sumTallies } from '#domain/tally.ts';
import { type StatedResponse, tallyOf } from '#domain/tally-responses.ts';
import { daysBetween, lastDayOf } from '#domain/time.ts';
import { lastTreeWith, type OrganisationIndex } from '#domain/unit-tree.ts';
import { chooseForms, headlineOf } from '../../api/result-view.ts';
import { type HourKey, hourOfItemKey } from '../../store/keys.ts';
import type { Recorded, RecordedDay } from '../../store/recorded-day.ts';

/** What is to be erased: the responses filed at a unit on some days, both ends included; or the one with a code. */
export type Erasure = {
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly code?: string;
};

export type MonthEffect = {
  readonly month: string;
  readonly before: ReturnType<typeof headlineOf>;
  readonly after: ReturnType<typeof headlineOf>;
};

export type ErasurePlan = {
  /** Those that still say something. */
  readonly responses: readonly Recorded[];
  readonly erasedBefore: number;
  /** What a manager of the unit sees of each month now, and would see. */
  readonly months: readonly MonthEffect[];
};

/**
 * What an erasure would do, and does not do yet. Whole months are counted from their responses and not from tallies, so that
 * it says what will be, whether or not everything is folded by now.
 */
export const planErasure = async (
  recordedDay: RecordedDay,
  index: OrganisationIndex,
  erasure: Erasure,
  catalogue: Catalogue = BUILT_IN,
): Promise<ErasurePlan> => {
  const { unit, from, to, code } = erasure;
  const responses: Recorded[] = [];
  let erasedBefore = 0;
  const months: MonthEffect[] = [];
  for (const month of new Set(daysBetween(from, to).map((day) => day.slice(0, 7)))) {
    const parts = { before: [tallyOf([])], after: [tallyOf([])] };
    for (const day of daysBetween(`${month}-01`, lastDayOf(month))) {
      const recorded = await recordedDay(unit, day);
      const isMeant = (each: Recorded): boolean =>
        day >= from && day <= to && (code === undefined || each.code === code);
      const meant = recorded.filter(isMeant);
      const wanted = meant.filter(({ stated }) => stated.state !== 'erased');
      responses.push(...wanted);
      erasedBefore += meant.length - wanted.length;
      parts.before.push(tallyOf(recorded.map(({ stated }) => stated)));
      parts.after.push(
        tallyOf(recorded.map((each) => (wanted.includes(each) ? gone(each.stated) : each.stated))),
      );
    }
    const node = lastTreeWith(index, unit, month).nodes.get(unit);
    if (!node) throw new Error(`${unit} stands in no tree up to ${month}`);
    const before = sumTallies(parts.before);
    const chosen = chooseForms(before, undefined, catalogue);
    const { id, version } = chosen.questionnaire;
    const after = chooseForms(sumTallies(parts.after), questionnaireKey(id, version), catalogue);
    months.push({
      month,
      before: headlineOf(node, chosen, {}),
      after: headlineOf(node, after, {}),
    });
  }
  return { responses, erasedBefore, months };
};

const gone = (stated: StatedResponse): StatedResponse => ({ ...stated, state: 'erased' });

/** The hours that must be counted anew, each once. */
export const hoursOfPlan = ({ responses }: Pick<ErasurePlan, 'responses'>): readonly HourKey[] => {
  const hours = new Map<string, HourKey>();
  for (const { key } of responses) {
    const hour = hourOfItemKey(key);
    if (hour) hours.set(`${hour.unit} ${hour.day} ${hour.hour}`, hour);
  }
  return [...hours.values()];
};
