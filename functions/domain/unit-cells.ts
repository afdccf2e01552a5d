import { FORMULAS, type FormulaId } from './formulas.ts';
import type { Text } from './questionnaire.ts';
import { isMonth } from './time.ts';
import { ALWAYS, type Counter, type FormulaInForce, UNIT_KINDS, type UnitDetails } from './unit.ts';

/** The columns a list of units may have; the first two must be there. */
export const UNIT_COLUMNS = [
  'code',
  'name',
  'name_en',
  'type',
  'parent',
  'valid_from',
  'target_percent',
  'counters',
  'formulas',
  'formed_from',
  'successors',
] as const;

export type UnitColumn = (typeof UNIT_COLUMNS)[number];

/** One line of a list of units, as text; a blank cell is absent. */
export type UnitRow = { readonly line: number } & { readonly [column in UnitColumn]?: string };

export type RefuseCell = (path: UnitColumn, message: string) => void;

/** As long a name as stands on a poster, in a letter and in a table. */
export const LONGEST_NAME = 200;

/** What is wrong with a name of a unit or a counter; `undefined` of one that is right. */
export const nameFault = (name: string): string | undefined => {
  if (name.trim() === '') return 'must not be blank';
  if (name.length > LONGEST_NAME) return `may have ${LONGEST_NAME} letters`;
  return /\p{Cc}/u.test(name) ? 'must be on one line, without control characters' : undefined;
};

/** What a row says of a unit, whatever it leaves blank being as it was known in the row's month. */
export const detailsOfRow = (
  row: UnitRow,
  code: string,
  known: UnitDetails | undefined,
  refuse: RefuseCell,
): UnitDetails => {
  const target = numberIn(row.target_percent, 0, 100);
  if (target === 'wrong') refuse('target_percent', 'must be a number from 0 to 100');
  const targetPercent = typeof target === 'number' ? target : known?.targetPercent;
  const count = numberIn(row.counters, 0, 99);
  if (count === 'wrong' || (count !== undefined && !Number.isInteger(count))) {
    refuse('counters', 'must be a whole number from 0 to 99');
  }
  return {
    name: nameOf(row, code, known?.name, refuse),
    kind: kindOf(row.type, known?.kind, refuse),
    ...(targetPercent === undefined ? {} : { targetPercent }),
    counters:
      typeof count === 'number'
        ? countersOf(code, Math.trunc(count), known?.counters)
        : (known?.counters ?? []),
  };
};

const nameOf = (row: UnitRow, code: string, known: Text | undefined, refuse: RefuseCell): Text => {
  const vi = row.name ?? known?.vi ?? code;
  const fault = known && row.name === undefined ? undefined : nameFault(row.name ?? '');
  if (fault) refuse('name', fault);
  const faultOfEnglish = row.name_en === undefined ? undefined : nameFault(row.name_en);
  if (faultOfEnglish) refuse('name_en', faultOfEnglish);
  if (row.name_en !== undefined) return { vi, en: row.name_en };
  if (!known || known.vi === known.en) return { vi, en: vi };
  if (known.vi !== vi) {
    refuse('name_en', `must be given where the name becomes other; until then it is "${known.en}"`);
  }
  return { vi, en: known.en };
};

const kindOf = (given: string | undefined, known: string | undefined, refuse: RefuseCell): string => {
  const isKnown = given === known || (UNIT_KINDS as readonly string[]).includes(given ?? '');
  if (given !== undefined && !isKnown) refuse('type', `must be one of ${UNIT_KINDS.join(', ')}`);
  return given ?? known ?? 'unit';
};

const numberOf = (code: string): number => Number(code.slice(code.lastIndexOf('-') + 1));

/** As many counters as are said: those that are known keep their codes and names, further ones are known by their numbers. */
export const countersOf = (
  unit: string,
  count: number,
  known: readonly Counter[] = [],
): readonly Counter[] => {
  const last = Math.max(0, ...known.map(({ code }) => numberOf(code)));
  const further = Array.from({ length: Math.max(0, count - known.length) }, (_, at) => last + at + 1);
  return [
    ...known.slice(0, count),
    ...further.map((number) => ({
      code: `${unit}-${String(number).padStart(2, '0')}`,
      name: { vi: `Quầy ${number}`, en: `Counter ${number}` },
    })),
  ];
};

const numberIn = (text: string | undefined, least: number, most: number): number | undefined | 'wrong' => {
  if (text === undefined) return undefined;
  if (!/^\d+([.,]\d+)?$/.test(text)) return 'wrong';
  const value = Number(text.replace(',', '.'));
  return value >= least && value <= most ? value : 'wrong';
};

/** `0000-01:scaledMean 2026-04:topTwoShare` */
export const formulasOf = (text: string, refuse: RefuseCell): readonly FormulaInForce[] => {
  const entries = text.split(/\s+/).map((entry) => entry.split(':') as [string, string?]);
  const ids = FORMULAS.map(({ id }) => id as string);
  const wrong = entries.some(([from, id]) => (from !== ALWAYS && !isMonth(from)) || !ids.includes(id ?? ''));
  const ordered = entries.every(([from], at) => at === 0 || (entries[at - 1]?.[0] ?? '') < from);
  if (wrong || !ordered) {
    refuse(
      'formulas',
      `must be months in order, each with a formula (${ids.join(', ')}), such as 2026-04:topTwoShare`,
    );
    return [];
  }
  return entries.map(([from, formula]) => ({ from, formula: formula as FormulaId }));
};
