import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dossier } from '#domain/dossier.ts';
import type { Role } from '#domain/policy.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { localIsoOf } from '#domain/time.ts';
import type { Organisation } from '#domain/unit.ts';
import type { Message } from '../../functions/invitations/provider.ts';
import { openDataDirectory } from '../../functions/local/data-directory.ts';
import { demonstration } from '../../functions/local/demonstration/demonstration.ts';
import { reportedFigures } from '../../functions/local/demonstration/reported-figures.ts';
import { startLocalServer } from '../../functions/local/local-server.ts';
import type { DecidedResponse } from '../../functions/local/seed.ts';
import type { CityProvider } from '../../functions/local/sign-in/city-provider.ts';
import { RELEASE } from '../../web/installable.ts';

export type City = {
  readonly url: string;
  /** Messages that were sent, the first first. */
  readonly messages: () => readonly Message[];
  /** What the city was filled with, and counts. */
  readonly responses: readonly SurveyResponse[];
  /** Beside it, what officers have taken out of every index. */
  readonly decided: readonly DecidedResponse[];
  readonly dossiers: readonly Dossier[];
  readonly token: (role: Role, unit: string) => Promise<string>;
  /** Resolves when everything recorded so far is folded. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const WITH_DOSSIERS: ReadonlySet<string> = new Set(['00004', '00070']);

/** What a city is and what was answered in it. */
export type CityContent = {
  readonly organisation: Organisation;
  readonly responses: readonly SurveyResponse[];
};

/**
 * The real application on a free port, with the demonstration city's units and a tenth of its responses,
 * in a folder of its own.
 */
export const startCity = async (
  options: {
    readonly responses?: number;
    /** What it is filled with in place of the demonstration. */
    readonly edited?: (demonstration: CityContent) => CityContent;
    readonly webFolder?: string;
    readonly idleMinutes?: number;
    readonly cityProvider?: CityProvider;
    /** Epoch milliseconds, by which messages are sent. */
    readonly sendingClock?: () => number;
  } = {},
): Promise<City> => {
  const folder = mkdtempSync(join(tmpdir(), 'survey-'));
  const data = openDataDirectory(folder);
  const reported: unknown[] = [];
  const filled = {
    responses: [] as readonly SurveyResponse[],
    decided: [] as readonly DecidedResponse[],
    dossiers: [] as readonly Dossier[],
  };
  const server = await startLocalServer({
    data,
    port: 0,
    host: '127.0.0.1',
    webFolder: options.webFolder ?? '.build/web',
    cityName: 'Hà Nội',
    build: RELEASE,
    firstRun: (fill) => {
      const { asked, decided, ...drawn } = demonstration(Date.now(), options.responses ?? 5_000);
      const { organisation, responses } = options.edited?.(drawn) ?? drawn;
      // Dossiers of two wards are enough to be seen, and a city is filled for each file of journeys.
      const isShown = ({ unit }: { readonly unit: string }) => WITH_DOSSIERS.has(unit);
      filled.responses = responses;
      filled.decided = decided;
      filled.dossiers = asked.dossiers.filter(isShown);
      const shownAsked = {
        dossiers: filled.dossiers,
        issued: asked.issued.filter(isShown),
      };
      return fill(organisation, responses, shownAsked, decided);
    },
    reported: reportedFigures(localIsoOf(Date.now())),
    ...(options.idleMinutes === undefined ? {} : { idleMinutes: options.idleMinutes }),
    cityProvider: options.cityProvider,
    ...(options.sendingClock ? { sendingClock: options.sendingClock } : {}),
    onProgress: () => {},
    report: (error) => reported.push(error),
  });
  return {
    url: server.url,
    ...filled,
    messages: () =>
      existsSync(data.messages)
        ? readFileSync(data.messages, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as Message)
        : [],
    token: (role, unit) => server.issueToken({ role, unit }),
    settled: server.settled,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
      if (reported.length > 0) throw new AggregateError(reported, 'the server met faults');
    },
  };
};
