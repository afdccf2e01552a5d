import { DEFAULT_KIOSK_CONFIG, type KioskConfig } from './kiosk-config.ts';

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
