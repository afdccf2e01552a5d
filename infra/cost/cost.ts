import { parseArgs } from 'node:util';
import { type City, DAYS, type Line, monthlyLines, serverLines, THREE_CITIES, totalUsd } from './estimate.ts';
import { PRICES, PRICES_AS_OF } from './prices.ts';

const USAGE = `npm run cost -- --responses-per-day N --units N --kiosks N [--managers N]
Without options: three cities side by side.
`;

const money = (usd: number): string =>
  usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const amount = (quantity: number): string => quantity.toLocaleString('en', { maximumSignificantDigits: 3 });

/** A table in Markdown, so that it can stand in a README as it is printed; numbers to the right. */
const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[],
): string => {
  const widths = head.map((name, at) =>
    Math.max(name.length, 4, ...rows.map((row) => (row[at] ?? '').length)),
  );
  const cells = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (numbers.includes(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (numbers.includes(at) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [cells(head), rule, ...rows.map(cells)].join('\n');
};

const perThousand = (lines: readonly Line[], { responsesPerDay }: City): string =>
  responsesPerDay === 0 ? '–' : money((totalUsd(lines) * 1000) / (responsesPerDay * DAYS));

export const estimateOf = (city: City): string => {
  const lines = monthlyLines(city);
  const servers = totalUsd(serverLines());
  return [
    table(
      ['line', 'quantity', 'of', 'USD a month', 'basis'],
      lines.map(({ what, kind, quantity, price, usd, basis }) => [
        kind === 'fixed' ? `${what} (fixed)` : what,
        amount(quantity),
        PRICES[price].per,
        money(usd),
        basis,
      ]),
      [1, 3],
    ),
    '',
    `Grows with use      ${money(totalUsd(lines, 'variable'))} USD a month`,
    `Fixed               ${money(totalUsd(lines, 'fixed'))} USD a month`,
    `Together            ${money(totalUsd(lines))} USD a month, ${perThousand(lines, city)} USD for a thousand responses`,
    `Small server set-up ${money(servers)} USD a month, ${(servers / totalUsd(lines)).toFixed(1)} × that`,
    `Prices of ${PRICES_AS_OF}, Singapore, no free tiers, no taxes. Basis: measured by npm run bench or in the design, designed, or assumed.`,
    '',
  ].join('\n');
};

export const threeCities = (): string => {
  const lines = THREE_CITIES.map(monthlyLines);
  const row = (name: string, cellOf: (lines: readonly Line[], city: City) => string): readonly string[] => [
    name,
    ...THREE_CITIES.map((city, at) => cellOf(lines[at] ?? [], city)),
  ];
  const servers = serverLines();
  return [
    table(
      ['responses', ...THREE_CITIES.map(({ name }) => name)],
      [
        row('units, kiosks, managers', (_, { units, kiosks, managers }) =>
          [units, kiosks, managers].map((each) => each.toLocaleString('en')).join(', '),
        ),
        row('grows with use, USD a month', (each) => money(totalUsd(each, 'variable'))),
        row('fixed, USD a month', (each) => money(totalUsd(each, 'fixed'))),
        row('together, USD a month', (each) => money(totalUsd(each))),
        row('for a thousand responses, USD', perThousand),
      ],
      [1, 2, 3],
    ),
    '',
    table(
      ['yardstick: a small server set-up', 'USD a month'],
      [...servers.map(({ what, usd }) => [what, money(usd)]), ['together', money(totalUsd(servers))]],
      [1],
    ),
    '',
    `Prices of ${PRICES_AS_OF}, Singapore, no free tiers, no taxes.`,
    '',
  ].join('\n');
};

/** The city that the command line describes, `undefined` where it names none; throws with the flag and the fix. */
export const cityOf = (args: readonly string[]): City | undefined => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'responses-per-day': { type: 'string' },
      units: { type: 'string' },
      kiosks: { type: 'string' },
      managers: { type: 'string' },
    },
  });
  if (Object.keys(values).length === 0) return undefined;
  const number = (flag: keyof typeof values, least: number, otherwise?: number): number => {
    const text = values[flag];
    if (text === undefined && otherwise !== undefined) return otherwise;
    if (text === undefined) throw new Error(`--${flag} is missing\n${USAGE}`);
    if (!/^\d+$/.test(text) || Number(text) < least) {
      throw new Error(`--${flag} must be a whole number from ${least}, not "${text}"`);
    }
    return Number(text);
  };
  const units = number('units', 1);
  return {
    responsesPerDay: number('responses-per-day', 0),
    units,
    kiosks: number('kiosks', 0),
    managers: number('managers', 0, units),
  };
};

if (import.meta.main) {
  try {
    const city = cityOf(process.argv.slice(2));
    process.stdout.write(city ? estimateOf(city) : threeCities());
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
