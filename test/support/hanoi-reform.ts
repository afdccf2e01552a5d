import { readFileSync } from 'node:fs';
import { csvRowsOf } from '../../functions/api/csv-table.ts';
import { csvText } from '../../functions/api/csv-text.ts';

/** The month of Nghị quyết 1656/NQ-UBTVQH15: 526 communes and wards became 126, and no district was left. */
export const REFORM = '2025-07';

const PART = /(?:^|\s)(phường|xã|thị trấn)\s+(?=\p{Lu})(?!phường|xã|thị trấn)/giu;

/** The communes that a text says a unit was formed from, parts of communes too. */
const communesIn = (text: string): readonly string[] => {
  let kind = 'Xã';
  return text
    .normalize('NFC')
    .replaceAll(/\(phần còn[^)]*\)/g, '')
    .split(/,|(?<=\s)và(?=\s)/)
    .flatMap((piece) => {
      const said = piece.trim().replaceAll(/\s+/g, ' ');
      const named = [...said.matchAll(PART)].at(-1);
      if (named) kind = (named[1] ?? '').replace(/^./, (first) => first.toUpperCase());
      const name = named ? said.slice((named.index ?? 0) + named[0].length) : said;
      if (!/^\p{Lu}/u.test(name) || /^(Một|Toàn|Sắp)/.test(name)) return [];
      return [`${kind} ${name.replace(/ sau khi .*/i, '').trim()}`.replace(/oà(?=\s|$)/, 'òa')];
    });
};

const source = csvRowsOf(readFileSync('../shared/data/hanoi-units-2025.csv', 'utf8'), () => undefined)
  .map(({ cells }) => cells)
  .filter(({ parent }) => parent !== undefined);

/** The 126 units since. */
export const NEW_UNITS: readonly string[] = source.map(({ code = '' }) => code);

/** Each commune of before with who took over, the one that the list names first before the others. */
const successors = new Map<string, string[]>();
for (const { code = '', formed_from = '' } of source) {
  for (const commune of communesIn(formed_from)) {
    const known = successors.get(commune);
    if (!known) successors.set(commune, [code]);
    else if (!known.includes(code)) known.push(code);
  }
}

const DISTRICTS = 30;
const districtOf = (at: number): string => `D${String((at % DISTRICTS) + 1).padStart(2, '0')}`;

/** Codes are made up, as are the districts that each stood in: the list says neither. */
export const OLD_COMMUNES = [...successors].map(([name, of], at) => ({
  code: `X${String(at + 1).padStart(3, '0')}`,
  name,
  district: districtOf(at),
  successors: of,
}));

export const OLD_DISTRICTS: readonly string[] = Array.from({ length: DISTRICTS }, (_, at) => districtOf(at));

/** The city as it was: thirty districts, and the communes below them. */
export const BEFORE_CSV: string = csvText(
  ['code', 'name', 'type', 'parent', 'counters'],
  [
    ['01', 'Thành phố Hà Nội', 'city', '-', '0'],
    ...OLD_DISTRICTS.map((code) => [code, `Quận, huyện ${code}`, 'district', '01', '1']),
    ...OLD_COMMUNES.map(({ code, name, district }) => [code, name, 'commune', district, '2']),
  ],
);

/** The reform: 126 units begin under the city, all that was before is closed, and communes say who took over. */
export const REFORM_CSV: string = csvText(
  ['code', 'name', 'type', 'parent', 'valid_from', 'successors', 'counters'],
  [
    ...source.map(({ code = '', name = '', type = '' }) => [code, name, type, '01', REFORM, '', '3']),
    ...OLD_COMMUNES.map(({ code, name, successors: of }) => [
      code,
      name,
      '',
      'closed',
      REFORM,
      of.join(' '),
      '',
    ]),
    ...OLD_DISTRICTS.map((code) => [code, `Quận, huyện ${code}`, '', 'closed', REFORM, '', '']),
  ],
);
