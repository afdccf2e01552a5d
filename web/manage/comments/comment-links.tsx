import type { Text } from '#domain/questionnaire.ts';
import { say } from '../../shared/language.ts';
import type { CommentFilter } from './comments-state.ts';

/** Leads to the comments of the unit and period; absent for whoever may not read them. */
export type OpenComments = ((about: Partial<CommentFilter>) => void) | undefined;

type CommentLink = { readonly id: string; readonly name: Text; readonly about: Partial<CommentFilter> };

/** From figures to the words behind them; nothing for whoever would be refused there. */
export const CommentLinks = ({
  intro,
  links,
  open,
}: {
  readonly intro: Text;
  readonly links: readonly CommentLink[];
  readonly open: OpenComments;
}) =>
  open === undefined || links.length === 0 ? null : (
    <div class="comment-links">
      <span>{say(intro)}:</span>
      <ul>
        {links.map(({ id, name, about }) => (
          <li key={id}>
            <button
              type="button"
              class="link"
              aria-label={`${say(intro)}: ${say(name)}`}
              onClick={() => open(about)}
            >
              {say(name)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
