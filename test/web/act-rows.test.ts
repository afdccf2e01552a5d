import { describe, expect, it } from 'vitest';
import { type ReformChange, reformChanges } from '#domain/reform.ts';
import type { UnitRow } from '#domain/unit-cells.ts';
import { organisationWith } from '#domain/unit-import.ts';
import { treeOf } from '#domain/unit-tree.ts';
import { csvRowsOf } from '../../functions/api/csv-table.ts';
import { type Draft, isWhole, tableOfAct } from '../../web/manage/reform/wizard/act-rows.ts';
import { ORGANISATION } from '../support/sample.ts';

const UNITS = [...treeOf(ORGANISATION, '2026-11').nodes.values()].map(({ unit, parent, targetPercent }) => ({
  id: unit.id,
  name: unit.name,
  kind: unit.kind,
  parent,
  targetPercent,
  counters: [],
}));

const draftOf = (part: Partial<Draft>): Draft => ({
  act: 'merge',
  units: [],
  to: [],
  fresh: [],
  month: '2027-01',
  name: '',
  nameEn: '',
  ...part,
});

/** What the list of an act changes, in the way in which the preview is told it. */
const changesOf = (part: Partial<Draft>) => {
  const rows = csvRowsOf(tableOfAct(draftOf(part), UNITS), () => undefined).map(({ line, cells }) => ({
    line,
    ...cells,
  })) as readonly UnitRow[];
  const planned = organisationWith(ORGANISATION, rows, '2026-11');
  if (!planned.ok) throw new Error(JSON.stringify(planned.issues));
  return reformChanges(ORGANISATION, planned.value).map(
    ({ unit, kind, from, parent, successors }: ReformChange) =>
      [unit, kind, from, parent ?? '', successors.join(' ')].join(' | '),
  );
};

describe('a reform in steps makes a list that', () => {
  it('merges units into one that is there', () => {
    expect(changesOf({ act: 'merge', units: ['A1'], to: ['A2'] })).toEqual([
      'A1 | merged | 2027-01 |  | A2',
      'A2 | changed |  |  | ',
    ]);
  });

  it('merges units into one that it founds beside them', () => {
    const fresh = [{ code: 'C', name: 'Phường C', nameEn: 'Ward C', kind: 'ward' as const }];

    expect(changesOf({ act: 'merge', units: ['A1', 'A2'], to: ['C'], fresh })).toEqual([
      'A1 | merged | 2027-01 |  | C',
      'A2 | merged | 2027-01 |  | C',
      'C | added | 2027-01 | A | ',
    ]);
  });

  it('places what stood below a unit that ends', () => {
    expect(changesOf({ act: 'merge', units: ['A'], to: ['B'] })).toEqual([
      'A | merged | 2027-01 |  | B',
      'A1 | moved | 2027-01 | B | ',
      'A2 | moved | 2027-01 | B | ',
      'B | changed |  |  | ',
    ]);
  });

  it('splits a unit among those below it, which then stand where it stood', () => {
    expect(changesOf({ act: 'split', units: ['A'], to: ['A1', 'A2'] })).toEqual([
      'A | split | 2027-01 |  | A1 A2',
      'A1 | moved | 2027-01 | 01 | ',
      'A2 | moved | 2027-01 | 01 | ',
    ]);
  });

  it('moves units', () => {
    expect(changesOf({ act: 'move', units: ['A1', 'A2'], to: ['B'] })).toEqual([
      'A1 | moved | 2027-01 | B | ',
      'A2 | moved | 2027-01 | B | ',
    ]);
  });

  it('renames a unit from its month on', () => {
    expect(changesOf({ act: 'rename', units: ['A1'], name: 'Tên mới', nameEn: 'New name' })).toEqual([
      'A1 | renamed | 2027-01 |  | ',
    ]);
  });

  it('abolishes units with what stood below them going up', () => {
    expect(changesOf({ act: 'abolish', units: ['A'] })).toEqual([
      'A | abolished | 2027-01 |  | ',
      'A1 | moved | 2027-01 | 01 | ',
      'A2 | moved | 2027-01 | 01 | ',
    ]);
  });
});

describe('a reform in steps', () => {
  it.each<[string, Partial<Draft>]>([
    ['without units', { act: 'abolish' }],
    ['that merges into nobody', { act: 'merge', units: ['A1'] }],
    ['that splits among one', { act: 'split', units: ['A1'], to: ['A2'] }],
    ['that renames without an English name', { act: 'rename', units: ['A1'], name: 'Tên mới' }],
    ['without a month', { act: 'abolish', units: ['A1'], month: '' }],
  ])('is not whole %s', (_, part) => {
    expect(isWhole(draftOf(part))).toBe(false);
  });
});
