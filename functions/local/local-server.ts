import type { Principal } from '#domain/policy.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { publishMonths } from '../api/publish-months.ts';
import { startBackground } from './background.ts';
import { LOCAL_TABLE, ownEngine } from './data-directory.ts';
import { ensureTable, localTableClient } from './engine.ts';
import { createLocalApp } from './server/local-app.ts';
import { demonstrationProvider, localListener } from './server/local-listener.ts';
import { openLocalParts } from './server/local-parts.ts';
import type { LocalServerOptions } from './server/local-server-options.ts';
import { assertFree, hangUp, listenOn } from './server/port.ts';
import { createUnderWay } from './under-way.ts';

export type { LocalServerOptions } from './server/local-server-options.ts';

export type LocalServer = {
  readonly url: string;
  readonly issueToken: (principal: Principal) => Promise<string>;
  readonly organisation: () => Promise<OrganisationIndex>;
  /** Resolves when everything recorded so far is folded. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** How long requests may still take whose caller has gone. */
const DRAIN_MS = 5000;

/** The whole product on one port: engine, fold, API and pages. */
export const startLocalServer = async (options: LocalServerOptions): Promise<LocalServer> => {
  const { data, report } = options;
  await assertFree(options.port, options.host);
  const engine = await ownEngine(data, report);
  const client = localTableClient(engine);
  await ensureTable(client, LOCAL_TABLE);
  const parts = await openLocalParts(client, options);
  const { app, busy, sending, webhooks } = createLocalApp(parts, options);

  const underWay = createUnderWay();
  const listener = await localListener({
    fetch: underWay.counted(app.fetch),
    busy,
    provider: options.cityProvider ? undefined : demonstrationProvider(parts),
  });
  const { server, port } = await listenOn(options.port, options.host, listener);
  const url = `http://localhost:${port}`;
  const background = startBackground({
    ...parts,
    send: () => sending.send(url),
    sendReports: () => sending.sendReports(url),
    publish: () => publishMonths(parts),
    webhooks,
    tableName: LOCAL_TABLE,
  });

  return {
    url,
    issueToken: parts.signIn.issueToken,
    organisation: parts.organisation,
    settled: parts.feed.drain,
    close: async () => {
      await hangUp(server);
      await underWay.ended(DRAIN_MS);
      await parts.feed.drain();
      await background.stop();
      client.destroy();
      await engine.close();
    },
  };
};
