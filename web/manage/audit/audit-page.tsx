import { useEffect } from 'preact/hooks';
import type { UnitList } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import { RefusalNotice } from '../refusals/refusal-notice.tsx';
import { saveTable } from '../save-table.ts';
import { AuditEntry } from './audit-entry.tsx';
import { AuditFilters } from './audit-filters.tsx';
import type { AuditState } from './audit-state.ts';
import { AUDIT_REFUSALS, AUDIT_TEXTS } from './audit-texts.ts';

type Props = { readonly state: AuditState; readonly unit: UnitList['units'][number] };

/** Who changed what at a unit and those below it. */
export const AuditLogPage = ({ state, unit }: Props) => {
  useEffect(() => {
    void state.show(unit.id);
    return state.stop;
  }, [state, unit.id]);
  const entries = state.entries.value;
  const fault = state.fault.value;
  const save = async (): Promise<void> => {
    const table = await state.exported();
    if (table !== undefined) saveTable(`audit_${unit.id}.csv`, table);
  };
  return (
    <>
      <h1 class="kiosks-title">
        {say(AUDIT_TEXTS.title)} · {say(unit.name)}
      </h1>
      <p class="audit-about soft">{say(AUDIT_TEXTS.about)}</p>
      <section class="card wide" aria-label={say(AUDIT_TEXTS.entries)}>
        <AuditFilters state={state} />
        {fault && (
          <RefusalNotice failure={fault} words={AUDIT_REFUSALS}>
            <button type="button" class="button" onClick={() => void state.readAgain()}>
              {say(AUDIT_TEXTS.again)}
            </button>
          </RefusalNotice>
        )}
        <div aria-live="polite" aria-busy={state.busy.value}>
          {!entries && !fault && <p class="soft">{say(AUDIT_TEXTS.loading)}</p>}
          {entries?.length === 0 && (
            <p class="soft">{say(state.hasOlder.value ? AUDIT_TEXTS.noneYet : AUDIT_TEXTS.none)}</p>
          )}
        </div>
        {entries && entries.length > 0 && (
          <ol class="audit-entries">
            {entries.map((entry) => (
              <AuditEntry
                key={`${entry.month} ${entry.number}`}
                entry={entry}
                onlyThis={(who) => void state.narrow({ who })}
              />
            ))}
          </ol>
        )}
        <div class="audit-actions">
          {state.hasOlder.value && (
            <button
              type="button"
              class="button"
              disabled={state.busy.value}
              onClick={() => void state.readOlder()}
            >
              {say(AUDIT_TEXTS.older)}
            </button>
          )}
          <button type="button" class="button" onClick={() => void save()}>
            {say(AUDIT_TEXTS.export)}
          </button>
        </div>
      </section>
    </>
  );
};
