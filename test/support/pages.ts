import type { Hono } from 'hono';
import type { Organisation } from '#domain/unit.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { createPagesApp, type PagesDeps } from '../../functions/pages/pages-app.tsx';
import { noChanges, openMemoryIntake } from './memory-intake.ts';
import { TEST_RECEIPTS } from './receipts.ts';
import { NOW, ORGANISATION, RECEIPT, sampleId } from './sample.ts';

export const COUNTER = 'A1-01';

type Options = Partial<Omit<PagesDeps, 'organisation'>> & {
  readonly organisation?: Organisation | PagesDeps['organisation'];
};

export type TestPages = {
  readonly app: Hono;
  readonly intake: ReturnType<typeof openMemoryIntake>;
  readonly reported: unknown[];
  readonly open: (search?: string) => Promise<string>;
  readonly send: (fields: URLSearchParams) => Promise<Response>;
};

/** The pages of the sample organisation at `NOW`, with ids and codes counted from 1. */
export const openPages = ({ organisation = ORGANISATION, ...deps }: Options = {}): TestPages => {
  const intake = openMemoryIntake();
  const reported: unknown[] = [];
  const index = typeof organisation === 'function' ? organisation : indexOrganisation(organisation);
  let ids = 0;
  let codes = 0;
  const app = createPagesApp({
    store: intake,
    changes: noChanges,
    receipts: TEST_RECEIPTS,
    organisation: typeof index === 'function' ? index : async () => index,
    cityName: 'Thành phố Hà Nội',
    now: () => NOW,
    newId: () => sampleId(++ids),
    newReceipt: (_, receivedAt) => ({
      ...RECEIPT,
      code: `7KQM2-X${String(++codes).padStart(4, '0')}`,
      receivedAt,
    }),
    report: (error) => reported.push(error),
    ...deps,
  });
  return {
    app,
    intake,
    reported,
    open: async (search = '') => (await app.request(`/q/${COUNTER}${search}`)).text(),
    send: async (fields) => app.request(`/q/${COUNTER}`, { method: 'POST', body: fields }),
  };
};

const attributesOf = (tag: string): ReadonlyMap<string, string> =>
  new Map([...tag.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, value]));

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&quot;': '"', '&amp;': '&' };

/** What a browser would send if the form of the page were submitted as it stands. */
export const fieldsOn = (html: string): URLSearchParams =>
  new URLSearchParams([
    ...[...html.matchAll(/<input ([^>]*?)\/?>/g)]
      .map(([, attributes = '']) => attributesOf(attributes))
      .filter((input) => input.get('type') === 'hidden' || input.has('checked'))
      .map((input) => [input.get('name') ?? '', input.get('value') ?? '']),
    ...[...html.matchAll(/<textarea ([^>]*)>([^<]*)<\/textarea>/g)].map(([, attributes = '', text = '']) => [
      attributesOf(attributes).get('name') ?? '',
      text.replaceAll(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity),
    ]),
  ]);

/** The form of a page with more filled in. */
export const filledIn = (html: string, answers: Readonly<Record<string, string>>): URLSearchParams => {
  const fields = fieldsOn(html);
  for (const [name, value] of Object.entries(answers)) fields.set(name, value);
  return fields;
};
