import { useEffect } from 'preact/hooks';
import { count } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { ImportCard } from '../imports/import-card.tsx';
import { RefusalNotice } from '../refusals/refusal-notice.tsx';
import { saveTable } from '../save-table.ts';
import { ServiceFilters } from './service-filters.tsx';
import { ServiceTable } from './service-table.tsx';
import { FIELD_TEXTS, SERVICE_REFUSALS, SERVICE_TEXTS } from './service-texts.ts';
import type { ServicesState } from './services-state.ts';

/** The catalogue: how much of it is online, what fits a search, and for who looks after it the way to change it. */
export const ServicesPage = ({ state }: { readonly state: ServicesState }) => {
  useEffect(() => {
    state.open();
    return state.stop;
  }, [state]);
  const list = state.list.value;
  const fault = state.fault.value;
  return (
    <>
      <h1 class="kiosks-title">{say(SERVICE_TEXTS.title)}</h1>
      {fault && <RefusalNotice failure={fault} words={SERVICE_REFUSALS} />}
      {list && (
        <div class="grid">
          <Counts counts={list.counts} />
          <section class="card wide">
            <ServiceFilters sought={state.sought.value} seek={state.seek} fields={list.fields} />
            <p class="service-found" aria-live="polite">
              <strong>{count(language.value, list.services.length)}</strong>{' '}
              {say(list.services.length === 1 ? SERVICE_TEXTS.foundOne : SERVICE_TEXTS.found)}
              <button type="button" class="button" onClick={() => void save(state)}>
                {say(SERVICE_TEXTS.export)}
              </button>
            </p>
            <ServiceTable services={list.services} />
          </section>
          {list.mayChange && (
            <ImportCard
              title={say(SERVICE_TEXTS.importTitle)}
              how={say(SERVICE_TEXTS.importHow)}
              table={state.table}
              changes={({ changes }) => changes.length > 0}
              summary={({ changes }) => (
                <ul class="import-changes">
                  {changes.map(({ code, name, kind, fields }) => (
                    <li key={code}>
                      <strong>{say(SERVICE_TEXTS[kind])}</strong>: {code} · {say(name)}
                      {fields.length > 0 &&
                        ` (${fields.map((field) => say(FIELD_TEXTS[field] ?? { vi: field, en: field })).join(', ')})`}
                    </li>
                  ))}
                </ul>
              )}
            />
          )}
        </div>
      )}
    </>
  );
};

type CountsOf = NonNullable<ServicesState['list']['value']>['counts'];

/** How many of those offered this month. */
const Counts = ({ counts: { all, online, full, integrated } }: { readonly counts: CountsOf }) => (
  <section class="card wide">
    <ul class="service-counts">
      {(
        [
          [SERVICE_TEXTS.online, online],
          [SERVICE_TEXTS.full, full],
          [SERVICE_TEXTS.integrated, integrated],
        ] as const
      ).map(([text, n]) => (
        <li key={text.en}>
          <span>{say(text)}</span>
          <strong>
            {count(language.value, n)} / {count(language.value, all)}
          </strong>
          <meter min={0} max={Math.max(all, 1)} value={n} aria-label={say(text)} />
          <span class="soft">{say(SERVICE_TEXTS.ofOffered)}</span>
        </li>
      ))}
    </ul>
  </section>
);

const save = async (state: ServicesState): Promise<void> => {
  const table = await state.exported();
  if (table !== undefined) saveTable('services.csv', table);
};
