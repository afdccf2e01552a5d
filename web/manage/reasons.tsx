import type { MonthResult } from '../shared/api-types.ts';
import { count } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { TEXTS } from './texts.ts';

/** What was ticked, most often first. */
export const Reasons = ({ reasons }: { readonly reasons: MonthResult['reasons'] }) => {
  if (reasons.length === 0) return null;
  const most = Math.max(...reasons.map(({ n }) => n));
  return (
    <section class="card">
      <h2>{say(TEXTS.reasons)}</h2>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{say(TEXTS.reason)}</th>
            <th scope="col" class="bar-cell">
              <span class="visually-hidden">{say(TEXTS.share)}</span>
            </th>
            <th scope="col" class="number">
              {say(TEXTS.times)}
            </th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(({ id, name, n }) => (
            <tr key={id}>
              <th scope="row">{say(name)}</th>
              <td class="bar-cell">
                <svg class="amount" aria-hidden="true" focusable="false">
                  <rect x="0" y="0" width={`${(n / most) * 100}%`} height="100%" rx="3" />
                </svg>
              </td>
              <td class="number">{count(language.value, n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
