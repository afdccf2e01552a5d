import { themeOfElement } from '#domain/comment-themes.ts';
import type { PeriodResult } from '../shared/api-types.ts';
import { say } from '../shared/language.ts';
import { CommentLinks, type OpenComments } from './comments/comment-links.tsx';
import { COMMENT_TEXTS } from './comments/comment-texts.ts';
import { IntervalsTable } from './intervals/intervals-table.tsx';
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
  const title = say(elements.length === 5 ? TEXTS.elements : TEXTS.groups);
  return (
    <section class="card">
      <h2>{title}</h2>
      <IntervalsTable title={title} rows={[...parts, ...elements]} targetPercent={targetPercent} />
      <CommentLinks
        intro={COMMENT_TEXTS.readAbout}
        links={elements.flatMap(({ id, name }) => {
          const theme = themeOfElement(id);
          return theme ? [{ id, name, about: { theme } }] : [];
        })}
        open={openComments}
      />
      {questions.length > elements.length && (
        <details>
          <summary>{say(TEXTS.questions)}</summary>
          <IntervalsTable
            title={`${title}: ${say(TEXTS.questions).toLowerCase()}`}
            rows={questions}
            targetPercent={targetPercent}
          />
        </details>
      )}
    </section>
  );
};
