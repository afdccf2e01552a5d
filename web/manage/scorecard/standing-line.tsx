import type { Scorecard } from '../../shared/api-types.ts';
import { language } from '../../shared/language.ts';
import { VerdictMark } from '../verdict-mark.tsx';
import { standingText } from './figure-words.ts';

type Row = Scorecard['indicators'][number];
type Figure = Pick<NonNullable<Row['computed']>, 'standing' | 'target'>;

/** Met, not met or undecided, told apart by shape and in words. */
export const StandingLine = ({ row, figure }: { readonly row: Row; readonly figure: Figure }) => {
  const text = standingText(language.value, row, figure);
  if (text === undefined) return null;
  const { standing } = figure;
  return (
    <p class="score-standing">
      {standing !== 'noTarget' && standing !== 'noData' && <VerdictMark verdict={standing} />}
      {text}
    </p>
  );
};
