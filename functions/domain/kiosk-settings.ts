import { DEFAULT_KIOSK_CONFIG, type KioskConfig } from './kiosk-config.ts';
import type { Catalogue } from './questionnaire-catalogue.ts';
import type { Issue } from './response.ts';

/** What an officer has set for a unit and all below it, or for one device; what is absent is inherited. */
export type KioskSettings = Partial<Omit<KioskConfig, 'version'>>;

/** Settings of one place, in one version; version 0 where nothing was ever set. */
export type VersionedSettings = { readonly version: number; readonly set: KioskSettings };

/**
 * What a device obeys: field by field, what was set nearest to it, from the product's own words over the units from
 * the top down to the device. The versions add up, so that any change anywhere above makes another version.
 */
export const configOf = (fromTheTop: readonly VersionedSettings[]): KioskConfig => ({
  ...Object.assign({}, DEFAULT_KIOSK_CONFIG, ...fromTheTop.map(({ set }) => set)),
  version: fromTheTop.reduce((sum, { version }) => sum + version, 0),
});

const askedByKiosks = ({ forms }: Catalogue): string =>
  forms
    .filter(({ overall }) => overall)
    .map(({ id, version }) => `${id} ${version}`)
    .join(', ');

/**
 * What is wrong with settings of the right shape: procedures that there are not, a questionnaire without the one
 * question that a tap answers, hours that end before they begin. With any of these a kiosk's ratings would be refused.
 */
export const faultsOfSettings = (
  { questionnaire, services = [], hours = [] }: KioskSettings,
  known: ReadonlyMap<string, unknown>,
  catalogue: Catalogue,
): readonly Issue[] => [
  ...(questionnaire && !catalogue.versionOf(questionnaire.id, questionnaire.version)?.form.overall
    ? [{ path: 'set.questionnaire', message: `must be one that kiosks ask: ${askedByKiosks(catalogue)}` }]
    : []),
  ...services.flatMap(({ code }, at) =>
    known.has(code)
      ? []
      : [{ path: `set.services.${at}.code`, message: 'is the code of no procedure; such as 1.001193' }],
  ),
  ...hours.flatMap(({ from, to }, at) =>
    from < to ? [] : [{ path: `set.hours.${at}.to`, message: 'must be later than from' }],
  ),
];
