import type { Issue } from './response.ts';
import type { Refuse } from './response-fields.ts';
import { type OrganisationIndex, successorOf } from './unit-tree.ts';

/*
 * What the checks of the one-stop system's reports have in common.
 */

/** A list of faults, and the way to add one. */
export const faults = () => {
  const issues: Issue[] = [];
  const refuse: Refuse = (path, message) => {
    issues.push({ path, message });
    return undefined;
  };
  return { issues, refuse };
};

export const notAn = (what: string): { ok: false; issues: readonly Issue[] } => ({
  ok: false,
  issues: [{ path: '', message: `must be a JSON ${what}` }],
});

/** Names of fields are repeated only as far as no number of a receipt can stand in them. */
export const refuseUnknown = (
  input: Readonly<Record<string, unknown>>,
  known: readonly string[],
  what: string,
  refuse: Refuse,
): void => {
  for (const field of Object.keys(input)) {
    if (known.includes(field)) continue;
    const name = /^[A-Za-z_]{1,40}$/.test(field) ? field : '';
    refuse(name, `is not a field of ${what}; known are ${known.join(', ')}`);
  }
};

/**
 * A unit that was merged away is named as long as its dossiers are received; what is completed afterwards belongs to who
 * took over, and is reported under its code.
 */
export const reportingUnitOf = (
  value: unknown,
  received: string | undefined,
  completed: string | undefined,
  index: OrganisationIndex,
  refuse: Refuse,
): string | undefined => {
  if (typeof value !== 'string' || value === '')
    return refuse('unit', 'must be the code of a unit, such as 00070');
  if (!index.units.has(value)) return refuse('unit', `no unit has the code "${value.slice(0, 20)}"`);
  const month = (completed ?? received)?.slice(0, 7);
  if (month === undefined || index.tree(month).nodes.has(value)) return value;
  const successor = successorOf(index, value, month);
  const fix = successor ? `; report it under ${successor}, which took over` : '';
  return refuse('unit', `unit "${value}" was not part of the organisation in ${month}${fix}`);
};
