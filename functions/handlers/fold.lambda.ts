import type { DynamoDBStreamEvent } from 'aws-lambda';
import { readEnvironment } from '../environment.ts';
import { consumeHours } from '../store/fold.ts';
import { hourOfItemKey } from '../store/keys.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { deployedStore } from './deployed-store.ts';

const store = deployedStore(readEnvironment(['tableName']).tableName);
const organisation = cachedOrganisation(store, Date.now);
const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Folds what a batch of the stream says has changed. A failure throws, and the batch comes again. */
export const handler = async (event: DynamoDBStreamEvent): Promise<void> => {
  const hours = event.Records.flatMap(({ dynamodb }) => {
    const pk = dynamodb?.Keys?.pk?.S;
    const sk = dynamodb?.Keys?.sk?.S;
    return (pk && sk && hourOfItemKey({ pk, sk })) || [];
  });
  await consumeHours({ store, organisation, now: Date.now, random: Math.random, sleep }, hours);
};
