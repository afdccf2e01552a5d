import { useSignal } from '@preact/signals';
import type { MonthResult } from '../shared/api-types.ts';
import { count } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { TEXTS } from './texts.ts';

const FIRST_ROWS = 6;

/** Services of which dossiers were completed, and that nobody has rated, most dossiers first. */
export const UnsurveyedServices = ({
  services,
}: {
  readonly services: NonNullable<MonthResult['dossiers']>['unsurveyedServices'];
}) => {
  const all = useSignal(false);
  if (services.length === 0) return null;
  const shown = all.value ? services : services.slice(0, FIRST_ROWS);
  return (
    <div>
      <table class="figures" data-testid="unsurveyed">
        <caption>{say(TEXTS.unsurveyed)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(TEXTS.service)}</th>
            <th scope="col" class="number">
              {say(TEXTS.dossierCount)}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, name, completed }) => (
            <tr key={id}>
              <th scope="row">{say(name)}</th>
              <td class="number">{count(language.value, completed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {services.length > shown.length && (
        <button
          type="button"
          class="link"
          onClick={() => {
            all.value = true;
          }}
        >
          {say(TEXTS.showAll)} ({count(language.value, services.length)})
        </button>
      )}
    </div>
  );
};
