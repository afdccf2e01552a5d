import { numbered } from '../numbered.ts';
import type { ErasurePlan, MonthEffect } from './plan-erasure.ts';

type Headline = MonthEffect['before'];

const VERDICTS: Readonly<Record<Headline['verdict'], string>> = {
  met: 'met',
  notMet: 'not met',
  notEnoughEvidence: 'not enough evidence',
};

const figuresIn = ({ n, indexPercent, interval, verdict, targetPercent }: Headline): string => {
  const responses = numbered(n, 'response');
  if (indexPercent === null || !interval) return `${responses}, too few to show anything`;
  return `${responses}, ${indexPercent.toFixed(2)} % (${interval.lowPercent.toFixed(2)} – ${interval.highPercent.toFixed(2)}), target of ${targetPercent} % ${VERDICTS[verdict]}`;
};

/** What an erasure does to the figures that a manager sees, a line a month. */
export const effectLines = ({ responses, erasedBefore, months }: ErasurePlan): readonly string[] => [
  `${numbered(responses.length, 'response')} to erase, ${erasedBefore.toLocaleString('en')} erased before.`,
  ...months.map(({ month, before, after }) => `${month}: ${figuresIn(before)}\n      → ${figuresIn(after)}`),
];
