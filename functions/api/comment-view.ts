import { THEMES } from '#domain/comment-themes.ts';
import { wordsOfComments } from '#domain/comment-words.ts';
import { type KeyWord, keyWords, notable } from '#domain/keyness.ts';
import type { Text } from '#domain/questionnaire.ts';
import { fitsSearch } from '#domain/search.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { SHOWN_FROM } from '#domain/verdict.ts';
import type { ReadComment } from './comment-reads.ts';
import type { CommentList, CommentsQuery, CommentThemes, ShownComment } from './comment-schemas.ts';
import { CHANNEL_NAMES, MOMENT_NAMES } from './names.ts';

export type CommentFilter = Omit<CommentsQuery, 'from' | 'to' | 'cursor'>;

const nameOf = (known: { readonly name: Text | undefined } | undefined, id: string) => ({
  id,
  name: known?.name ?? { vi: id, en: id },
});

export const unitNamed = (index: OrganisationIndex, id: string) => nameOf(index.units.get(id), id);

export const shownComment = (
  { id, unit, from, to, level, service, channel, moment, text, themes, moderation }: ReadComment,
  index: OrganisationIndex,
): ShownComment => ({
  id,
  unit: unitNamed(index, unit),
  from,
  to,
  level,
  service: service === null ? null : nameOf(index.services.get(service), service),
  channel: channel === null ? null : nameOf({ name: CHANNEL_NAMES[channel] }, channel),
  moment: moment === null ? null : nameOf({ name: MOMENT_NAMES[moment] }, moment),
  text,
  themes: [...themes],
  hidden: hidingOf(moderation),
});

export const hidingOf = (moderation: ReadComment['moderation']): ShownComment['hidden'] =>
  moderation?.hidden === undefined
    ? null
    : { reason: moderation.hidden, by: moderation.by, at: moderation.at };

/** Marks by which somebody is told from others; what was said is none. */
const TELLING = ['service', 'channel', 'moment'] as const;

/**
 * The comments that fit, or `undefined` where they may not be shown: each mark alone is shared by ten ratings, but how many
 * share several at once is counted nowhere. So where filters of several are combined, at least ten comments must fit them.
 */
export const fitting = (
  comments: readonly ReadComment[],
  filter: CommentFilter,
  mayModerate: boolean,
): readonly ReadComment[] | undefined => {
  const seen = comments.filter(({ moderation }) => {
    const isHidden = moderation?.hidden !== undefined;
    if (filter.hidden === 'only') return isHidden && mayModerate;
    return !isHidden || (mayModerate && filter.hidden !== 'without');
  });
  const telling = TELLING.filter((mark) => filter[mark] !== undefined);
  const marked = seen.filter((comment) => telling.every((mark) => comment[mark] === filter[mark]));
  if (telling.length > 1 && marked.length < SHOWN_FROM) return undefined;
  const levels = filter.level?.split(',');
  return marked.filter(
    ({ level, text, themes }) =>
      (levels === undefined || levels.includes(String(level))) &&
      (filter.theme === undefined || themes.includes(filter.theme)) &&
      (filter.q === undefined || fitsSearch(text, filter.q.trim())),
  );
};

const MOST_WORDS = 12;

const isDissatisfied = ({ level }: ReadComment): boolean => level !== null && level <= 2;
const isSatisfied = ({ level }: ReadComment): boolean => level !== null && level >= 4;

export const themeCounts = (comments: readonly ReadComment[]): CommentThemes['themes'] =>
  THEMES.map(({ id, name }) => {
    const about = comments.filter(({ themes }) => themes.includes(id));
    return {
      id,
      name,
      n: about.length,
      dissatisfied: about.filter(isDissatisfied).length,
      satisfied: about.filter(isSatisfied).length,
    };
  }).toSorted((a, b) => b.n - a.n);

/** The words that set apart the dissatisfied from the satisfied, and this unit from those beside it; each of ten people or more. */
export const keyWordsOf = (
  comments: readonly ReadComment[],
  beside: readonly ReadComment[],
): CommentThemes['words'] => {
  const words = wordsOfComments([...comments, ...beside].map(({ text }) => text));
  const of = (wanted: (comment: ReadComment) => boolean) =>
    words.filter((_, at) => {
      const comment = comments[at];
      return comment !== undefined && wanted(comment);
    });
  const [bad, good] = [of(isDissatisfied), of(isSatisfied)];
  const [here, there] = [words.slice(0, comments.length), words.slice(comments.length)];
  return {
    dissatisfied: shownWords(keyWords(bad, good, SHOWN_FROM)),
    satisfied: shownWords(keyWords(good, bad, SHOWN_FROM)),
    here: shownWords(keyWords(here, there, SHOWN_FROM)),
  };
};

const shownWords = (words: readonly KeyWord[]) =>
  notable(
    words.filter(({ here }) => here >= SHOWN_FROM),
    MOST_WORDS,
  ).map(({ word, here, z }) => ({ word, people: here, z: Number(z.toFixed(2)) }));

/** The marks that comments are shown with, by which they may be narrowed. */
export const choicesOf = (
  comments: readonly ReadComment[],
  index: OrganisationIndex,
): CommentList['choices'] => {
  const valuesOf = (mark: (typeof TELLING)[number]): readonly string[] =>
    [...new Set(comments.flatMap((comment) => comment[mark] ?? []))].toSorted();
  return {
    services: valuesOf('service').map((code) => nameOf(index.services.get(code), code)),
    channels: valuesOf('channel').map((id) => nameOf({ name: CHANNEL_NAMES[id] }, id)),
    moments: valuesOf('moment').map((id) => nameOf({ name: MOMENT_NAMES[id] }, id)),
  };
};
