import type { Text } from '#domain/questionnaire.ts';
import type { CommentThemes } from '../../shared/api-types.ts';
import { count, decimal, NOTHING } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { themeSentence, withoutLevelSentence } from './comment-sentences.ts';
import { COMMENT_TEXTS } from './comment-texts.ts';
import { type CommentsState, DISSATISFIED } from './comments-state.ts';

type WordsOfGroups = NonNullable<CommentThemes['words']>;

const Words = ({ title, words }: { readonly title: Text; readonly words: WordsOfGroups['here'] }) =>
  words.length === 0 ? null : (
    <table class="figures comment-words">
      <caption>{say(title)}</caption>
      <thead>
        <tr>
          <th scope="col">{say(COMMENT_TEXTS.word)}</th>
          <th scope="col" class="number">
            {say(COMMENT_TEXTS.users)}
          </th>
          <th scope="col" class="number">
            {say(COMMENT_TEXTS.times)}
          </th>
          <th scope="col" class="number">
            z
          </th>
        </tr>
      </thead>
      <tbody>
        {words.map(({ word, people, times, z }) => (
          <tr key={word}>
            <th scope="row" lang="vi">
              {word}
            </th>
            <td class="number">{count(language.value, people)}</td>
            <td class="number">
              {times === null ? say(COMMENT_TEXTS.onlyHere) : `${decimal(language.value, times, 1)}×`}
            </td>
            <td class="number">{decimal(language.value, z, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );

const KeyWords = ({ dissatisfied, satisfied, here }: WordsOfGroups) =>
  dissatisfied.length + satisfied.length + here.length === 0 ? null : (
    <>
      <h3>{say(COMMENT_TEXTS.words)}</h3>
      <div class="comment-keywords">
        <Words title={COMMENT_TEXTS.wordsBad} words={dissatisfied} />
        <Words title={COMMENT_TEXTS.wordsGood} words={satisfied} />
        <Words title={COMMENT_TEXTS.wordsHere} words={here} />
      </div>
      <p class="soft">{say(COMMENT_TEXTS.wordsAbout)}</p>
    </>
  );

/** What the comments of the month are about; a theme leads to those about it. */
export const ThemesCard = ({
  themes,
  state,
}: {
  readonly themes: CommentThemes;
  readonly state: CommentsState;
}) => {
  const named = themes.themes.filter(({ n }) => n > 0);
  if (named.length === 0) return null;
  const most = Math.max(...named.map(({ n }) => n));
  // Nobody is shown to be dissatisfied, which is not that nobody is.
  const isUntold = themes.dissatisfied === 0 && themes.withoutLevel > 0;
  return (
    <section class="card wide comment-card">
      <h2>{say(COMMENT_TEXTS.themes)}</h2>
      <p>{themeSentence(language.value, themes)}</p>
      <table class="figures comment-themes">
        <thead>
          <tr>
            <th scope="col">{say(COMMENT_TEXTS.theme)}</th>
            <th scope="col" class="bar-cell">
              <span class="visually-hidden">{say(COMMENT_TEXTS.share)}</span>
            </th>
            <th scope="col" class="number">
              {say(COMMENT_TEXTS.people)}
            </th>
            <th scope="col" class="number">
              {say(COMMENT_TEXTS.dissatisfied)}
            </th>
          </tr>
        </thead>
        <tbody>
          {named.map(({ id, name, n, dissatisfied: bad }) => (
            <tr key={id}>
              <th scope="row">
                <button type="button" class="link" onClick={() => state.narrow({ theme: id, level: '' })}>
                  {say(name)}
                </button>
              </th>
              <td class="bar-cell">
                <svg class="amount" aria-hidden="true" focusable="false">
                  <rect class="rest" x="0" y="0" width={`${(n / most) * 100}%`} height="100%" rx="3" />
                  <rect x="0" y="0" width={`${(bad / most) * 100}%`} height="100%" rx="3" />
                </svg>
              </td>
              <td class="number">{count(language.value, n)}</td>
              <td class="number">
                {isUntold || bad === 0 ? (
                  isUntold ? (
                    NOTHING
                  ) : (
                    count(language.value, bad)
                  )
                ) : (
                  <button
                    type="button"
                    class="link"
                    aria-label={`${say(name)}, ${say(COMMENT_TEXTS.dissatisfied)}: ${count(language.value, bad)}`}
                    onClick={() => state.narrow({ theme: id, level: DISSATISFIED })}
                  >
                    {count(language.value, bad)}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {themes.withoutLevel > 0 && (
        <p class="soft">{withoutLevelSentence(language.value, themes.withoutLevel)}</p>
      )}
      {themes.words && <KeyWords {...themes.words} />}
    </section>
  );
};
