import type { UnitList } from '../../shared/api-types.ts';

type Unit = UnitList['units'][number];

const quoted = (cell: string): string => `"${cell.trim().replaceAll('"', '""')}"`;

/** A list as the API takes it. */
export const csvOf = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [columns.join(','), ...rows.map((cells) => cells.map(quoted).join(',')), ''].join('\n');

/**
 * A list of units with the one line that a form says. What the form leaves as it was is left blank: a target that is
 * inherited stays inherited, and counters keep the names they were given.
 */
export const rowOfForm = (unit: Unit, given: FormData): string => {
  const text = (name: string): string => String(given.get(name) ?? '');
  const unless = (known: number, cell: string): string => (Number(cell) === known ? '' : cell);
  return csvOf(
    ['code', 'name', 'name_en', 'counters', 'target_percent', 'valid_from'],
    [
      [
        unit.id,
        text('name'),
        text('name_en'),
        unless(unit.counters.length, text('counters')),
        unless(unit.targetPercent, text('target_percent')),
        text('valid_from'),
      ],
    ],
  );
};
