import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { targetSteps } from '#domain/target-steps.ts';
import { TargetSteps } from '../../../web/shared/chart/target-steps.tsx';

const WIDTH = 60;

const drawn = (...targets: readonly number[]): string => {
  const months = targets.map((targetPercent, at) => ({ month: String(at), targetPercent }));
  return render(
    <TargetSteps
      steps={targetSteps(months)}
      y={(percent) => 200 - percent}
      start={(month) => Number(month) * WIDTH}
      end={(month) => (Number(month) + 1) * WIDTH}
      name={(percent) => `Target ${percent}%`}
      value={(percent) => `${percent}%`}
      marks={[]}
    />,
  );
};

const linesIn = (svg: string) =>
  [...svg.matchAll(/<line class="target-line" x1="(\d+)" x2="(\d+)" y1="(\d+)" y2="(\d+)"/g)].map(
    ([, ...ends]) => ends.map(Number),
  );
const namesIn = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, name]) => name);

describe('the target of a trend by month', () => {
  it('is one line where it stays the same', () => {
    const svg = drawn(80, 80, 80);

    expect(linesIn(svg)).toEqual([[0, 180, 120, 120]]);
    expect(namesIn(svg)).toEqual(['Target 80%']);
  });

  it('steps where it changes, and says both values', () => {
    const svg = drawn(80, 80, 85);

    expect(linesIn(svg)).toEqual([
      [0, 120, 120, 120],
      [120, 120, 120, 115],
      [120, 180, 115, 115],
    ]);
    expect(namesIn(svg)).toEqual(['80%', 'Target 85%']);
  });

  it('is not there where there are no months', () => {
    expect(drawn()).toBe('');
  });
});
