import type { Text } from '#domain/questionnaire.ts';
import { elementsOf } from '#domain/questionnaire.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import { CHANNEL_NAMES, MOMENT_NAMES } from '../../functions/api/names.ts';
import { DEMONSTRATION_ORGANISATION } from '../../functions/local/demonstration/demonstration.ts';
import type { Language } from './printed.ts';

const { services, units } = DEMONSTRATION_ORGANISATION;

const NAMES = {
  service: new Map(services.map(({ code, name }) => [code, name])),
  unit: new Map(units.map(({ id, name }) => [id, name])),
  counter: new Map(units.flatMap(({ counters }) => counters.map(({ code, name }) => [code, name]))),
  /** Where counters of several units stand beside each other. */
  counterOfUnit: new Map(
    units.flatMap(({ counters, name: unit }) =>
      counters.map(({ code, name }) => [
        code,
        { vi: `${name.vi}, ${unit.vi}`, en: `${name.en}, ${unit.en}` },
      ]),
    ),
  ),
  channel: new Map(Object.entries(CHANNEL_NAMES)),
  moment: new Map(Object.entries(MOMENT_NAMES)),
  /** Each element has one question, and is shown under its own name. */
  question: new Map(
    elementsOf(POST_SERVICE).flatMap(({ text, questions: [first] }) => (first ? [[first.id, text]] : [])),
  ),
  reason: new Map(
    Object.values(POST_SERVICE.reasons).flatMap((list) => list.map(({ id, text }) => [id, text] as const)),
  ),
} satisfies Record<string, ReadonlyMap<string, Text>>;

/** How the demonstration's city calls a thing; by its code where it has no name. */
export const nameIn = (language: Language, kind: keyof typeof NAMES, id: string): string =>
  (NAMES[kind] as ReadonlyMap<string, Text>).get(id)?.[language] ?? id;

export const kindOf = (unit: string): string | undefined => units.find(({ id }) => id === unit)?.kind;
