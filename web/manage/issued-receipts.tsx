import type { MonthResult } from '../shared/api-types.ts';
import { count } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { ScrollArea } from '../shared/scroll-area.tsx';
import { TEXTS } from './texts.ts';

/** How many receipts with a code were handed out, beside how many responses came at the same moment. */
export const IssuedReceipts = ({ issued }: { readonly issued: MonthResult['issued'] }) => {
  if (issued.length === 0) return null;
  return (
    <ScrollArea label={say(TEXTS.issuedReceipts)}>
      <table class="figures">
        <caption>{say(TEXTS.issuedReceipts)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(TEXTS.moment)}</th>
            <th scope="col" class="number">
              {say(TEXTS.issued)}
            </th>
            <th scope="col" class="number">
              {say(TEXTS.responsesThen)}
            </th>
          </tr>
        </thead>
        <tbody>
          {issued.map(({ id, name, issued: receipts, responses }) => (
            <tr key={id}>
              <th scope="row">{say(name)}</th>
              <td class="number">{count(language.value, receipts)}</td>
              <td class="number">{count(language.value, responses)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
};
