import type { ServiceChoice } from '#domain/kiosk-config.ts';
import type { Question, Reason, Score } from '#domain/questionnaire.ts';
import type { Moment } from '#domain/response.ts';

/** A visible countdown: at its end what was given is kept and sent. */
export type Countdown = { readonly secondsLeft: number; readonly ofSeconds: number };

/** What stands on the screen, with all that it shows of the present citizen: one value, replaced whole. */
export type Screen =
  | { readonly name: 'setup'; readonly code: string; readonly fault?: SetupFault }
  | { readonly name: 'connecting'; readonly failures: number }
  | { readonly name: 'resting' }
  | { readonly name: 'service'; readonly offered: readonly ServiceChoice[] }
  | AskingScreen
  | RatedScreen
  | ElementScreen
  | CommentScreen
  | ({ readonly name: 'thanks'; readonly code?: string } & Countdown);

/** Why no question can be asked: no code, a code of no counter, a counter with another questionnaire. */
export type SetupFault = 'missing' | 'unknown' | 'unsupported';

/** The faces. Without a countdown they are what a kiosk shows to nobody in particular. */
export type AskingScreen = {
  readonly name: 'asking';
  /** The service that is rated, where it is known and has a name. */
  readonly service?: ServiceChoice;
  /** Asked for by the one-stop system, for one dossier. */
  readonly moment?: Moment;
  /** The citizen has another mind: the next face replaces the first. */
  readonly changing?: true;
} & Partial<Countdown>;

export type RatedScreen = {
  readonly name: 'rated';
  readonly score: Score;
  readonly offered: readonly Reason[];
  readonly chosen: ReadonlySet<string>;
  /** For so long the score may be changed; 0 when it stands. */
  readonly changeSeconds: number;
  /** Whether there is more that may be said. */
  readonly more: boolean;
} & Countdown;

export type ElementScreen = {
  readonly name: 'element';
  readonly question: Question;
  /** From 1. */
  readonly position: number;
  readonly count: number;
  readonly score?: Score;
} & Countdown;

export type CommentScreen = { readonly name: 'comment'; readonly text: string } & Countdown;

/** Untouched for so long, what was given is sent as it is. */
export const REASONS_SECONDS = 12;
/** After a score without reasons, where more may be said. */
export const MORE_SECONDS = 6;
export const ELEMENT_SECONDS = 20;
export const COMMENT_SECONDS = 45;
export const THANKS_SECONDS = 6;
/** After a service was chosen, or another face asked for, and nobody touches one. */
export const FACES_SECONDS = 15;
/** A change of mind replaces the score. */
export const CHANGE_SECONDS = 3;
/** A dossier that was closed: its citizen is gone by then. */
export const PROMPT_SECONDS = 90;
/** A screen that has just appeared takes no touch: the second half of a double tap was meant for the last. */
export const SETTLING_MS = 500;
/** A language, a service or a larger type chosen by somebody who then left without rating. */
export const IDLE_MS = 30_000;
/** A rating that cannot be made durable holds up nobody for longer, and is not thanked for. */
export const KEEPING_MS = 10_000;
