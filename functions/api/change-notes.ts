import { channelShiftOf } from '#domain/channel-shift.ts';
import { percentOf } from '#domain/formulas.ts';
import type { QuestionnaireTally } from '#domain/tally.ts';
import type { Evidence } from '#domain/verdict.ts';
import type { Changes } from './change-schemas.ts';
import { CHANNEL_NAMES } from './names.ts';

type Note = Changes['notes'][number];
type Side = { readonly n: number; readonly evidence: Evidence; readonly tally: QuestionnaireTally };

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
    before.n > 0 &&
      now.n > 0 &&
      (before.evidence !== 'full' || now.evidence !== 'full') &&
      ({ kind: 'fewResponses' } as const),
    !isUnfinished && now.n * 2 < before.n && ({ kind: 'fewerResponses' } as const),
    shift && ({ kind: 'channelShift', channel: shift } as const),
  ].filter((note) => note !== false && note !== undefined);
};

/** The channel whose part changed most, where it changed much and both periods are shown. */
const shiftOf = (before: Side, now: Side): Note['channel'] => {
  if (before.evidence === 'hidden' || now.evidence === 'hidden') return undefined;
  const shift = channelShiftOf(channelsOf(before), channelsOf(now));
  return (
    shift && {
      id: shift.id,
      name: CHANNEL_NAMES[shift.id] ?? { vi: shift.id, en: shift.id },
      beforePercent: percentOf(shift.before),
      nowPercent: percentOf(shift.now),
    }
  );
};

const channelsOf = ({ tally }: Side): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(tally.channels).map(([id, [n]]) => [id, n]));
