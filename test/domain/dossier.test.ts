import { describe, expect, it } from 'vitest';
import { isOnTime } from '#domain/dossier.ts';
import { checkDossier } from '#domain/dossier-check.ts';
import { checkIssued } from '#domain/issued-check.ts';
import { ALWAYS } from '#domain/unit.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { NOW, ORGANISATION, sampleId, sampleUnit } from '../support/sample.ts';

const merged = sampleUnit('OLD', '01', {
  placements: [
    { from: ALWAYS, parent: '01' },
    { from: '2026-11', parent: 'closed', successors: ['A1'] },
  ],
});
const index = indexOrganisation({ ...ORGANISATION, units: [...ORGANISATION.units, merged] });
const RECEIPT_NUMBER = 'H29.1-261120-0042';
const context = { index, now: NOW, dossierIdOf: (unit: string) => `hash of ${unit}` };

const report = (more: object = {}) => ({
  receipt: RECEIPT_NUMBER,
  unit: 'A1',
  service: '1.001193',
  channel: 'counter',
  received: '2026-11-16T09:00:00+07:00',
  due: '2026-11-20',
  completed: '2026-11-20T16:30:00+07:00',
  outcome: 'granted',
  ...more,
});

const issuesOf = (input: unknown) => {
  const checked = checkDossier(input, context);
  return checked.ok ? [] : checked.issues.map(({ path }) => path);
};

describe('a report of a dossier', () => {
  it('becomes a dossier under a hash, without the number of its receipt', () => {
    const checked = checkDossier(report(), context);

    expect(checked).toEqual({
      ok: true,
      value: {
        id: 'hash of A1',
        unit: 'A1',
        service: '1.001193',
        channel: 'counter',
        received: '2026-11-16T09:00:00+07:00',
        due: '2026-11-20',
        completed: '2026-11-20T16:30:00+07:00',
        outcome: 'granted',
        reportedAt: '2026-11-20T16:30:00+07:00',
      },
    });
  });

  it.each([
    ['no receipt', { receipt: undefined }, ['receipt']],
    ['a blank receipt', { receipt: '  ' }, ['receipt']],
    ['a receipt as a number', { receipt: 42 }, ['receipt']],
    ['an unknown unit', { unit: 'X' }, ['unit']],
    ['an unknown service', { service: '9.9' }, ['service']],
    ['no service', { service: undefined }, ['service']],
    ['an unknown channel', { channel: 'level-5' }, ['channel']],
    ['a day that does not exist', { received: '2026-02-30' }, ['received']],
    ['a time without an offset', { due: '2026-11-20T16:30:00' }, ['due']],
    ['a completion to come', { completed: '2026-11-24' }, ['completed']],
    ['a completion before the reception', { completed: '2026-11-15' }, ['completed']],
    ['a promise before the reception', { due: '2026-11-15' }, ['due']],
    ['an end without its outcome', { outcome: undefined }, ['outcome']],
    ['an outcome without its end', { completed: undefined }, ['completed']],
    ['an outcome that there is not', { outcome: 'lost' }, ['outcome']],
    ['a report from the future', { reportedAt: '2026-11-24T00:00:00+07:00' }, ['reportedAt']],
    ['a field too many', { name: 'x' }, ['name']],
    ['a unit that was merged before', { unit: 'OLD' }, ['unit']],
  ])('with %s is refused by the name of the field', (_, change, paths) => {
    expect(issuesOf(report(change))).toEqual(paths);
  });

  it('names who took over from a unit that was merged', () => {
    const checked = checkDossier(report({ unit: 'OLD' }), context);

    expect(checked).toMatchObject({ issues: [{ message: expect.stringContaining('report it under A1') }] });
  });

  it('says every fault at once, and never the number of the receipt', () => {
    const checked = checkDossier({ ...report({ unit: 'X', due: 'soon' }), [RECEIPT_NUMBER]: 1 }, context);

    expect(checked).toMatchObject({ issues: [{ path: 'due' }, { path: 'unit' }, { path: '' }] });
    expect(JSON.stringify(checked)).not.toContain(RECEIPT_NUMBER);
  });

  it.each([
    ['level-1', 'counter'],
    ['level-2', 'counter'],
    ['level-3', 'online-partial'],
    ['level-4', 'online-full'],
  ])('on %s of before 2022 is %s', (level, channel) => {
    expect(checkDossier(report({ channel: level }), context)).toMatchObject({ value: { channel } });
  });

  it('that says nothing of its own time ends after it has begun, also on one day', () => {
    const [open, ended] = [
      report({ received: '2026-11-20T15:00:00+07:00', completed: undefined, outcome: undefined }),
      report({ received: '2026-11-20T15:00:00+07:00', completed: '2026-11-20' }),
    ].map((input) => checkDossier(input, context));

    expect(open).toMatchObject({ value: { reportedAt: '2026-11-20T15:00:00+07:00' } });
    expect(ended).toMatchObject({ value: { reportedAt: '2026-11-20T23:59:59+07:00' } });
  });
});

describe('a dossier is on time', () => {
  it.each([
    ['2026-11-20', '2026-11-20T16:30:00+07:00', true],
    ['2026-11-20', '2026-11-21T00:00:00+07:00', false],
    ['2026-11-20T16:30:00+07:00', '2026-11-20T16:30:00+07:00', true],
    ['2026-11-20T16:30:00+07:00', '2026-11-20T16:30:01+07:00', false],
    ['2026-11-20T08:00:00+07:00', '2026-11-20', true],
    ['2026-11-20T08:00:00+07:00', '2026-11-21', false],
  ])('promised for %s and completed at %s: %s', (due, completed, onTime) => {
    expect(isOnTime({ due, completed })).toBe(onTime);
  });
});

describe('a report of issued receipts', () => {
  const issued = (more: object = {}) => ({
    id: sampleId(1),
    unit: 'A1',
    day: '2026-11-23',
    counts: { reception: 3, result: 12 },
    ...more,
  });

  it('is taken as it is', () => {
    expect(checkIssued(issued(), context)).toEqual({ ok: true, value: issued() });
  });

  it.each([
    ['an id that might be a number', { id: '42' }, ['id']],
    ['an unknown unit', { unit: 'X' }, ['unit']],
    ['a day to come', { day: '2026-11-24' }, ['day']],
    ['nothing counted', { counts: {} }, ['counts']],
    ['an unknown moment', { counts: { later: 1 } }, ['counts']],
    ['half a receipt', { counts: { result: 0.5 } }, ['counts.result']],
    ['no receipt', { counts: { result: 0 } }, ['counts.result']],
    ['a field too many', { kiosk: 'x' }, ['kiosk']],
  ])('with %s is refused by the name of the field', (_, change, paths) => {
    const checked = checkIssued(issued(change), context);

    expect(checked.ok ? [] : checked.issues.map(({ path }) => path)).toEqual(paths);
  });
});
