import { ALWAYS } from '#domain/unit.ts';
import type { OrganisationImported } from '../../shared/api-types.ts';
import { count, monthName, target as targetText } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { KIND_TEXTS, REFORM_TEXTS, UNIT_FIELD_TEXTS } from './reform-texts.ts';

/** Longer lists are unfolded by who wants to read them. */
const MOST_UNFOLDED = 30;

type Change = OrganisationImported['changes'][number];

/** What a reform does, by what becomes of the units, each in a sentence. */
export const ReformChanges = ({ changes }: { readonly changes: readonly Change[] }) => (
  <>
    <Since changes={changes} />
    {[...Map.groupBy(changes, ({ kind }) => kind)].map(([kind, each]) => (
      <details key={kind} open={each.length <= MOST_UNFOLDED}>
        <summary>
          {say(KIND_TEXTS[kind])} ({count(language.value, each.length)})
        </summary>
        <ul class="import-changes">
          {each.map((change) => (
            <li key={`${change.unit} ${change.from}`}>
              <strong>{say(change.name)}</strong> ({change.unit})
              {detailsOf(change).map((detail) => `, ${detail}`)}
            </li>
          ))}
        </ul>
      </details>
    ))}
  </>
);

/** From when anything is other, and that it was as it was before. */
const Since = ({ changes }: { readonly changes: readonly Change[] }) => {
  const [first] = changes
    .flatMap(({ from }) => (from === undefined || from === ALWAYS ? [] : [from]))
    .toSorted();
  if (first === undefined) return null;
  return (
    <p>
      {say(REFORM_TEXTS.since)} <strong>{monthName(language.value, first)}</strong>. {say(REFORM_TEXTS.kept)}
    </p>
  );
};

const namesOf = (units: Change['successors']): string =>
  units.map(({ unit, name }) => `${say(name)} (${unit})`).join('; ');

const detailsOf = ({
  kind,
  from,
  parent,
  formerName,
  successors,
  predecessors,
  fields,
  target,
  countersGone = [],
  countersNamed = [],
  kiosksLeft = [],
}: Change): readonly string[] => {
  const told: string[] = [];
  if (from !== undefined && from !== ALWAYS) {
    told.push(`${say(REFORM_TEXTS.from)} ${monthName(language.value, from)}`);
  }
  if (kind === 'merged') told.push(`${say(REFORM_TEXTS.into)} ${namesOf(successors)}`);
  if (kind === 'split') told.push(`${say(REFORM_TEXTS.among)} ${namesOf(successors)}`);
  if (kind === 'abolished') told.push(say(REFORM_TEXTS.noSuccessor));
  if (parent !== undefined) {
    told.push(parent ? `${say(REFORM_TEXTS.under)} ${say(parent.name)}` : say(REFORM_TEXTS.atTheTop));
  }
  if (formerName) told.push(`${say(REFORM_TEXTS.formerly)} ${say(formerName)}`);
  if (predecessors.length > 0) told.push(`${say(REFORM_TEXTS.takesOver)} ${namesOf(predecessors)}`);
  const isTold = (field: string): boolean =>
    (field === 'targetPercent' && target !== undefined) ||
    (field === 'counters' && countersGone.length + countersNamed.length > 0);
  const others = fields.filter((field) => !isTold(field));
  if (target) {
    told.push(`${say(REFORM_TEXTS.targetOther)} ${percentOr(target.before)} → ${percentOr(target.after)}`);
  }
  if (others.length > 0) {
    told.push(others.map((field) => say(UNIT_FIELD_TEXTS[field] ?? { vi: field, en: field })).join(', '));
  }
  if (countersNamed.length > 0) {
    const named = countersNamed.map(({ code, name }) => `${say(name)} (${code})`).join('; ');
    told.push(`${say(REFORM_TEXTS.countersNamed)} ${named}`);
  }
  if (countersGone.length > 0) told.push(`${say(REFORM_TEXTS.countersGone)} ${countersGone.join(', ')}`);
  if (kiosksLeft.length > 0) {
    const left = kiosksLeft.map(({ device, counter }) => `${device} (${counter})`).join('; ');
    told.push(`${say(REFORM_TEXTS.kiosksLeft)} ${left}`);
  }
  return told;
};

const percentOr = (given: number | undefined): string =>
  given === undefined ? say(REFORM_TEXTS.inherited) : targetText(language.value, given);
