import { clockTime } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { TEXTS } from './texts.ts';

/** When the figures were last counted, and whether they may be older than that. */
export const LastUpdate = ({
  foldedAt,
  stale,
}: {
  readonly foldedAt: string | null;
  readonly stale: boolean;
}) => (
  <p class="updated" role="status">
    {stale ? (
      <span class="lost">{say(TEXTS.lost)}</span>
    ) : foldedAt ? (
      <>
        {say(TEXTS.updated)}{' '}
        <time dateTime={foldedAt}>{clockTime(language.value, foldedAt, Date.now())}</time>
      </>
    ) : (
      say(TEXTS.never)
    )}
  </p>
);
