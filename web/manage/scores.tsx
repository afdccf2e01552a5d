import { SCORE_LABELS, SCORES } from '#domain/questionnaire.ts';
import type { PeriodResult } from '../shared/api-types.ts';
import { TableFrame } from '../shared/chart/chart-frame.tsx';
import { Face } from '../shared/face.tsx';
import { count, percent } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { CommentLinks, type OpenComments } from './comments/comment-links.tsx';
import { COMMENT_TEXTS } from './comments/comment-texts.ts';
import { SCORES_HEIGHT, ScoresPicture } from './scores-picture.tsx';
import { scoresSentence } from './sentences.ts';
import { TEXTS } from './texts.ts';

/** Whose words say what to mend. */
const LOW_SCORES = [1, 2] as const;

/** How many gave each score: one stacked bar, and the rows it is made of. */
export const Scores = ({
  result: { counts },
  openComments,
}: {
  readonly result: PeriodResult;
  readonly openComments: OpenComments;
}) => {
  if (!counts) return null;
  const total = counts.reduce((sum, each) => sum + each, 0);
  const share = (score: number): number => ((counts[score - 1] ?? 0) / Math.max(1, total)) * 100;
  let left = 0;
  return (
    <section class="card">
      <h2>{say(TEXTS.scores)}</h2>
      <TableFrame
        title={say(TEXTS.scores)}
        sentence={scoresSentence(language.value, counts)}
        height={SCORES_HEIGHT}
        draw={(width) => <ScoresPicture counts={counts} width={width} />}
      >
        <svg class="stack" aria-hidden="true" focusable="false">
          {SCORES.map((score) => {
            const x = left;
            left += share(score);
            return (
              <rect
                key={score}
                class={`fill-${score}`}
                x={`${x}%`}
                y="0"
                width={`${share(score)}%`}
                height="100%"
              />
            );
          })}
        </svg>
        <table class="scores">
          <thead class="visually-hidden">
            <tr>
              <th scope="col">{say(TEXTS.score)}</th>
              <th scope="col">{say(TEXTS.responses)}</th>
              <th scope="col">{say(TEXTS.share)}</th>
            </tr>
          </thead>
          <tbody>
            {[...SCORES].reverse().map((score) => (
              <tr key={score}>
                <th scope="row">
                  <Face score={score} />
                  <span>{say(SCORE_LABELS[score])}</span>
                </th>
                <td>{count(language.value, counts[score - 1] ?? 0)}</td>
                <td>{percent(language.value, share(score), 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <CommentLinks
        intro={COMMENT_TEXTS.readOf}
        links={LOW_SCORES.filter((score) => (counts[score - 1] ?? 0) > 0).map((score) => ({
          id: String(score),
          name: SCORE_LABELS[score],
          about: { level: String(score) },
        }))}
        open={openComments}
      />
    </section>
  );
};
