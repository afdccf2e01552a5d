import { clockTime } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { TEXTS } from './texts.ts';
import type { Trouble } from './trouble.ts';
import { TroubleLine } from './trouble-line.tsx';

/** When the figures were last counted, and whether they may be older than that. */
export const LastUpdate = ({
  foldedAt,
  stale,
}: {
  /** `null` where nothing was ever counted, `undefined` while that is not known. */
  readonly foldedAt: string | null | undefined;
  readonly stale: Trouble | undefined;
}) => (
  <p class="updated" role="status">
    {stale ? (
      <TroubleLine trouble={stale} />
    ) : foldedAt ? (
      <>
        {say(TEXTS.updated)}{' '}
        <time dateTime={foldedAt}>{clockTime(language.value, foldedAt, Date.now())}</time>
      </>
    ) : (
      foldedAt === null && say(TEXTS.never)
    )}
  </p>
);
