type Aimed = { readonly month: string; readonly targetPercent: number };

/** A target, and the months from the first for which it was set to the last. */
export type TargetStep<Month extends Aimed> = {
  readonly percent: number;
  readonly from: string;
  readonly to: string;
  readonly months: readonly Month[];
};

/** The months in their order, divided where the target changes; of a month that is left out among them nobody knows it. */
export const targetSteps = <Month extends Aimed>(months: readonly Month[]): readonly TargetStep<Month>[] => {
  const steps: TargetStep<Month>[] = [];
  for (const month of months) {
    const step = steps.at(-1);
    if (step?.percent === month.targetPercent) {
      steps[steps.length - 1] = { ...step, to: month.month, months: [...step.months, month] };
    } else {
      steps.push({ percent: month.targetPercent, from: month.month, to: month.month, months: [month] });
    }
  }
  return steps;
};
