import { describe, expect, it } from 'vitest';
import { controlChart } from '#domain/control-chart.ts';

const day = (share: number, n = 100) => ({ n, share });

describe('the chart of days', () => {
  it('has limits of three standard deviations for the people of the day', () => {
    const [few, many] = controlChart([day(0.8, 25), day(0.8, 400)]);

    expect([few?.low, few?.high].map((limit) => limit?.toFixed(3))).toEqual(['0.560', '1.000']);
    expect([many?.low, many?.high].map((limit) => limit?.toFixed(3))).toEqual(['0.740', '0.860']);
  });

  it('marks the day that lies beyond them', () => {
    const days = [...Array.from({ length: 20 }, () => day(0.85)), day(0.6)];

    expect(controlChart(days).map(({ signal }) => signal)).toEqual([...Array(20).fill(undefined), 'beyond']);
  });

  it('sees a small lasting fall that no single day shows', () => {
    const days = [
      ...Array.from({ length: 20 }, () => day(0.88)),
      ...Array.from({ length: 20 }, () => day(0.78)),
    ];
    const signals = controlChart(days).map(({ signal }) => signal);

    expect(signals).not.toContain('beyond');
    expect(signals.slice(25)).toContain('drift');
  });

  it('is quiet where all days are alike, and where everybody is satisfied', () => {
    expect(controlChart([day(1), day(1)]).map(({ signal }) => signal)).toEqual([undefined, undefined]);
    expect(controlChart([])).toEqual([]);
  });
});
