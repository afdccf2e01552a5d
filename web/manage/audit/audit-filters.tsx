import { AUDIT_KINDS } from '#domain/audit.ts';
import { ROLES } from '#domain/policy.ts';
import { say } from '../../shared/language.ts';
import type { AuditFilter, AuditState } from './audit-state.ts';
import { ACTOR_TEXTS, AUDIT_TEXTS, KIND_TEXTS } from './audit-texts.ts';

/** Kiosks sign with their own keys and are never in the log. */
const ACTORS = [...ROLES.filter((role) => role !== 'device'), 'operator'] as const;

/** By what the log is narrowed; each choice is taken at once. */
export const AuditFilters = ({ state }: { readonly state: AuditState }) => {
  const filter = state.filter.value;
  const narrow =
    (name: keyof AuditFilter) =>
    (event: { readonly currentTarget: HTMLSelectElement | HTMLInputElement }): void =>
      void state.narrow({ [name]: event.currentTarget.value });
  const isPerson = filter.who !== '' && !(ACTORS as readonly string[]).includes(filter.who);
  return (
    <fieldset class="audit-filters">
      <legend class="visually-hidden">{say(AUDIT_TEXTS.filters)}</legend>
      <label>
        {say(AUDIT_TEXTS.kind)}
        <select class="field" value={filter.kind} onChange={narrow('kind')}>
          <option value="">{say(AUDIT_TEXTS.all)}</option>
          {AUDIT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {say(KIND_TEXTS[kind])}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say(AUDIT_TEXTS.who)}
        <select class="field" value={filter.who} onChange={narrow('who')}>
          <option value="">{say(AUDIT_TEXTS.all)}</option>
          {ACTORS.map((actor) => (
            <option key={actor} value={actor}>
              {say(ACTOR_TEXTS[actor])}
            </option>
          ))}
          {isPerson && <option value={filter.who}>{filter.who}</option>}
        </select>
      </label>
      <label>
        {say(AUDIT_TEXTS.from)}
        <input class="field" type="date" value={filter.from} onChange={narrow('from')} />
      </label>
      <label>
        {say(AUDIT_TEXTS.to)}
        <input class="field" type="date" value={filter.to} onChange={narrow('to')} />
      </label>
    </fieldset>
  );
};
