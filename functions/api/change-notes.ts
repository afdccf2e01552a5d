import { percentOf } from '#domain/formulas.ts';
import type { QuestionnaireTally } from '#domain/tally.ts';
import type { Evidence } from '#domain/verdict.ts';
import type { Changes } from './change-schemas.ts';
import { CHANNEL_NAMES } from './names.ts';

type Note = Changes['notes'][number];
type Side = { readonly n: number; readonly evidence: Evidence; readonly tally: QuestionnaireTally };

/** A channel whose part in all responses moves by so many points makes the periods unlike; a rule of this product. */
const SHIFT_POINTS = 15;

/** What a reader of a change must know of the responses it rests on. */
export const notesOf = ({
  before,
  now,
  isUnfinished,
  isFormAlike,
  isFormulaAlike,
}: {
  readonly before: Side;
  readonly now: Side;
  /** The later period is not over. */
  readonly isUnfinished: boolean;
  readonly isFormAlike: boolean;
  readonly isFormulaAlike: boolean;
}): Note[] => {
  const shift = shiftOf(before, now);
  return [
    isUnfinished && ({ kind: 'unfinished' } as const),
    !isFormAlike && ({ kind: 'questionnaireChanged' } as const),
    !isFormulaAlike && ({ kind: 'formulaChanged' } as const),
    (before.evidence !== 'full' || now.evidence !== 'full') && ({ kind: 'fewResponses' } as const),
    !isUnfinished && now.n * 2 < before.n && ({ kind: 'fewerResponses' } as const),
    shift && ({ kind: 'channelShift', channel: shift } as const),
  ].filter((note) => note !== false && note !== undefined);
};

/** The channel whose part changed most, where it changed much and both periods are shown. */
const shiftOf = (before: Side, now: Side): Note['channel'] => {
  if (before.evidence === 'hidden' || now.evidence === 'hidden') return undefined;
  const partOf = ({ tally, n }: Side, id: string): number => percentOf((tally.channels[id]?.[0] ?? 0) / n);
  return [...new Set([...Object.keys(before.tally.channels), ...Object.keys(now.tally.channels)])]
    .map((id) => ({
      id,
      name: CHANNEL_NAMES[id] ?? { vi: id, en: id },
      beforePercent: partOf(before, id),
      nowPercent: partOf(now, id),
    }))
    .filter(({ beforePercent, nowPercent }) => Math.abs(nowPercent - beforePercent) >= SHIFT_POINTS)
    .toSorted(
      (a, b) =>
        Math.abs(b.nowPercent - b.beforePercent) - Math.abs(a.nowPercent - a.beforePercent) ||
        (a.id < b.id ? -1 : 1),
    )[0];
};
