import type { AuditValues } from './audit.ts';
import type { Service } from './service.ts';
import type { Organisation, Unit } from './unit.ts';

/** A unit or a service that is other than before: of what it says, the fields that differ, as they were and as they are. */
export type ListChange = {
  /** The code of the unit or the service. */
  readonly code: string;
  /** `null` of what is new. A field that was not there before is not here either. */
  readonly before: AuditValues | null;
  readonly after: AuditValues | null;
};

type Valued = Readonly<Record<string, unknown>>;

const fieldsOf = (value: Valued, names: readonly string[]): AuditValues =>
  Object.fromEntries(names.filter((name) => value[name] !== undefined).map((name) => [name, value[name]]));

const changesBetween = <T extends object>(
  before: readonly T[],
  after: readonly T[],
  codeOf: (value: T) => string,
): readonly ListChange[] => {
  const known = new Map(before.map((value) => [codeOf(value), value as Valued]));
  return after.flatMap((value): readonly ListChange[] => {
    const [code, now, was] = [codeOf(value), value as Valued, known.get(codeOf(value))];
    if (!was) return [{ code, before: null, after: now }];
    const names = [...new Set([...Object.keys(was), ...Object.keys(now)])].filter(
      (name) => JSON.stringify(was[name]) !== JSON.stringify(now[name]),
    );
    return names.length === 0 ? [] : [{ code, before: fieldsOf(was, names), after: fieldsOf(now, names) }];
  });
};

/** The units that are other in `after`, in its order; none is ever taken out. */
export const unitChanges = (before: Organisation, after: Organisation): readonly ListChange[] =>
  changesBetween<Unit>(before.units, after.units, ({ id }) => id);

/** The services that are other in `after`, in its order; none is ever taken out. */
export const serviceChanges = (before: Organisation, after: Organisation): readonly ListChange[] =>
  changesBetween<Service>(before.services, after.services, ({ code }) => code);
