import { COMMENT_LIMIT } from '#domain/response.ts';
import { COMMENT_FIELD } from './rating-form.ts';
import { type Language, TEXTS } from './texts.ts';

type Props = { readonly language: Language; readonly comment: string };

/** What no list of reasons has. Nothing is suggested by the phone, which might remember it. */
export const CommentField = ({ language, comment }: Props) => (
  <p class="aspect">
    <label for={COMMENT_FIELD}>{TEXTS.comment[language]}</label>
    <span class="hint" id="comment-how">
      {TEXTS.commentHow[language]}
    </span>
    <textarea
      class="field words"
      id={COMMENT_FIELD}
      name={COMMENT_FIELD}
      rows={3}
      maxLength={COMMENT_LIMIT}
      autocomplete="off"
      aria-describedby="comment-how"
      value={comment}
    />
  </p>
);
