import { useEffect, useRef } from 'preact/hooks';
import { HIDING_REASONS } from '#domain/moderation.ts';
import type { ShownComment } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import { COMMENT_TEXTS, HIDING_TEXTS } from './comment-texts.ts';
import type { CommentsState } from './comments-state.ts';

/** What a comment's place in the list is called. */
export const placeOfComment = ({ id }: Pick<ShownComment, 'id'>): string => `comment-${id}`;

/**
 * Asks for the reason; the browser keeps the keyboard inside. Taken away with the dialog, the keyboard would be nowhere: it goes
 * back to the button where nothing was hidden, and on to the next comment where something was.
 */
export const HideDialog = ({
  comment,
  state,
}: {
  readonly comment: ShownComment;
  readonly state: CommentsState;
}) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      const isHidden = state.comments.peek().some(({ id, hidden }) => id === comment.id && hidden !== null);
      const item = document.getElementById(placeOfComment(comment));
      const next = isHidden ? (item?.nextElementSibling ?? item) : opener;
      if (next instanceof HTMLElement) next.focus();
    };
  }, [state, comment]);
  return (
    <dialog
      ref={dialog}
      class="card hide-dialog"
      aria-labelledby="hide-title"
      aria-describedby="hide-why"
      onClose={() => state.ask(undefined)}
    >
      <h2 id="hide-title">{say(COMMENT_TEXTS.hideTitle)}</h2>
      <p class="comment-text">{comment.text}</p>
      <p id="hide-why" class="soft">
        {say(COMMENT_TEXTS.hideWhy)}
      </p>
      <div class="hide-reasons">
        {HIDING_REASONS.map((reason) => (
          <button type="button" class="button" key={reason} onClick={() => void state.hide(comment, reason)}>
            {say(HIDING_TEXTS[reason])}
          </button>
        ))}
        <button type="button" class="link" onClick={() => state.ask(undefined)}>
          {say(COMMENT_TEXTS.cancel)}
        </button>
      </div>
    </dialog>
  );
};
