import type { Text } from '#domain/questionnaire.ts';
import type { CommentThemes } from '../../shared/api-types.ts';
import { count } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { COMMENT_TEXTS, themeSentence } from './comment-texts.ts';
import { type CommentsState, DISSATISFIED } from './comments-state.ts';

const Words = ({ title, words }: { readonly title: Text; readonly words: CommentThemes['words']['here'] }) =>
  words.length === 0 ? null : (
    <div>
      <h3>{say(title)}</h3>
      <ul class="comment-words">
        {words.map(({ word, people }) => (
          <li key={word} lang="vi">
            {word} <span class="soft">{count(language.value, people)}</span>
          </li>
        ))}
      </ul>
    </div>
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
  const { dissatisfied, satisfied, here } = themes.words;
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
                  <rect x="0" y="0" width={`${(n / most) * 100}%`} height="100%" rx="3" />
                </svg>
              </td>
              <td class="number">{count(language.value, n)}</td>
              <td class="number">
                {bad === 0 ? (
                  count(language.value, bad)
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
      {dissatisfied.length + satisfied.length + here.length > 0 && (
        <>
          <div class="comment-keywords">
            <Words title={COMMENT_TEXTS.wordsBad} words={dissatisfied} />
            <Words title={COMMENT_TEXTS.wordsGood} words={satisfied} />
            <Words title={COMMENT_TEXTS.wordsHere} words={here} />
          </div>
          <p class="soft">{say(COMMENT_TEXTS.wordsAbout)}</p>
        </>
      )}
    </section>
  );
};
