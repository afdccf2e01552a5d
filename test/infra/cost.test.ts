import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cityOf, estimateOf, threeCities } from '../../infra/cost/cost.ts';
import {
  type City,
  monthlyLines,
  serverLines,
  THREE_CITIES,
  tableUnitsPerResponse,
  totalUsd,
} from '../../infra/cost/estimate.ts';
import { PRICES, PRICES_AS_OF } from '../../infra/cost/prices.ts';
import { UNITS } from '../../infra/cost/units.ts';
import { propertiesOf, templatesOf } from '../support/stage-templates.ts';

const cities = fc.record({
  responsesPerDay: fc.integer({ min: 0, max: 5_000_000 }),
  units: fc.integer({ min: 1, max: 5000 }),
  kiosks: fc.integer({ min: 0, max: 20_000 }),
  managers: fc.integer({ min: 0, max: 20_000 }),
});

describe('an estimate', () => {
  it('is the sum of its lines, and each is a sum of money', () => {
    fc.assert(
      fc.property(cities, (city) => {
        const lines = monthlyLines(city);

        expect(lines.every(({ usd }) => Number.isFinite(usd) && usd >= 0)).toBe(true);
        expect(totalUsd(lines)).toBeCloseTo(totalUsd(lines, 'fixed') + totalUsd(lines, 'variable'), 6);
      }),
    );
  });

  it.each(['kiosks', 'managers'] as const)('never falls when there are more %s', (input) => {
    fc.assert(
      fc.property(cities, fc.integer({ min: 1, max: 1000 }), (city, more) => {
        const larger: City = { ...city, [input]: city[input] + more };

        expect(totalUsd(monthlyLines(larger))).toBeGreaterThanOrEqual(totalUsd(monthlyLines(city)));
      }),
    );
  });

  it('grows with the responses of a city, from a quiet one to ten times as many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7500 }), (perDay) => {
        const city = { responsesPerDay: perDay, units: 126, kiosks: 0, managers: 0 };
        const larger = { ...city, responsesPerDay: perDay * 10 };

        expect(totalUsd(monthlyLines(larger))).toBeGreaterThan(totalUsd(monthlyLines(city)));
      }),
    );
  });

  it('is the fixed lines alone where nobody comes', () => {
    const lines = monthlyLines({ responsesPerDay: 0, units: 126, kiosks: 0, managers: 0 });

    expect(
      totalUsd(
        lines.filter(({ what }) => !what.startsWith('Table: ')),
        'variable',
      ),
    ).toBe(0);
    expect(totalUsd(lines)).toBeCloseTo(totalUsd(lines, 'fixed'), 1);
  });

  it.each([
    [0, 5.4, 9.5],
    [60, 5.4, 9.5],
    [480, 5.3, 16],
    [28_800, 1.3, 4.7],
    [1e9, 1.3, 4.7],
  ])('takes the units of the table as they were measured: %i a day at a unit', (perDay, writes, reads) => {
    const each = tableUnitsPerResponse(perDay);

    expect(each.writes).toBeCloseTo(writes, 9);
    expect(each.reads).toBeCloseTo(reads, 9);
  });

  it('is below a dollar for a thousand responses in a city of 100 thousand a month', () => {
    const [, city] = THREE_CITIES;
    const total = city ? totalUsd(monthlyLines(city)) : Number.NaN;

    expect(total).toBeLessThan(100);
    expect(total).toBeLessThan(totalUsd(serverLines()));
  });
});

describe('what the estimate rests on', () => {
  it('names a date, and for each price where it stands', () => {
    expect(PRICES_AS_OF).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const { usd, source } of Object.values(PRICES)) {
      expect(usd).toBeGreaterThan(0);
      expect(source).toMatch(/^https:\/\/aws\.amazon\.com\/.+/);
    }
  });

  it('counts the alarms that prod has', () => {
    const { observability } = templatesOf('prod');
    const metricsIn = ({
      Metrics,
    }: {
      readonly Metrics?: readonly { readonly MetricStat?: unknown }[];
    }): number => (Metrics ? Metrics.filter(({ MetricStat }) => MetricStat).length : 1);
    const alarms = propertiesOf<{ readonly Metrics?: readonly { readonly MetricStat?: unknown }[] }>(
      observability,
      'AWS::CloudWatch::Alarm',
    );

    expect(UNITS.alarmMetrics.value).toBe(alarms.reduce((sum, [, alarm]) => sum + metricsIn(alarm), 0));
    expect(UNITS.compositeAlarms.value).toBe(
      propertiesOf(observability, 'AWS::CloudWatch::CompositeAlarm').length,
    );
  });

  it('counts the rules of the web ACL that prod has', () => {
    const { edge } = templatesOf('prod');
    const [[, acl] = []] = edge
      ? propertiesOf<{ readonly Rules: readonly unknown[] }>(edge, 'AWS::WAFv2::WebACL')
      : [];

    expect(UNITS.webAclRules.value).toBe(acl?.Rules.length);
  });
});

describe('npm run cost', () => {
  it('prints the city that is asked for, with its total and the yardstick', () => {
    const city = cityOf(['--responses-per-day', '7560', '--units', '126', '--kiosks', '250']);

    expect(city).toEqual({ responsesPerDay: 7560, units: 126, kiosks: 250, managers: 126 });
    expect(city && estimateOf(city)).toMatch(/Together +[\d.]+ USD a month.*\nSmall server set-up/);
  });

  it.each([
    [['--units', '126'], '--responses-per-day is missing'],
    [
      ['--responses-per-day', '10', '--units', '0', '--kiosks', '1'],
      '--units must be a whole number from 1, not "0"',
    ],
    [
      ['--responses-per-day', '1e3', '--units', '1', '--kiosks', '1'],
      '--responses-per-day must be a whole number',
    ],
    [['--kiosk', '1'], "Unknown option '--kiosk'"],
  ])('names the flag that is wrong: %j', (args, message) => {
    expect(() => cityOf(args)).toThrow(message);
  });

  it('prints the three cities as they stand in the README', () => {
    const [table = ''] = threeCities().split('\n\n');

    expect(readFileSync('README.md', 'utf8')).toContain(table);
  });
});
