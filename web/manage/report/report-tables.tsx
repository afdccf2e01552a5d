import type { Text } from '#domain/questionnaire.ts';
import type { Figures, PeriodResult } from '../../shared/api-types.ts';
import { count } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { FiguresHead, FiguresRow, scaleStart } from '../figures-row.tsx';
import { TEXTS } from '../texts.ts';

type Row = Figures & { readonly id: string; readonly name: Text; readonly targetPercent?: number };

/** A table of figures that may go on over pages; nothing where there are no rows. */
export const FiguresTable = ({
  title,
  rows,
  targetPercent,
  note,
}: {
  readonly title: Text;
  readonly rows: readonly Row[];
  readonly targetPercent: number;
  readonly note?: Text;
}) => {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{say(title)}</h2>
      {note && <p class="soft">{say(note)}</p>}
      <ScrollArea label={say(title)}>
        <table class="figures rows">
          <FiguresHead first={say(TEXTS.name)} />
          <tbody>
            {rows.map((row) => (
              <FiguresRow
                key={row.id}
                name={say(row.name)}
                row={row}
                targetPercent={row.targetPercent ?? targetPercent}
                from={scaleStart(rows, targetPercent)}
              />
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </section>
  );
};

/** What was ticked, most often first. */
export const ReasonsTable = ({ reasons }: Pick<PeriodResult, 'reasons'>) => {
  if (reasons.length === 0) return null;
  return (
    <section>
      <h2>{say(TEXTS.reasons)}</h2>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{say(TEXTS.reason)}</th>
            <th scope="col" class="number">
              {say(TEXTS.times)}
            </th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(({ id, name, n }) => (
            <tr key={id}>
              <th scope="row">{say(name)}</th>
              <td class="number">{count(language.value, n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const AT_EACH_END = 5;

/** The services at both ends, of those with enough responses to take part; none stands at both. */
export const ranked = (
  services: PeriodResult['services'],
): { readonly lowest: PeriodResult['services']; readonly highest: PeriodResult['services'] } => {
  const order = services
    .filter(({ evidence }) => evidence === 'full')
    .toSorted((a, b) => (a.indexPercent ?? 0) - (b.indexPercent ?? 0));
  const each = Math.min(AT_EACH_END, Math.ceil(order.length / 2));
  return { lowest: order.slice(0, each), highest: order.slice(each).toReversed().slice(0, AT_EACH_END) };
};
