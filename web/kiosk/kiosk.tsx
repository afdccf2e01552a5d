import type { ReadonlySignal } from '@preact/signals';
import { type Question, SCORE_LABELS } from '#domain/questionnaire.ts';
import { say } from '../shared/language.ts';
import { LanguageSwitch } from '../shared/language-switch.tsx';
import type { OutboxStatus } from '../shared/outbox.ts';
import { AskingScreen } from './asking-screen.tsx';
import { ConnectingScreen } from './connecting-screen.tsx';
import { LockIcon } from './icons.tsx';
import type { Kiosk, Screen } from './kiosk-state.ts';
import { ReasonsScreen } from './reasons-screen.tsx';
import { SetupScreen } from './setup-screen.tsx';
import { TEXTS } from './texts.ts';
import { ThanksScreen } from './thanks-screen.tsx';

type Props = {
  readonly kiosk: Kiosk;
  readonly question: Question;
  readonly outboxStatus: ReadonlySignal<OutboxStatus>;
  readonly onChoose: (counterCode: string) => void;
};

export const KioskApp = ({ kiosk, question, outboxStatus, onChoose }: Props) => {
  const screen = kiosk.screen.value;
  const status = outboxStatus.value;
  const forCitizens = screen.name !== 'setup' && screen.name !== 'connecting';
  const place = kiosk.counter.value;
  return (
    <div class={`kiosk kiosk-${screen.name}`}>
      <header class="head">
        <div class="bar">
          <p class="unit">{say(forCitizens && place ? place.unit.name : TEXTS.title)}</p>
          {forCitizens && place && <p class="counter">{say(place.name)}</p>}
        </div>
        {forCitizens && <LanguageSwitch />}
      </header>
      <main class="stage">
        <CurrentScreen
          kiosk={kiosk}
          screen={screen}
          question={question}
          waiting={status.waiting > 0}
          onChoose={onChoose}
        />
      </main>
      <footer class="foot">
        {forCitizens && (
          <p class="promise">
            <LockIcon />
            {say(TEXTS.anonymous)}
          </p>
        )}
        <p class="signs">
          {status.waiting > 0 && (
            <span class="sign sign-waiting">
              {say(TEXTS.waiting)}: {status.waiting}
            </span>
          )}
          {status.refused > 0 && (
            <span class="sign sign-refused">
              {say(TEXTS.refused)}: {status.refused}
            </span>
          )}
        </p>
      </footer>
      <p class="visually-hidden" role="status">
        {announcementOf(screen)}
      </p>
    </div>
  );
};

type CurrentProps = Pick<Props, 'kiosk' | 'question' | 'onChoose'> & {
  readonly screen: Screen;
  readonly waiting: boolean;
};

const CurrentScreen = ({ kiosk, screen, question, waiting, onChoose }: CurrentProps) => {
  const settled = kiosk.settled.value;
  switch (screen.name) {
    case 'setup':
      return <SetupScreen screen={screen} onChoose={onChoose} />;
    case 'connecting':
      return <ConnectingScreen failed={screen.failures > 0} />;
    case 'asking':
      return <AskingScreen question={question} settled={settled} onRate={kiosk.rate} />;
    case 'reasons':
      return (
        <ReasonsScreen
          screen={screen}
          settled={settled}
          onToggle={kiosk.toggleReason}
          onSend={kiosk.sendReasons}
          onSkip={kiosk.skipReasons}
        />
      );
    case 'thanks':
      return (
        <ThanksScreen code={screen.code} waiting={waiting} settled={settled} onDone={kiosk.leaveThanks} />
      );
  }
};

/** What a screen reader is told beside the heading, which takes the focus. The countdown stays silent. */
const announcementOf = (screen: Screen): string => {
  if (screen.name === 'reasons') return `${say(TEXTS.rated)}: ${say(SCORE_LABELS[screen.score])}`;
  if (screen.name === 'thanks' && screen.code !== undefined) return `${say(TEXTS.code)}: ${screen.code}`;
  return '';
};
