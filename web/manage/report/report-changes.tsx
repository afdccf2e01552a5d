import type { Changes } from '../../shared/api-types.ts';
import { NOTHING, points } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import {
  changeSentence,
  effectOf,
  largestOf,
  movedSentence,
  noteSentence,
} from '../changes/change-sentences.ts';
import { CHANGE_TEXTS, WAYS } from '../changes/change-texts.ts';
import { REPORT_TEXTS } from './report-texts.ts';

type Part = Changes['parts'][number];

/** What changed since the period before and what moved it most; the dashboard has all groups behind it. */
export const ReportChanges = ({
  changes,
  tree,
}: {
  readonly changes: Changes;
  readonly tree: 'now' | undefined;
}) => {
  const spoken = language.value;
  // Said beside the verdict already.
  const notes = changes.notes.filter(({ kind }) => kind !== 'unfinished');
  return (
    <section>
      <h2>{say(REPORT_TEXTS.changed)}</h2>
      <p>{changeSentence(spoken, changes)}</p>
      {changes.parts.length > 0 && <p>{movedSentence(spoken, changes)}</p>}
      {changes.parts.length > 0 && <PartsTable parts={changes.parts} />}
      <ul class="notes">
        {tree === 'now' && <li>{say(REPORT_TEXTS.changesByUnitsOfThen)}</li>}
        {notes.map((note) => (
          <li key={note.kind}>{noteSentence(spoken, note)}</li>
        ))}
      </ul>
    </section>
  );
};

const PartsTable = ({ parts }: { readonly parts: readonly Part[] }) => {
  const spoken = language.value;
  return (
    <ScrollArea label={say(REPORT_TEXTS.changed)}>
      <table class="figures report-parts">
        <thead>
          <tr>
            <th scope="col">{say(REPORT_TEXTS.takenApart)}</th>
            <th scope="col" class="number">
              {say(CHANGE_TEXTS.mix)}
            </th>
            <th scope="col" class="number">
              {say(CHANGE_TEXTS.within)}
            </th>
            <th scope="col">{say(REPORT_TEXTS.largest)}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.by}>
              <th scope="row">{say(WAYS[part.by])}</th>
              <td class="number">{points(spoken, part.mixPoints)}</td>
              <td class="number">{points(spoken, part.withinPoints)}</td>
              <td>{largestText(part)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
};

/** `Quầy 4: −1,08` */
const largestText = ({ groups }: Part): string => {
  const most = largestOf(groups);
  return most ? `${say(most.name)}: ${points(language.value, effectOf(most))}` : NOTHING;
};
