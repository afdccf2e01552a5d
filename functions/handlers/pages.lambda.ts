import { handle } from 'hono/aws-lambda';
import { ulid } from 'ulid';
import { readEnvironment } from '../environment.ts';
import { newThankYouCode } from '../identifiers.ts';
import { createPagesApp } from '../pages/pages-app.tsx';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { deployedStore } from './deployed-store.ts';
import { reportToLog } from './report.ts';

const { tableName, cityName } = readEnvironment(['tableName', 'cityName']);
const store = deployedStore(tableName);

export const handler = handle(
  createPagesApp({
    store,
    organisation: cachedOrganisation(store, Date.now),
    cityName,
    now: Date.now,
    newId: ulid,
    newCode: newThankYouCode,
    report: reportToLog,
  }),
);
