import { isOfLevels } from '#domain/comment-marks.ts';
import { THEMES } from '#domain/comment-themes.ts';
import { wordsOfComments } from '#domain/comment-words.ts';
import { type KeyWord, keyWords, notable } from '#domain/keyness.ts';
import type { Text } from '#domain/questionnaire.ts';
import { fitsSearch } from '#domain/search.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { SHOWN_FROM } from '#domain/verdict.ts';
import { fragmentsOf } from '#domain/word-fragments.ts';
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
  {
    id,
    unit,
    from,
    to,
    satisfaction,
    level,
    service,
    channel,
    moment,
    text,
    themes,
    moderation,
  }: ReadComment,
  index: OrganisationIndex,
): ShownComment => ({
  id,
  unit: unitNamed(index, unit),
  from,
  to,
  satisfaction,
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

const NAMED_MARKS = ['service', 'channel', 'moment'] as const;

/**
 * The comments that fit. Every filter looks at what is printed with a comment and at nothing else, so that no answer says more
 * of one than the whole list does: what stands together beside it is shared by ten ratings already.
 */
export const fitting = (
  comments: readonly ReadComment[],
  filter: CommentFilter,
  mayModerate: boolean,
): readonly ReadComment[] => {
  const seen = comments.filter(({ moderation }) => {
    const isHidden = moderation?.hidden !== undefined;
    if (filter.hidden === 'only') return isHidden && mayModerate;
    return !isHidden || (mayModerate && filter.hidden !== 'without');
  });
  const marked = seen.filter((comment) =>
    NAMED_MARKS.every((mark) => filter[mark] === undefined || comment[mark] === filter[mark]),
  );
  const levels = filter.level?.split(',');
  return marked.filter(
    (comment) =>
      (levels === undefined || isOfLevels(comment, levels)) &&
      (filter.theme === undefined || comment.themes.includes(filter.theme)) &&
      (filter.q === undefined || fitsSearch(comment.text, filter.q.trim())),
  );
};

const MOST_WORDS = 12;

const isDissatisfied = ({ satisfaction }: ReadComment): boolean => satisfaction === 'dissatisfied';
const isSatisfied = ({ satisfaction }: ReadComment): boolean => satisfaction === 'satisfied';

/** Of how many what is known of their satisfaction. */
export const satisfactionCounts = (comments: readonly ReadComment[]) => ({
  dissatisfied: comments.filter(isDissatisfied).length,
  withoutLevel: comments.filter(({ satisfaction }) => satisfaction === null).length,
});

/** What the dissatisfied name most comes first; where nobody is known to be, what is named most. */
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
  }).toSorted((a, b) => b.dissatisfied - a.dissatisfied || b.n - a.n);

/** The words that set apart the dissatisfied from the satisfied, and this unit from those beside it; each of ten people or more. */
export const keyWordsOf = (
  comments: readonly ReadComment[],
  beside: readonly ReadComment[],
): NonNullable<CommentThemes['words']> => {
  const texts = [...comments, ...beside].map(({ text }) => text);
  const words = wordsOfComments(texts);
  const fragments = fragmentsOf(words, SHOWN_FROM);
  const shown = (strong: readonly KeyWord[]) => shownWords(strong.filter(({ word }) => !fragments.has(word)));
  const of = (wanted: (comment: ReadComment) => boolean) =>
    words.filter((_, at) => {
      const comment = comments[at];
      return comment !== undefined && wanted(comment);
    });
  const [bad, good] = [of(isDissatisfied), of(isSatisfied)];
  const [here, there] = [words.slice(0, comments.length), words.slice(comments.length)];
  return {
    dissatisfied: shown(keyWords(bad, good, SHOWN_FROM)),
    satisfied: shown(keyWords(good, bad, SHOWN_FROM)),
    here: shown(keyWords(here, there, SHOWN_FROM)),
  };
};

const shownWords = (words: readonly KeyWord[]) =>
  notable(
    words.filter(({ here }) => here >= SHOWN_FROM),
    MOST_WORDS,
  ).map(({ word, here, times, z }) => ({
    word,
    people: here,
    times: times === null ? null : Number(times.toFixed(1)),
    z: Number(z.toFixed(2)),
  }));

/** The marks that comments are shown with, by which they may be narrowed. */
export const choicesOf = (
  comments: readonly ReadComment[],
  index: OrganisationIndex,
): CommentList['choices'] => {
  const valuesOf = (mark: (typeof NAMED_MARKS)[number]): readonly string[] =>
    [...new Set(comments.flatMap((comment) => comment[mark] ?? []))].toSorted();
  return {
    services: valuesOf('service').map((code) => nameOf(index.services.get(code), code)),
    channels: valuesOf('channel').map((id) => nameOf({ name: CHANNEL_NAMES[id] }, id)),
    moments: valuesOf('moment').map((id) => nameOf({ name: MOMENT_NAMES[id] }, id)),
  };
};
