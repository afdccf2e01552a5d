import type { ReadonlySignal } from '@preact/signals';
import { type Question, SCORE_LABELS } from '#domain/questionnaire.ts';
import { say } from '../shared/language.ts';
import type { OutboxStatus } from '../shared/outbox.ts';
import { Aids } from './aids.tsx';
import type { CommentScreen } from './comment-screen.tsx';
import { CurrentScreen } from './current-screen.tsx';
import type { Enrolment } from './device/enrolment-state.ts';
import { ExitScreen } from './device/exit-screen.tsx';
import { PairingScreen } from './device/pairing-screen.tsx';
import { PAIRING_TEXTS } from './device/pairing-texts.ts';
import type { Display } from './display-state.ts';
import emblem from './emblem.svg';
import { LockIcon } from './icons.tsx';
import type { Kiosk } from './kiosk-state.ts';
import type { Languages } from './languages-state.ts';
import type { Screen } from './screen.ts';
import { SETUP_TEXTS, TEXTS } from './texts.ts';
import { spokenOf, type Voice } from './voice.ts';

/** What of `comment.ts` is drawn. */
type Comments = { readonly CommentScreen: typeof CommentScreen };

export type KioskAppProps = {
  readonly kiosk: Kiosk;
  /** What the faces answer. */
  readonly question: ReadonlySignal<Question>;
  /** How a comment is written; absent until it is loaded. */
  readonly comments: ReadonlySignal<Comments | undefined>;
  readonly outboxStatus: ReadonlySignal<OutboxStatus>;
  readonly languages: Languages;
  readonly display: Display;
  readonly voice: Voice;
  readonly enrolment: Enrolment;
  readonly onChoose: (counterCode: string) => void;
};

export const KioskApp = (props: KioskAppProps) => {
  const { kiosk, outboxStatus, languages, display, voice, enrolment } = props;
  const question = props.question.value;
  const screen = kiosk.screen.value;
  const { waiting, refused, degraded } = outboxStatus.value;
  const enrolling = enrolment.screen.value;
  const { exit } = enrolment;
  const isExiting = exit.screen.value.name !== 'shut';
  const standing = enrolment.standing.value;
  const forCitizens = !isExiting && !enrolling && screen.name !== 'setup' && screen.name !== 'connecting';
  const place = kiosk.counter.value;
  return (
    <div class={`kiosk kiosk-${screen.name}`}>
      <header class="head">
        <div class="bar">
          <img class="emblem" src={emblem} alt="" />
          <div class="place">
            {forCitizens && place?.city && <p class="city">{say(place.city)}</p>}
            <p class="unit">{say(forCitizens && place ? place.unit.name : TEXTS.title)}</p>
          </div>
          {forCitizens && place && <p class="counter">{say(place.name)}</p>}
        </div>
      </header>
      <main class="stage">
        {isExiting ? (
          <ExitScreen
            exit={exit}
            counter={place?.code ?? ''}
            waiting={waiting}
            onPairAgain={enrolment.pairAgain}
          />
        ) : enrolling ? (
          <PairingScreen
            {...enrolling}
            onByCounter={standing.name === 'unenrolled' ? enrolment.byCounter : undefined}
            onLeave={standing.name === 'enrolled' ? enrolment.leave : undefined}
          />
        ) : (
          <CurrentScreen {...props} question={question} screen={screen} waiting={waiting > 0} />
        )}
      </main>
      {forCitizens && (
        <Aids languages={languages} display={display} voice={voice} spoken={spokenOf(screen, question)} />
      )}
      <div
        class="exit-corner"
        aria-hidden="true"
        onPointerDown={exit.hold}
        onPointerUp={exit.letGo}
        onPointerLeave={exit.letGo}
      />
      <footer class="foot">
        {forCitizens && (
          <p class="promise">
            <LockIcon />
            {say(TEXTS.anonymous)}
          </p>
        )}
        <p class="signs">
          {waiting > 0 && (
            <span class="sign sign-waiting">
              {say(SETUP_TEXTS.waiting)}: {waiting}
            </span>
          )}
          {degraded && <span class="sign sign-refused">{say(SETUP_TEXTS.degraded)}</span>}
          {standing.name === 'refused' && <span class="sign sign-refused">{say(PAIRING_TEXTS.sign)}</span>}
          {refused > 0 && (
            <span class="sign sign-refused">
              {say(SETUP_TEXTS.refused)}: {refused}
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

/** What a screen reader is told beside the heading, which takes the focus. The countdown stays silent. */
const announcementOf = (screen: Screen): string => {
  if (screen.name === 'rated') return `${say(TEXTS.rated)}: ${say(SCORE_LABELS[screen.score])}`;
  if (screen.name === 'thanks' && screen.code !== undefined) return `${say(TEXTS.code)}: ${screen.code}`;
  return '';
};
