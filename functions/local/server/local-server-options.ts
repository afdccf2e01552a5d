import type { Improvement } from '#domain/improvement.ts';
import type { ScorecardEntry } from '#domain/scorecard-entry.ts';
import type { DataDirectory } from '../data-directory.ts';
import type { SeedDeps, seed } from '../seed.ts';
import type { CityProvider } from '../sign-in/city-provider.ts';

type SeedContent = Parameters<typeof seed> extends [SeedDeps, ...infer Content] ? Content : never;

export type LocalServerOptions = {
  readonly data: DataDirectory;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Folder of the built browser apps. */
  readonly webFolder: string;
  readonly cityName: string;
  readonly build: string;
  /** What an empty table is filled with. */
  readonly firstRun: (fill: (...demonstration: SeedContent) => Promise<void>) => Promise<void>;
  /** Figures of scorecards that the demonstration opens with, put before what it is filled with. */
  readonly reported?: readonly (ScorecardEntry & { readonly unit: string })[];
  /** What its units have told of. */
  readonly improvements?: readonly (Improvement & { readonly unit: string })[];
  readonly onProgress: SeedDeps['onProgress'];
  /** Epoch milliseconds, by which messages are sent; the machine's clock where it is left out. */
  readonly sendingClock?: () => number;
  /** After how long without a touch people are signed out. */
  readonly idleMinutes?: number;
  /** Where people sign in; the demonstration's own provider, where anybody may be anybody, does not start then. */
  readonly cityProvider?: CityProvider | undefined;
  readonly report: (error: unknown) => void;
};
