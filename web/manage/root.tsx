import type { SignInSettings } from '../shared/api-types.ts';
import { App } from './app.tsx';
import type { ManageState } from './manage-state.ts';
import { IdleWarning } from './sign-in/idle-warning.tsx';
import type { IdleWatch } from './sign-in/idle-watch.ts';
import { PersonMenu } from './sign-in/person-menu.tsx';
import type { Session } from './sign-in/session.ts';
import { GoingPage, SignInPage } from './sign-in/sign-in-page.tsx';
import type { Open, Pages } from './views.tsx';

/** The page for whoever is signed in, else the way in. */
export const Root = ({
  settings,
  session,
  idle,
  state,
  pages,
  open,
}: {
  readonly settings: SignInSettings;
  readonly session: Session;
  readonly idle: IdleWatch;
  readonly state: ManageState;
  readonly pages: Pages;
  readonly open: Open;
}) => {
  const phase = session.phase.value;
  if (phase.kind === 'going') return <GoingPage />;
  if (phase.kind === 'signedOut') {
    return (
      <SignInPage
        ending={phase.ending}
        demonstration={settings.demonstration}
        secure={globalThis.isSecureContext}
        signIn={() => void session.signIn()}
      />
    );
  }
  return (
    <>
      <App
        state={state}
        pages={pages}
        open={open}
        person={<PersonMenu session={session} canEndEverywhere={settings.signOutEverywhere !== null} />}
      />
      <IdleWarning
        secondsLeft={idle.secondsLeft}
        stay={idle.touched}
        leave={() => void session.signOut('signedOut')}
      />
    </>
  );
};
