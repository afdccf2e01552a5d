import { THEMES } from '#domain/comment-themes.ts';
import { SCORE_LABELS, SCORES, type Text } from '#domain/questionnaire.ts';
import { say } from '../../shared/language.ts';
import { COMMENT_TEXTS } from './comment-texts.ts';
import {
  type CommentFilter,
  type CommentsState,
  DISSATISFIED,
  NO_FILTER,
  SATISFIED,
  textOfFilter,
} from './comments-state.ts';

type Named = { readonly id: string; readonly name: Text };

const LEVELS: readonly Named[] = [
  { id: DISSATISFIED, name: COMMENT_TEXTS.levelsBelow },
  { id: SATISFIED, name: COMMENT_TEXTS.levelsAbove },
  ...SCORES.map((level) => ({ id: String(level), name: SCORE_LABELS[level] })),
];

const HIDDEN: readonly Named[] = [
  { id: 'only', name: COMMENT_TEXTS.onlyHidden },
  { id: 'without', name: COMMENT_TEXTS.withoutHidden },
];

/** By what the list is narrowed. What was chosen stays among the choices, though nothing fits it here. */
export const CommentFilters = ({ state }: { readonly state: CommentsState }) => {
  const filter = state.filter.value;
  const list = state.list.value;
  const choose = (name: Exclude<keyof CommentFilter, 'q'>, label: Text, offered: readonly Named[]) => {
    const chosen = filter[name];
    const isOffered = chosen === '' || offered.some(({ id }) => id === chosen);
    const options = isOffered ? offered : [...offered, { id: chosen, name: { vi: chosen, en: chosen } }];
    return (
      <label>
        {say(label)}
        <select
          class="field"
          value={chosen}
          onChange={(event) => state.narrow({ [name]: event.currentTarget.value })}
        >
          <option value="">{say(COMMENT_TEXTS.all)}</option>
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {say(option.name)}
            </option>
          ))}
        </select>
      </label>
    );
  };
  return (
    <fieldset class="comment-filters">
      <legend class="visually-hidden">{say(COMMENT_TEXTS.filters)}</legend>
      <label class="comment-search">
        {say(COMMENT_TEXTS.search)}
        <input
          class="field"
          type="search"
          maxLength={100}
          value={filter.q}
          onInput={(event) => state.narrow({ q: event.currentTarget.value })}
        />
      </label>
      {choose('theme', COMMENT_TEXTS.theme, THEMES)}
      {choose('level', COMMENT_TEXTS.level, LEVELS)}
      {choose('service', COMMENT_TEXTS.service, list?.choices.services ?? [])}
      {choose('channel', COMMENT_TEXTS.channel, list?.choices.channels ?? [])}
      {choose('moment', COMMENT_TEXTS.moment, list?.choices.moments ?? [])}
      {list?.mayModerate && choose('hidden', COMMENT_TEXTS.hiddenOnes, HIDDEN)}
      {textOfFilter(filter) !== '' && (
        <button type="button" class="button comment-clear" onClick={() => state.narrow(NO_FILTER)}>
          {say(COMMENT_TEXTS.clear)}
        </button>
      )}
    </fieldset>
  );
};
