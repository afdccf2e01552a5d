import { themeOfReason } from '#domain/comment-themes.ts';
import type { MonthResult } from '../../shared/api-types.ts';
import { ChartFrame } from '../../shared/chart/chart-frame.tsx';
import { count, percent } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { CommentLinks, type OpenComments } from '../comments/comment-links.tsx';
import { COMMENT_TEXTS } from '../comments/comment-texts.ts';
import { DISSATISFIED, SATISFIED } from '../comments/comments-state.ts';
import { TEXTS } from '../texts.ts';
import { groupOf, type ParetoRow, paretoOf, type ReasonGroup } from './pareto.ts';
import { ParetoPicture, paretoHeight } from './pareto-picture.tsx';
import { paretoSentence, REASON_TEXTS } from './reason-texts.ts';

/** People write about waiting who waited long, and who did not. */
const LEVELS_OF: Readonly<Record<ReasonGroup, string>> = {
  complaints: DISSATISFIED,
  praises: SATISFIED,
  others: '',
};

const GROUPS: readonly ReasonGroup[] = ['complaints', 'praises', 'others'];

/** What was ticked, as a Pareto chart of each kind of reason: the few that make most of it first. */
export const ReasonsCard = ({
  reasons,
  openComments,
}: {
  readonly reasons: MonthResult['reasons'];
  readonly openComments: OpenComments;
}) => {
  if (reasons.length === 0) return null;
  const groups = Map.groupBy(reasons, groupOf);
  return (
    <section class="card">
      <h2>{say(TEXTS.reasons)}</h2>
      <p class="soft">{say(REASON_TEXTS.how)}</p>
      <div class="reason-groups">
        {GROUPS.flatMap((group) => {
          const rows = paretoOf(groups.get(group) ?? []);
          return rows.length === 0
            ? []
            : [<ReasonsOf key={group} group={group} rows={rows} openComments={openComments} />];
        })}
      </div>
    </section>
  );
};

const ReasonsOf = ({
  group,
  rows,
  openComments,
}: {
  readonly group: ReasonGroup;
  readonly rows: readonly ParetoRow[];
  readonly openComments: OpenComments;
}) => (
  <div>
    <h3>{say(REASON_TEXTS[group])}</h3>
    <ChartFrame
      title={`${say(TEXTS.reasons)}: ${say(REASON_TEXTS[group])}`}
      sentence={paretoSentence(language.value, rows)}
      height={(width) => paretoHeight(rows, width)}
      draw={(width) => <ParetoPicture rows={rows} width={width} />}
      tableTitle={say(REASON_TEXTS.table)}
      table={<ReasonTable rows={rows} />}
    />
    <CommentLinks
      intro={COMMENT_TEXTS.readAbout}
      links={rows.flatMap((row) => {
        const theme = themeOfReason(row);
        return theme ? [{ id: row.id, name: row.name, about: { theme, level: LEVELS_OF[group] } }] : [];
      })}
      open={openComments}
    />
  </div>
);

const ReasonTable = ({ rows }: { readonly rows: readonly ParetoRow[] }) => {
  const spoken = language.value;
  return (
    <table class="figures">
      <thead>
        <tr>
          <th scope="col">{say(TEXTS.reason)}</th>
          <th scope="col" class="number">
            {say(TEXTS.times)}
          </th>
          <th scope="col" class="number">
            {say(REASON_TEXTS.share)}
          </th>
          <th scope="col" class="number">
            {say(REASON_TEXTS.together)}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, n, sharePercent, togetherPercent }) => (
          <tr key={id}>
            <th scope="row">{say(name)}</th>
            <td class="number">{count(spoken, n)}</td>
            <td class="number">{percent(spoken, sharePercent, 1)}</td>
            <td class="number">{percent(spoken, togetherPercent, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
