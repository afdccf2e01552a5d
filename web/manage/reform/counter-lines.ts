import type { UnitList } from '../../shared/api-types.ts';
import { csvOf } from './unit-row.ts';

type Unit = Pick<UnitList['units'][number], 'id' | 'counters'>;

/** A counter as it stands in the form. */
export type CounterLine = {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly gone: boolean;
};

export const linesOf = ({ counters }: Unit): readonly CounterLine[] =>
  counters.map(({ code, name }) => ({ code, vi: name.vi, en: name.en, gone: false }));

/** With one counter more, under the next number and the names of its number. */
export const withNewLine = ({ id }: Unit, lines: readonly CounterLine[]): readonly CounterLine[] => {
  const last = Math.max(0, ...lines.map(({ code }) => Number(code.slice(code.lastIndexOf('-') + 1))));
  const code = `${id}-${String(last + 1).padStart(2, '0')}`;
  return [...lines, { code, vi: `Quầy ${last + 1}`, en: `Counter ${last + 1}`, gone: false }];
};

/** The list with what is other than the unit's counters; `undefined` where nothing is. */
export const tableOfCounters = (
  { counters }: Unit,
  lines: readonly CounterLine[],
  month: string,
): string | undefined => {
  const rows = lines.flatMap(({ code, vi, en, gone }) => {
    const known = counters.find((counter) => counter.code === code);
    if (gone) return known ? [[code, vi, en, 'counter', 'closed', month]] : [];
    return known?.name.vi === vi && known.name.en === en ? [] : [[code, vi, en, 'counter', '', month]];
  });
  return rows.length > 0
    ? csvOf(['code', 'name', 'name_en', 'type', 'parent', 'valid_from'], rows)
    : undefined;
};
