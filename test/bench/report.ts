/** One measured figure beside what it is compared with and what it may be. */
export type Row = {
  readonly name: string;
  readonly value: string;
  /** Against the yardstick of the section; absent for the yardstick itself. */
  readonly ratio?: number;
  readonly budget?: string;
  readonly within?: boolean;
};

export type Section = { readonly title: string; readonly note?: string; readonly rows: readonly Row[] };

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;

export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

/** A row whose value must not be above its budget. */
export const atMost = (
  name: string,
  value: number,
  budget: number,
  format: (value: number) => string,
  ratio?: number,
): Row => ({
  name,
  value: format(value),
  ...(ratio === undefined ? {} : { ratio }),
  budget: `≤ ${format(budget)}`,
  within: value <= budget,
});

/** A row whose ratio to the yardstick must not be above its budget. */
export const atMostTimes = (name: string, value: string, ratio: number, budget: number): Row => ({
  name,
  value,
  ratio,
  budget: `≤ ${budget} ×`,
  within: ratio <= budget,
});

/** The section as a table for people. */
export const tableOf = ({ title, note, rows }: Section): string => {
  const cells = rows.map(({ name, value, ratio, budget, within }) => [
    name,
    value,
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    budget ?? '',
    within === undefined ? '' : within ? 'within' : 'OVER',
  ]);
  const table = [['', 'median', 'ratio', 'budget', ''], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return [`\n${title}`, ...(note ? [note] : []), ...lines].join('\n');
};
