import { themeOfElement } from '#domain/comment-themes.ts';
import type { PeriodResult } from '../shared/api-types.ts';
import { TableFrame } from '../shared/chart/chart-frame.tsx';
import { language, say } from '../shared/language.ts';
import { ScrollArea } from '../shared/scroll-area.tsx';
import { CommentLinks, type OpenComments } from './comments/comment-links.tsx';
import { COMMENT_TEXTS } from './comments/comment-texts.ts';
import { FiguresHead, FiguresRow, scaleStart } from './figures-row.tsx';
import { intervalRow } from './intervals/interval-row.ts';
import { intervalsSentence } from './intervals/interval-texts.ts';
import { IntervalsPicture, intervalsHeight } from './intervals/intervals-picture.tsx';
import { TEXTS } from './texts.ts';

type Row = PeriodResult['parts'][number];

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
      <Asked title={title} rows={[...parts, ...elements]} targetPercent={targetPercent} />
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
          <Asked
            title={`${title}: ${say(TEXTS.questions).toLowerCase()}`}
            rows={questions}
            targetPercent={targetPercent}
          />
        </details>
      )}
    </section>
  );
};

const Asked = ({
  title,
  rows,
  targetPercent,
}: {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly targetPercent: number;
}) => {
  const drawn = { rows: rows.map((row) => intervalRow(row.id, say(row.name), row, targetPercent)) };
  return (
    <TableFrame
      title={title}
      sentence={intervalsSentence(language.value, drawn.rows)}
      height={(width) => intervalsHeight(drawn, width)}
      draw={(width) => <IntervalsPicture {...drawn} width={width} />}
    >
      <ScrollArea label={title}>
        <table class="figures rows">
          <FiguresHead first={say(TEXTS.name)} />
          <tbody>
            {rows.map((row) => (
              <FiguresRow
                key={row.id}
                name={say(row.name)}
                row={row}
                targetPercent={targetPercent}
                from={scaleStart(rows, targetPercent)}
              />
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </TableFrame>
  );
};
