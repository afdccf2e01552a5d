import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { HidingReason } from '#domain/moderation.ts';
import type { CommentList, CommentThemes, ShownComment } from '../../shared/api-types.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ApiClient, Reading } from '../api-client.ts';

/** What the list is narrowed to; an empty text is everything. */
export type CommentFilter = {
  readonly q: string;
  readonly level: string;
  readonly theme: string;
  readonly service: string;
  readonly channel: string;
  readonly moment: string;
  readonly hidden: string;
};

export const NO_FILTER: CommentFilter = {
  q: '',
  level: '',
  theme: '',
  service: '',
  channel: '',
  moment: '',
  hidden: '',
};

/** Levels that one asks for together. */
export const DISSATISFIED = '1,2';
export const SATISFIED = '4,5';

/** Why nothing more is shown; an empty detail where the server is not reached. */
export type CommentFault = { readonly kind: 'forbidden' | 'fault'; readonly detail: string };

export type CommentsState = {
  readonly list: ReadonlySignal<Omit<CommentList, 'comments' | 'next'> | undefined>;
  readonly comments: ReadonlySignal<readonly ShownComment[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly themes: ReadonlySignal<CommentThemes | undefined>;
  readonly filter: ReadonlySignal<CommentFilter>;
  readonly fault: ReadonlySignal<CommentFault | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  /** The comment that somebody is about to hide. */
  readonly hiding: ReadonlySignal<ShownComment | undefined>;
  readonly show: (
    place: { readonly unit: string; readonly from: string; readonly to: string },
    about: string,
  ) => Promise<void>;
  /** Takes a choice at once, and what is typed when the typing rests. */
  readonly narrow: (part: Partial<CommentFilter>) => void;
  readonly readMore: () => Promise<void>;
  readonly readAgain: () => Promise<void>;
  readonly ask: (comment: ShownComment | undefined) => void;
  readonly hide: (comment: ShownComment, reason: HidingReason) => Promise<void>;
  readonly unhide: (comment: ShownComment) => Promise<void>;
  readonly stop: () => void;
};

export const TYPING_RESTS_MS = 500;

/** The filter as an address has it, `theme=waiting&level=1`. */
export const textOfFilter = (filter: Partial<CommentFilter>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value.trim()) query.set(name, value.trim());
  return query.toString();
};

export const filterOfText = (text: string): CommentFilter => {
  const query = new URLSearchParams(text);
  return Object.fromEntries(
    Object.keys(NO_FILTER).map((name) => [name, query.get(name) ?? '']),
  ) as CommentFilter;
};

const faultOf = (answer: Exclude<Reading<unknown>, { kind: 'ok' }>): CommentFault =>
  answer.kind === 'refused'
    ? { kind: answer.status === 403 ? 'forbidden' : 'fault', detail: answer.detail }
    : { kind: 'fault', detail: '' };

/** What citizens wrote about a unit in a month. Each reading is kept in the audit log, so nothing here reads by itself again. */
export const createCommentsState = (
  client: Pick<ApiClient, 'read' | 'send'>,
  clock: Pick<Clock, 'after'>,
  /** Is told what the list is narrowed to, for the address. */
  narrowed: (about: string) => void,
): CommentsState => {
  const list = signal<CommentsState['list']['value']>(undefined);
  const comments = signal<readonly ShownComment[]>([]);
  const hasMore = signal(false);
  const themes = signal<CommentThemes | undefined>(undefined);
  const filter = signal(NO_FILTER);
  const fault = signal<CommentFault | undefined>(undefined);
  const busy = signal(false);
  const hiding = signal<ShownComment | undefined>(undefined);
  let place = { unit: '', from: '', to: '' };
  let next: string | undefined;
  /** Answers to what was asked for another place or filter are dropped. */
  let turn = 0;
  let cancelTyping = (): void => {};

  const path = (resource: string): string => `/v1/units/${encodeURIComponent(place.unit)}/${resource}`;
  const months = (): string => `from=${place.from}&to=${place.to}`;

  const readList = async (cursor?: string): Promise<void> => {
    turn += 1;
    const mine = turn;
    busy.value = true;
    const query = [months(), textOfFilter(filter.peek()), cursor === undefined ? '' : `cursor=${cursor}`];
    const answer = await client.read<CommentList>(`${path('comments')}?${query.filter(Boolean).join('&')}`);
    if (mine !== turn) return;
    batch(() => {
      busy.value = false;
      fault.value = answer.kind === 'ok' ? undefined : faultOf(answer);
      if (answer.kind !== 'ok') return;
      const { comments: page, next: following, ...rest } = answer.body;
      list.value = rest;
      comments.value = cursor === undefined ? page : [...comments.peek(), ...page];
      next = following;
      hasMore.value = following !== undefined;
    });
  };

  const readThemes = async (): Promise<void> => {
    const asked = place;
    const answer = await client.read<CommentThemes>(`${path('comment-themes')}?${months()}`);
    if (asked !== place) return;
    if (answer.kind === 'ok') themes.value = answer.body;
    else fault.value = faultOf(answer);
  };

  const moderate = async (comment: ShownComment, body: object): Promise<void> => {
    const address = `/v1/units/${encodeURIComponent(comment.unit.id)}/comments/${comment.id}/moderation`;
    const answer = await client.send<Pick<ShownComment, 'hidden'>>('PUT', address, body);
    batch(() => {
      hiding.value = undefined;
      fault.value = answer.kind === 'ok' ? undefined : faultOf(answer);
      if (answer.kind !== 'ok') return;
      comments.value = comments
        .peek()
        .map((each) => (each.id === comment.id ? { ...each, hidden: answer.body.hidden } : each));
    });
  };

  return {
    list,
    comments,
    hasMore,
    themes,
    filter,
    fault,
    busy,
    hiding,
    show: async (shown, about) => {
      place = { ...shown };
      batch(() => {
        list.value = undefined;
        comments.value = [];
        themes.value = undefined;
        fault.value = undefined;
        filter.value = filterOfText(about);
      });
      await Promise.all([readList(), readThemes()]);
    },
    narrow: (part) => {
      cancelTyping();
      filter.value = { ...filter.peek(), ...part };
      const take = (): void => {
        narrowed(textOfFilter(filter.peek()));
        void readList();
      };
      if ('q' in part && Object.keys(part).length === 1) cancelTyping = clock.after(TYPING_RESTS_MS, take);
      else take();
    },
    readMore: () => readList(next),
    readAgain: async () => {
      await Promise.all([readList(), ...(themes.peek() ? [] : [readThemes()])]);
    },
    ask: (comment) => {
      hiding.value = comment;
    },
    hide: (comment, reason) => moderate(comment, { hidden: true, reason }),
    unhide: (comment) => moderate(comment, { hidden: false }),
    stop: () => {
      turn += 1;
      cancelTyping();
    },
  };
};
