import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COUNTER_CODE, UNIT_ID } from '#domain/unit.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { DEMONSTRATION_ORGANISATION } from '../../functions/local/demonstration/demonstration.ts';
import { HANOI_CITY, HANOI_UNITS } from '../../functions/local/demonstration/hanoi.ts';
import { DEMONSTRATION_SERVICES, SERVICE_WEIGHTS } from '../../functions/local/demonstration/services.ts';

const OFFICIAL_LIST = '../shared/data/hanoi-units-2025.csv';

const index = indexOrganisation(DEMONSTRATION_ORGANISATION);

describe('the units of Hà Nội', () => {
  it('are one city with 51 wards and 75 communes', () => {
    const kinds = Map.groupBy(HANOI_UNITS, ({ kind }) => kind);

    expect([...kinds].map(([kind, units]) => [kind, units.length])).toEqual([
      ['city', 1],
      ['ward', 51],
      ['commune', 75],
    ]);
  });

  it.skipIf(!existsSync(OFFICIAL_LIST))('have the codes, names and kinds of the official list', () => {
    const rows = readFileSync(OFFICIAL_LIST, 'utf8').trim().split('\n').slice(1);
    const official = rows.map((row) => row.split(',').slice(0, 3));

    const ours = HANOI_UNITS.map(({ id, name, kind }) => [id, name.vi, kind]);

    expect(ours.toSorted()).toEqual(official.toSorted());
  });

  it('are named in both languages', () => {
    const names = ['00070', '09739', '00226'].map((id) => index.units.get(id)?.name);

    expect(names).toEqual([
      { vi: 'Phường Hoàn Kiếm', en: 'Hoàn Kiếm Ward' },
      { vi: 'Xã Phúc Lộc', en: 'Phúc Lộc Commune' },
      { vi: 'Phường Văn Miếu - Quốc Tử Giám', en: 'Văn Miếu - Quốc Tử Giám Ward' },
    ]);
  });

  it('stand under the city from the reform of July 2025 on', () => {
    expect(index.tree('2025-06').nodes.size).toBe(1);
    expect(index.tree('2025-07').nodes.get(HANOI_CITY)?.children).toHaveLength(126);
  });

  it('have two to four counters each, with codes that can be printed', () => {
    const counters = HANOI_UNITS.filter(({ id }) => id !== HANOI_CITY).map((unit) => unit.counters);

    expect(new Set(counters.map(({ length }) => length))).toEqual(new Set([2, 3, 4]));
    expect(counters.flat().every(({ code }) => COUNTER_CODE.test(code))).toBe(true);
    expect(index.counters.get('00070-03')?.counter.name).toEqual({ vi: 'Quầy 3', en: 'Counter 3' });
  });

  it('have ids that are accepted as unit codes', () => {
    expect(HANOI_UNITS.filter(({ id }) => !UNIT_ID.test(id))).toEqual([]);
  });
});

describe('the services of the demonstration', () => {
  it('have national codes, each once', () => {
    const codes = DEMONSTRATION_SERVICES.map(({ code }) => code);

    expect(codes.filter((code) => !/^\d\.\d{6}$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('have a name, a field and a weight', () => {
    const texts = DEMONSTRATION_SERVICES.flatMap(({ name, field }) => [name.vi, name.en, field.vi, field.en]);

    expect(texts.filter((text) => text === '' || text !== text.trim())).toEqual([]);
    expect(SERVICE_WEIGHTS).toHaveLength(DEMONSTRATION_SERVICES.length);
    expect(SERVICE_WEIGHTS.every((weight) => weight > 0)).toBe(true);
  });

  it('are those of communes, and some that the province decides', () => {
    const levels = Map.groupBy(DEMONSTRATION_SERVICES, ({ level }) => level);

    expect(levels.get('commune')?.length).toBeGreaterThan(40);
    expect(levels.get('province')?.length).toBeGreaterThan(0);
  });
});
