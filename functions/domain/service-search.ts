import { fitsSearch } from './search.ts';
import { isOffered, isOnline, type OnlineLevel, type Service, type ServiceLevel } from './service.ts';

/** What is looked for in the catalogue; what is left out does not matter. */
export type ServiceFilter = {
  readonly q?: string | undefined;
  /** The name of a field, in either language. */
  readonly field?: string | undefined;
  readonly level?: ServiceLevel | undefined;
  readonly online?: OnlineLevel | undefined;
  readonly integrated?: boolean | undefined;
  /** A unit and those above it: what any of them offers. */
  readonly offeredBy?: readonly string[] | undefined;
};

/** How many procedures are offered, and of how many of them more can be said. */
export type ServiceCounts = {
  readonly all: number;
  /** At level 3 or 4 of before 2022, partial or full since. */
  readonly online: number;
  readonly full: number;
  readonly integrated: number;
};

const fits = (service: Service, filter: ServiceFilter): boolean => {
  const { code, name, field, level, onlineLevel, integrated, units } = service;
  return (
    (filter.q === undefined || fitsSearch(`${code} ${name.vi} ${name.en}`, filter.q.trim())) &&
    (filter.field === undefined || filter.field === field.vi || filter.field === field.en) &&
    (filter.level === undefined || filter.level === level) &&
    (filter.online === undefined || filter.online === (onlineLevel ?? 'none')) &&
    (filter.integrated === undefined || filter.integrated === (integrated ?? false)) &&
    (filter.offeredBy === undefined || !units || units.some((unit) => filter.offeredBy?.includes(unit)))
  );
};

/** The procedures that fit, in the order of the catalogue, ended ones and those to come included. */
export const servicesFitting = (services: readonly Service[], filter: ServiceFilter): readonly Service[] =>
  services.filter((service) => fits(service, filter));

/** Of the procedures that are offered in the month. What nobody has said counts as no. */
export const serviceCounts = (services: readonly Service[], month: string): ServiceCounts => {
  const offered = services.filter((service) => isOffered(service, month));
  return {
    all: offered.length,
    online: offered.filter(isOnline).length,
    full: offered.filter(({ onlineLevel }) => onlineLevel === 'full' || onlineLevel === 'level-4').length,
    integrated: offered.filter(({ integrated }) => integrated).length,
  };
};

/** The procedures that citizens can ask for somewhere at or below a unit; `around` is the unit with all above and below it. */
export const servicesAround = (
  services: readonly Service[],
  around: ReadonlySet<string>,
): readonly Service[] => services.filter(({ units }) => !units || units.some((unit) => around.has(unit)));

export type ServiceTrait = 'online' | 'integrated';

/** Of the procedures offered in the month: how many have the trait for certain, and of how many nobody has said. */
export const traitCounts = (
  services: readonly Service[],
  month: string,
  trait: ServiceTrait,
): { readonly all: number; readonly certain: number; readonly unsaid: number } => {
  const { all, [trait]: certain } = serviceCounts(services, month);
  const isUnsaid = ({ onlineLevel, integrated }: Service): boolean =>
    (trait === 'online' ? onlineLevel : integrated) === undefined;
  const unsaid = services.filter((service) => isOffered(service, month) && isUnsaid(service)).length;
  return { all, certain, unsaid };
};
