import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { authenticateByApiKey, firstOf } from '../../api/api-key-sign-in.ts';
import { authenticateByToken } from '../../api/token-sign-in.ts';
import { newReceipt } from '../../identifiers.ts';
import { keyringOf } from '../../receipts/keyring.ts';
import { createReceipts } from '../../receipts/receipts.ts';
import { cachedOrganisation } from '../../store/organisation-cache.ts';
import { cachedMonths } from '../../store/publications.ts';
import { cachedCatalogue } from '../../store/questionnaires.ts';
import { localKeyText } from '../receipts/key-file.ts';
import { cityTokens } from '../sign-in/city-provider.ts';
import { isOwnProvider } from '../sign-in/provider-door.ts';
import { openSignIn } from '../sign-in/sign-in.ts';
import { fillEmptyTable } from './fill-empty-table.ts';
import { openFoldingFeed } from './folding-feed.ts';
import type { LocalServerOptions } from './local-server-options.ts';
import { openLocalTable } from './local-table.ts';

/** A running machine notices a changed organisation within seconds, not a minute: somebody is watching. */
const ORGANISATION_TTL_MS = 2000;

/**
 * What the routes of a single machine are made of, by the names under which they ask for it. Whatever is to be folded is written
 * through the feed.
 */
export const openLocalParts = async (client: DynamoDBDocumentClient, options: LocalServerOptions) => {
  const { data, report, cityName, build, cityProvider } = options;
  const now = Date.now;
  const table = openLocalTable(client);
  await fillEmptyTable(table, now, options);
  const feed = await openFoldingFeed(table, data, now, report);
  const signIn = openSignIn(data.directory, now, cityProvider ? () => false : isOwnProvider);
  const keyring = keyringOf(localKeyText(data.directory));
  return {
    ...table,
    asked: feed,
    decisions: { ...table.decisions, decide: feed.decide },
    changes: { ...table.changes, changeResponse: feed.changeResponse },
    publisher: table.store,
    feed,
    organisation: cachedOrganisation(table.store, now, ORGANISATION_TTL_MS),
    catalogue: cachedCatalogue(table.questionnaires, now, ORGANISATION_TTL_MS),
    months: cachedMonths(table.publications, now, ORGANISATION_TTL_MS),
    signIn,
    authenticate: firstOf(
      authenticateByApiKey(table.apiKeys, now),
      ...(cityProvider ? [authenticateByToken(cityTokens(cityProvider, now))] : []),
      signIn.authenticate,
    ),
    keyring,
    receipts: createReceipts(keyring),
    newReceipt,
    now,
    siteUrl: ({ url }: Request) => url,
    release: build,
    ...{ client, data, cityName, build, report },
  };
};

export type LocalParts = Awaited<ReturnType<typeof openLocalParts>>;
