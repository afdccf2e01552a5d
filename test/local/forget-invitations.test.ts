import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetInvitations } from '../../functions/local/forget-invitations.ts';
import { createRawItems } from '../../functions/store/raw-items.ts';
import { sampleInvitation } from '../support/invitations.ts';
import { NOW } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

const DAY_MS = 86_400_000;

let table: TestTable;
beforeEach(async () => {
  table = await openTable();
});
afterEach(() => table.close());

const left = async (): Promise<number> => {
  let count = 0;
  for await (const page of createRawItems(table.client, table.tableName).pages()) count += page.length;
  return count;
};

it('removes an invitation and its names when its time is over, and not before', async () => {
  const { putInvitation, invitationWithId } = table.invitations;
  const invitation = sampleInvitation('H-1');
  await putInvitation(invitation);
  await putInvitation({ ...invitation, version: 2, dueMs: NOW + 4 * DAY_MS, next: 'reminder' });

  await forgetInvitations(table.client, table.tableName, NOW + 95 * DAY_MS);
  expect(await invitationWithId(invitation.id)).toBeDefined();
  await forgetInvitations(table.client, table.tableName, NOW + 101 * DAY_MS);

  expect(await left()).toBe(0);
});
