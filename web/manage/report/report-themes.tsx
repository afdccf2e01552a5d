import { SHOWN_FROM } from '#domain/verdict.ts';
import type { CommentThemes } from '../../shared/api-types.ts';
import { count } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { COMMENT_TEXTS } from '../comments/comment-texts.ts';
import { commentsSentence, REPORT_TEXTS } from './report-texts.ts';

const MOST = 5;

/**
 * What citizens wrote about, in counts. A printed page is passed on to people who may not read comments, so no text stands in
 * it and no count under ten.
 */
export const ReportThemes = ({ themes: { tooFew, total, themes } }: { readonly themes: CommentThemes }) => {
  const spoken = language.value;
  const named = themes
    .filter(({ n }) => n >= SHOWN_FROM)
    .toSorted((a, b) => b.n - a.n)
    .slice(0, MOST);
  if (tooFew || named.length === 0) return null;
  const dissatisfied = (n: number): string => (n < SHOWN_FROM ? `< ${SHOWN_FROM}` : count(spoken, n));
  return (
    <section class="report-table">
      <h2>{say(COMMENT_TEXTS.themes)}</h2>
      <p class="soft">{commentsSentence(spoken, total)}</p>
      <ScrollArea label={say(COMMENT_TEXTS.themes)}>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{say(COMMENT_TEXTS.theme)}</th>
              <th scope="col" class="number">
                {say(COMMENT_TEXTS.people)}
              </th>
              <th scope="col" class="number">
                {say(REPORT_TEXTS.ofDissatisfied)}
              </th>
            </tr>
          </thead>
          <tbody>
            {named.map(({ id, name, n, dissatisfied: bad }) => (
              <tr key={id}>
                <th scope="row">{say(name)}</th>
                <td class="number">{count(spoken, n)}</td>
                <td class="number">{dissatisfied(bad)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </section>
  );
};
