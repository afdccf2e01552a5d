import { themeOfElement } from '#domain/comment-themes.ts';
import type { PeriodResult } from '../shared/api-types.ts';
import { say } from '../shared/language.ts';
import { ScrollArea } from '../shared/scroll-area.tsx';
import { CommentLinks, type OpenComments } from './comments/comment-links.tsx';
import { COMMENT_TEXTS } from './comments/comment-texts.ts';
import { FiguresHead, FiguresRow, scaleStart } from './figures-row.tsx';
import { TEXTS } from './texts.ts';

/** The elements of the form against the target; the questions within, where an element has several. */
export const Elements = ({
  result,
  openComments,
}: {
  readonly result: PeriodResult;
  readonly openComments: OpenComments;
}) => {
  const { elements, parts, targetPercent } = result;
  const questions = elements.flatMap((element) => element.questions);
  const from = scaleStart([...parts, ...elements], targetPercent);
  const long = questions.length > elements.length;
  return (
    <section class="card">
      <h2>{say(elements.length === 5 ? TEXTS.elements : TEXTS.groups)}</h2>
      <ScrollArea label={say(TEXTS.elements)}>
        <table class="figures rows">
          <FiguresHead first={say(TEXTS.name)} />
          <tbody>
            {[...parts, ...elements].map((row) => (
              <FiguresRow
                key={row.id}
                name={say(row.name)}
                row={row}
                targetPercent={targetPercent}
                from={from}
              />
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <CommentLinks
        intro={COMMENT_TEXTS.readAbout}
        links={elements.flatMap(({ id, name }) => {
          const theme = themeOfElement(id);
          return theme ? [{ id, name, about: { theme } }] : [];
        })}
        open={openComments}
      />
      {long && (
        <details>
          <summary>{say(TEXTS.questions)}</summary>
          <ScrollArea label={say(TEXTS.elements)}>
            <table class="figures rows">
              <FiguresHead first={say(TEXTS.name)} />
              <tbody>
                {questions.map((row) => (
                  <FiguresRow
                    key={row.id}
                    name={say(row.name)}
                    row={row}
                    targetPercent={targetPercent}
                    from={scaleStart(questions, targetPercent)}
                  />
                ))}
              </tbody>
            </table>
          </ScrollArea>
        </details>
      )}
    </section>
  );
};
