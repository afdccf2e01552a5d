import { type ReadonlySignal, signal } from '@preact/signals';
import { lengthOf, type Period } from '#domain/period.ts';
import { daysBetween } from '#domain/time.ts';
import type { FileSink } from '../../shared/file-sink.ts';
import type { Language } from '../../shared/language.ts';
import type { ApiClient } from '../api-client.ts';
import type { Failure } from '../trouble.ts';

/** Of which unit and days; nothing is asked of days that are to come. */
export type AskedResponses = {
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly language: Language;
};

/** How far a file has come: rows in it, and days that are done of all. */
export type Progress = { readonly rows: number; readonly days: number; readonly ofDays: number };

export type SinglePhase =
  | { readonly kind: 'idle' }
  | ({ readonly kind: 'running' } & Progress)
  /** No answer; what has come is kept, and goes on from there. No file is there yet. */
  | ({ readonly kind: 'paused'; readonly failure: Failure } & Progress)
  | ({ readonly kind: 'saved' } & Progress)
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** The disk is full, or the file was taken away. */
  | { readonly kind: 'notWritten' };

export type SingleResponsesState = {
  readonly phase: ReadonlySignal<SinglePhase>;
  /** What is under way or has ended, so that it keeps its name while the page goes elsewhere. */
  readonly asked: ReadonlySignal<AskedResponses | undefined>;
  readonly start: (asked: AskedResponses) => Promise<void>;
  readonly goOn: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  /** Forgets how the last one ended; one that is under way goes on. */
  readonly forget: () => void;
};

export const fileNameOf = ({ unit, from, to }: AskedResponses): string =>
  `responses_${unit}_${from}_${to}.csv`;

/** As many days the API takes at once. */
const MOST_DAYS = 1100;
export const isTooLong = (period: Period): boolean => lengthOf(period) > MOST_DAYS;

/** The days of a period as far as they have come. */
export const daysUpTo = ({ from, to }: Period, today: string): Pick<AskedResponses, 'from' | 'to'> => ({
  from,
  to: to > today && from <= today ? today : to,
});

const NEW_LINE = 10;
const linesOf = async (content: Blob): Promise<number> =>
  new Uint8Array(await content.arrayBuffer()).reduce((sum, byte) => sum + (byte === NEW_LINE ? 1 : 0), 0);

/** Single responses as one file, part after part: the file is there when all of them have come, and not before. */
export const createSingleResponsesState = (
  client: Pick<ApiClient, 'readPart'>,
  openSink: (fileName: string) => Promise<FileSink | undefined>,
): SingleResponsesState => {
  const phase = signal<SinglePhase>({ kind: 'idle' });
  const asked = signal<AskedResponses | undefined>(undefined);
  let abort = new AbortController();
  let sink: FileSink | undefined;
  let next: string | undefined;
  let progress: Progress = { rows: 0, days: 0, ofDays: 0 };

  const end = async (how: SinglePhase): Promise<void> => {
    const open = sink;
    sink = undefined;
    phase.value = how;
    // What cannot be written can often not be taken back either, and there is no file in any case.
    await open?.discard().catch(() => {});
  };

  /** The first line of the first part is the header. */
  const keep = async (into: FileSink, content: Blob, following: string | undefined): Promise<void> => {
    const isFirst = progress.rows === 0 && progress.days === 0;
    const lines = await linesOf(content);
    await into.write(content);
    const reached = new URLSearchParams(following?.split('?')[1]).get('after')?.slice(0, 'yyyy-mm-dd'.length);
    progress = {
      ...progress,
      rows: progress.rows + lines - (isFirst ? 1 : 0),
      days: reached ? daysBetween(asked.peek()?.from ?? reached, reached).length - 1 : progress.ofDays,
    };
  };

  const run = async (): Promise<void> => {
    const { signal: ended } = abort;
    phase.value = { kind: 'running', ...progress };
    while (sink && next !== undefined) {
      const answer = await client.readPart(next, ended);
      if (ended.aborted || !sink) return;
      if (answer.kind === 'unreachable') {
        phase.value = { kind: 'paused', failure: answer, ...progress };
        return;
      }
      if (answer.kind === 'refused') {
        const passes = answer.status === 429 || answer.status >= 500;
        if (passes) phase.value = { kind: 'paused', failure: answer, ...progress };
        else await end({ kind: 'refused', failure: answer });
        return;
      }
      try {
        await keep(sink, answer.body.content, answer.body.next);
        next = answer.body.next;
        if (next === undefined) {
          await sink.close();
          sink = undefined;
          phase.value = { kind: 'saved', ...progress };
        } else if (!ended.aborted) phase.value = { kind: 'running', ...progress };
      } catch {
        if (!ended.aborted) await end({ kind: 'notWritten' });
        return;
      }
    }
  };

  return {
    phase,
    asked,
    start: async (of) => {
      const { unit, from, to, language } = of;
      const opened = await openSink(fileNameOf(of)).catch(() => undefined);
      if (!opened) return;
      abort = new AbortController();
      sink = opened;
      asked.value = of;
      progress = { rows: 0, days: 0, ofDays: daysBetween(from, to).length };
      const query = new URLSearchParams({ from, to, lang: language });
      next = `/v1/units/${encodeURIComponent(unit)}/responses.csv?${query}`;
      await run();
    },
    goOn: run,
    cancel: async () => {
      abort.abort();
      await end({ kind: 'cancelled' });
    },
    forget: () => {
      if (sink === undefined) phase.value = { kind: 'idle' };
    },
  };
};
