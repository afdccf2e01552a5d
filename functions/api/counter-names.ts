import type { Text } from '#domain/questionnaire.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';

/** How counters are called beside each other: every unit has a “Quầy 1”, so where several have one the unit is said too. */
export const counterNamesOf = (
  { counters }: OrganisationIndex,
  codes: readonly string[],
): ((code: string) => Text | undefined) => {
  const units = new Set(codes.map((code) => counters.get(code)?.unit.id));
  return (code) => {
    const known = counters.get(code);
    if (!known || units.size < 2) return known?.counter.name;
    const { counter, unit } = known;
    return { vi: `${counter.name.vi}, ${unit.name.vi}`, en: `${counter.name.en}, ${unit.name.en}` };
  };
};
