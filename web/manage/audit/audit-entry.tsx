import type { ShownAuditEntry } from '../../shared/api-types.ts';
import { clockTime, dayName, NOTHING } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { ACTOR_TEXTS, AUDIT_TEXTS, FIELD_TEXTS, KIND_TEXTS, OUTCOME_TEXTS } from './audit-texts.ts';

type Props = { readonly entry: ShownAuditEntry; readonly onlyThis: (subject: string) => void };

/** One change: when, what, by whom and about what; and folded away, before and after. */
export const AuditEntry = ({ entry, onlyThis }: Props) => {
  const { at, kind, outcome, who, unitName, target } = entry;
  const actor = ACTOR_TEXTS[who.role as keyof typeof ACTOR_TEXTS];
  return (
    <li class="audit-entry">
      <p class="audit-when">
        <time dateTime={at}>
          {dayName(language.value, at.slice(0, 10))}{' '}
          <span class="soft">{clockTime(language.value, at, Date.parse(at))}</span>
        </time>
      </p>
      <div class="audit-what">
        <p>
          <strong>{say(KIND_TEXTS[kind])}</strong>
          {outcome !== 'done' && <span class="audit-outcome">{say(OUTCOME_TEXTS[outcome])}</span>}
        </p>
        <p>
          <span class="soft">{say(unitName)} · </span>
          <span class="audit-code">{target}</span>
        </p>
      </div>
      <p class="audit-who">
        {actor ? say(actor) : who.role}
        <span class="soft"> · {say(who.unitName)}</span>
      </p>
      <details>
        <summary>{say(AUDIT_TEXTS.details)}</summary>
        <Values entry={entry} />
        <dl class="audit-facts">
          {who.subject !== undefined && (
            <div>
              <dt>{say(AUDIT_TEXTS.person)}</dt>
              <dd>
                <span class="audit-code">{who.subject}</span>{' '}
                <button type="button" class="link" onClick={() => onlyThis(who.subject ?? '')}>
                  {say(AUDIT_TEXTS.onlyThis)}
                </button>
              </dd>
            </div>
          )}
          <Fact name={say(AUDIT_TEXTS.number)} value={`${entry.month} · ${entry.number}`} />
          <Fact name={say(AUDIT_TEXTS.request)} value={entry.from} />
          <Fact name={say(AUDIT_TEXTS.hash)} value={entry.hash} />
        </dl>
      </details>
    </li>
  );
};

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd class="audit-code">{value}</dd>
  </div>
);

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

const worded = (value: unknown): string => {
  if (value === undefined || value === null) return NOTHING;
  if (typeof value !== 'string') return JSON.stringify(value);
  if (!INSTANT.test(value)) return value;
  return `${dayName(language.value, value.slice(0, 10))} ${clockTime(language.value, value, Date.parse(value))}`;
};

/** What was and what is, field by field; nothing where nothing was said of it. */
const Values = ({ entry: { before, after } }: { readonly entry: ShownAuditEntry }) => {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (names.length === 0) return null;
  return (
    <table class="figures audit-values">
      <thead>
        <tr>
          <th scope="col">{say(AUDIT_TEXTS.field)}</th>
          <th scope="col">{say(AUDIT_TEXTS.before)}</th>
          <th scope="col">{say(AUDIT_TEXTS.after)}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">{FIELD_TEXTS[name] ? say(FIELD_TEXTS[name]) : name}</th>
            <td>{worded(before?.[name])}</td>
            <td>{worded(after?.[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
