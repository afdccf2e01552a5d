import { useSignal } from '@preact/signals';
import { say } from '../../shared/language.ts';
import type { Session } from './session.ts';
import { SIGN_IN_TEXTS } from './sign-in-texts.ts';

/** Who is signed in, and the ways out. */
export const PersonMenu = ({
  session,
  canEndEverywhere,
}: {
  readonly session: Session;
  readonly canEndEverywhere: boolean;
}) => {
  const failed = useSignal(false);
  const phase = session.phase.value;
  if (phase.kind !== 'signedIn') return null;
  return (
    <details class="person">
      <summary>{phase.name || say(SIGN_IN_TEXTS.menu)}</summary>
      <div class="person-ways card">
        <button type="button" class="button" onClick={() => void session.signOut('signedOut')}>
          {say(SIGN_IN_TEXTS.signOut)}
        </button>
        {canEndEverywhere && !phase.byToken && (
          <>
            <button
              type="button"
              class="button"
              onClick={async () => {
                failed.value = false;
                failed.value = !(await session.signOutEverywhere());
              }}
            >
              {say(SIGN_IN_TEXTS.everywhere)}
            </button>
            <p class="soft">{say(SIGN_IN_TEXTS.everywhereHow)}</p>
            {failed.value && (
              <p class="lost" role="alert">
                {say(SIGN_IN_TEXTS.everywhereFailed)}
              </p>
            )}
          </>
        )}
      </div>
    </details>
  );
};
