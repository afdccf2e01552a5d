import { SCORE_LABELS, type Score } from '#domain/questionnaire.ts';
import type { ShownComment } from '../../shared/api-types.ts';
import { Face } from '../../shared/face.tsx';
import { dayName, monthName } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { COMMENT_TEXTS, HIDING_TEXTS, SATISFACTION_TEXTS } from './comment-texts.ts';
import type { CommentsState } from './comments-state.ts';
import { placeOfComment } from './hide-dialog.tsx';

/** A day, a week by its ends, or a month. */
const whenOf = ({ from, to }: Pick<ShownComment, 'from' | 'to'>): string => {
  if (from === to) return dayName(language.value, from);
  const isMonth = from.endsWith('-01') && Number(to.slice(8)) >= 28;
  if (isMonth) return monthName(language.value, from.slice(0, 7));
  return `${dayName(language.value, from)} – ${dayName(language.value, to)}`;
};

/** One comment with what may be said of it, and the way to hide it. */
export const CommentItem = ({
  comment,
  state,
  showsUnit,
  mayModerate,
}: {
  readonly comment: ShownComment;
  readonly state: CommentsState;
  readonly showsUnit: boolean;
  readonly mayModerate: boolean;
}) => {
  const { level, satisfaction, text, hidden, unit, service, channel, moment } = comment;
  const marks = [
    whenOf(comment),
    ...(showsUnit ? [say(unit.name)] : []),
    ...[service, channel, moment].flatMap((named) => (named ? [say(named.name)] : [])),
  ];
  return (
    <li class="comment" id={placeOfComment(comment)} tabIndex={-1}>
      {level !== null && (
        <p class="comment-level">
          <Face score={level as Score} />
          {say(SCORE_LABELS[level as Score])}
        </p>
      )}
      {level === null && satisfaction !== null && (
        <p class="comment-level">{say(SATISFACTION_TEXTS[satisfaction])}</p>
      )}
      {hidden ? (
        <div class="comment-hidden">
          <p>
            <strong>{say(COMMENT_TEXTS.hidden)}</strong> · {say(HIDING_TEXTS[hidden.reason])}
          </p>
          <details>
            <summary>{say(COMMENT_TEXTS.showText)}</summary>
            <p class="comment-text">{text}</p>
          </details>
        </div>
      ) : (
        <p class="comment-text">{text}</p>
      )}
      <p class="comment-marks soft">{marks.join(' · ')}</p>
      {mayModerate && (
        <button
          type="button"
          class="link comment-act"
          onClick={() => (hidden ? void state.unhide(comment) : state.ask(comment))}
        >
          {say(hidden ? COMMENT_TEXTS.unhide : COMMENT_TEXTS.hide)}
        </button>
      )}
    </li>
  );
};
