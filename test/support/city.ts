import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '#domain/policy.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { localIsoOf } from '#domain/time.ts';
import { openDataDirectory } from '../../functions/local/data-directory.ts';
import { demonstration } from '../../functions/local/demonstration/demonstration.ts';
import { reportedFigures } from '../../functions/local/demonstration/reported-figures.ts';
import { startLocalServer } from '../../functions/local/local-server.ts';
import type { CityProvider } from '../../functions/local/sign-in/city-provider.ts';
import { RELEASE } from '../../web/installable.ts';

export type City = {
  readonly url: string;
  /** What the city was filled with. */
  readonly responses: readonly SurveyResponse[];
  readonly token: (role: Role, unit: string) => Promise<string>;
  /** Resolves when everything recorded so far is folded. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const WITH_DOSSIERS: ReadonlySet<string> = new Set(['00004', '00070']);

/**
 * The real application on a free port, with the demonstration city's units and a tenth of its responses,
 * in a folder of its own.
 */
export const startCity = async (
  options: {
    readonly responses?: number;
    /** Makes others of the responses before the city is filled with them. */
    readonly changed?: (responses: readonly SurveyResponse[]) => readonly SurveyResponse[];
    readonly webFolder?: string;
    readonly idleMinutes?: number;
    readonly cityProvider?: CityProvider;
  } = {},
): Promise<City> => {
  const folder = mkdtempSync(join(tmpdir(), 'survey-'));
  const reported: unknown[] = [];
  const filled: SurveyResponse[] = [];
  const server = await startLocalServer({
    data: openDataDirectory(folder),
    port: 0,
    host: '127.0.0.1',
    webFolder: options.webFolder ?? '.build/web',
    cityName: 'Hà Nội',
    build: RELEASE,
    firstRun: (fill) => {
      const { organisation, asked, decided, ...drawn } = demonstration(
        Date.now(),
        options.responses ?? 5_000,
      );
      const responses = options.changed?.(drawn.responses) ?? drawn.responses;
      filled.push(...responses);
      // Dossiers of two wards are enough to be seen, and a city is filled for each file of journeys.
      const isShown = ({ unit }: { readonly unit: string }) => WITH_DOSSIERS.has(unit);
      const shownAsked = {
        dossiers: asked.dossiers.filter(isShown),
        issued: asked.issued.filter(isShown),
      };
      return fill(organisation, responses, shownAsked, decided);
    },
    reported: reportedFigures(localIsoOf(Date.now())),
    ...(options.idleMinutes === undefined ? {} : { idleMinutes: options.idleMinutes }),
    cityProvider: options.cityProvider,
    onProgress: () => {},
    report: (error) => reported.push(error),
  });
  return {
    url: server.url,
    responses: filled,
    token: (role, unit) => server.issueToken({ role, unit }),
    settled: server.settled,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
      if (reported.length > 0) throw new AggregateError(reported, 'the server met faults');
    },
  };
};
