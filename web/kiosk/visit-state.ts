import type { KioskConfig } from '#domain/kiosk-config.ts';
import { type Questionnaire, questionsOf, type Score } from '#domain/questionnaire.ts';
import { COMMENT_LIMIT, type SurveyResponse } from '#domain/response.ts';
import type { Clock } from '../shared/clock.ts';
import { createRatingKeeper, type RatingOutbox } from './rating-keeper.ts';
import {
  CHANGE_SECONDS,
  COMMENT_SECONDS,
  ELEMENT_SECONDS,
  FACES_SECONDS,
  KEEPING_MS,
  MORE_SECONDS,
  REASONS_SECONDS,
  THANKS_SECONDS,
} from './screen.ts';
import { createCountdown } from './screen-timer.ts';
import type { Stage } from './stage.ts';

/** More is offered by no questionnaire, and read by no citizen. */
const MOST_REASONS = 6;

type VisitPorts = {
  readonly clock: Clock;
  readonly stage: Stage;
  readonly outbox: RatingOutbox;
  /** What is asked now; a citizen is asked the same to the end. */
  readonly questionnaire: () => Questionnaire;
  readonly config: () => KioskConfig;
  /** Removes personal data; no comment is asked for as long as nothing can. */
  readonly redaction: () => ((comment: string) => string) | undefined;
  /** The citizen has gone, or has been thanked. */
  readonly onEnd: () => void;
};

const counting = (seconds: number) => ({ secondsLeft: seconds, ofSeconds: seconds });

/**
 * One citizen, from the first face to the thanks.
 *
 * ```
 *  begin ──▶ rated ──more──▶ element 1 … 5 ──▶ comment ──┐
 *             │  ▲              │ skip, back     │ skip   │
 *      change │  │ replace      │                │        │ send, or the countdown's end, on every screen
 *        3 s  ▼  │              ▼                ▼        ▼
 *           asking ──────────────────────────────────▶ (durable) ──▶ thanks ──▶ onEnd
 * ```
 *
 * Each answer is handed to the outbox as it is given, so that a power cut costs nothing but the screen.
 */
export const createVisit = ({
  clock,
  stage,
  outbox,
  questionnaire,
  config,
  redaction,
  onEnd,
}: VisitPorts) => {
  const { screen, settled } = stage;
  const keeper = createRatingKeeper(outbox);
  const change = createCountdown(clock);
  let form = questionnaire();
  const overallId = (): string | undefined => form.overall?.id;
  const elements = () => questionsOf(form).filter(({ id }) => id !== overallId());
  const takesComment = (): boolean => config().comment && redaction() !== undefined;
  let current: SurveyResponse | undefined;
  /** The rating of which nothing more will be said, so that it is finished once. */
  let closed: string | undefined;

  const amend = (said: Partial<SurveyResponse>): void => {
    if (!current) return;
    current = { ...current, ...said };
    keeper.amend(current);
  };

  const end = (): void => {
    change.stop();
    current = undefined;
    onEnd();
  };

  /** Nothing more will be said. Thanks only for what is durable; what is not holds up nobody for long. */
  const close = async (): Promise<void> => {
    const closing = current;
    if (!closing || closing.id === closed) return;
    closed = closing.id;
    change.stop();
    stage.hold(KEEPING_MS, end);
    await keeper.durable();
    if (current === closing) stage.show({ name: 'thanks', ...counting(THANKS_SECONDS) }, end);
    keeper.finish(closing.id);
  };

  const showRated = (score: Score): void => {
    const { reasons, ...asked } = config();
    const offered = (reasons ? (form.reasons[score] ?? []) : []).slice(0, MOST_REASONS);
    const more = (asked.elements && elements().length > 0) || takesComment();
    const seconds = offered.length > 0 ? REASONS_SECONDS : more ? MORE_SECONDS : CHANGE_SECONDS;
    stage.show(
      {
        name: 'rated',
        score,
        offered,
        chosen: new Set(),
        changeSeconds: CHANGE_SECONDS,
        more,
        ...counting(seconds),
      },
      close,
    );
    const showChange = (changeSeconds: number): void => {
      if (screen.value.name === 'rated') stage.change({ ...screen.value, changeSeconds });
    };
    change.start(CHANGE_SECONDS, showChange, () => showChange(0));
  };

  const showElement = (position: number): void => {
    const question = elements()[position - 1];
    change.stop();
    if (!question) {
      showComment();
      return;
    }
    const score = current?.answers[question.id];
    stage.show(
      {
        name: 'element',
        question,
        position,
        count: elements().length,
        ...(score ? { score } : {}),
        ...counting(ELEMENT_SECONDS),
      },
      close,
    );
  };

  const showComment = (): void => {
    change.stop();
    if (takesComment()) stage.show({ name: 'comment', text: '', ...counting(COMMENT_SECONDS) }, send);
    else void close();
  };

  /** Personal data go before anything is stored; what they leave is cut to what is accepted. */
  const send = (): void => {
    const redacted = redaction();
    if (screen.value.name === 'comment' && redacted) {
      const comment = redacted(screen.value.text.normalize('NFC').trim()).slice(0, COMMENT_LIMIT);
      if (comment !== '') amend({ comment });
    }
    void close();
  };

  return {
    /** The first answer of a citizen. */
    begin: (response: SurveyResponse, score: Score, time?: 'fixed'): void => {
      current = response;
      closed = undefined;
      form = questionnaire();
      keeper.keep(response, time);
      showRated(score);
    },
    /** A change of mind: the same rating, with another score and nothing of what went with the first. */
    replace: (score: Score): void => {
      const overall = overallId();
      if (!overall || (screen.value.name === 'rated' && screen.value.score === score)) return;
      amend({ answers: { [overall]: score }, reasons: [] });
      showRated(score);
    },
    changeMind: (): void => {
      if (screen.value.name !== 'rated' || screen.value.changeSeconds === 0 || !settled.value) return;
      change.stop();
      stage.show({ name: 'asking', changing: true, ...counting(FACES_SECONDS) }, close);
    },
    toggleReason: (id: string): void => {
      if (screen.value.name !== 'rated' || !settled.value) return;
      if (!screen.value.offered.some((reason) => reason.id === id)) return;
      const chosen = new Set(screen.value.chosen);
      if (!chosen.delete(id)) chosen.add(id);
      stage.change({ ...screen.value, chosen });
      stage.renew();
      amend({ reasons: [...chosen] });
    },
    /** Says more than the reasons: the elements one by one, then in words. */
    more: (): void => {
      if (screen.value.name !== 'rated' || !settled.value || !screen.value.more) return;
      if (config().elements) showElement(1);
      else showComment();
    },
    answerElement: (score: Score): void => {
      if (screen.value.name !== 'element' || !settled.value || !current) return;
      amend({ answers: { ...current.answers, [screen.value.question.id]: score } });
      showElement(screen.value.position + 1);
    },
    skipElement: (): void => {
      if (screen.value.name === 'element' && settled.value) showElement(screen.value.position + 1);
    },
    previousElement: (): void => {
      if (screen.value.name === 'element' && settled.value && screen.value.position > 1) {
        showElement(screen.value.position - 1);
      }
    },
    /** What the comment says now. */
    write: (text: string): void => {
      if (screen.value.name !== 'comment' || !settled.value) return;
      stage.change({ ...screen.value, text: text.slice(0, COMMENT_LIMIT) });
      stage.renew();
    },
    /** Sends what was given so far. */
    send: (): void => {
      if (settled.value) send();
    },
    /** Without the reasons, or the comment, of the screen that stands. */
    skip: (): void => {
      if (!settled.value) return;
      if (screen.value.name === 'rated') amend({ reasons: [] });
      if (screen.value.name === 'rated' || screen.value.name === 'comment') void close();
    },
    leaveThanks: (): void => {
      if (screen.value.name === 'thanks' && settled.value) end();
    },
    /** The server has a rating. Its code is for the citizen who still stands here, and for nobody else. */
    accepted: (id: string, code: string): void => {
      if (screen.value.name !== 'thanks' || current?.id !== id) return;
      stage.change({ ...screen.value, code });
      stage.renew();
    },
  };
};
