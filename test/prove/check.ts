import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { indexOrganisation, subtreeOf } from '#domain/unit-tree.ts';
import type { Sent } from './kiosks.ts';
import type { Decided } from './officers.ts';
import { AFTER_REFORM, MONTHS } from './organisations.ts';
import { canonicalText, recountOf } from './recount.ts';
import { TABLE, type World } from './world.ts';

/** An item as it lies in the table. */
export type RawItem = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

const INDEX = indexOrganisation(AFTER_REFORM);
const EMPTY = canonicalText(recountOf([]));

const unitOf = ({ pk }: RawItem): string => pk.split('#')[1] ?? '';
const dayOf = ({ pk }: RawItem): string => pk.split('#')[2] ?? '';

/** What a device sent and what is stored, in the same words. */
const saidBy = (item: RawItem): string =>
  canonicalText({
    unit: unitOf(item),
    at: item.at,
    channel: item.channel,
    moment: item.moment,
    counter: item.counter,
    service: item.service,
    form: [item.questionnaire, item.version],
    answers: item.answers,
    reasons: item.reasons ?? [],
  });

const saidIn = ({ response }: Sent): string => canonicalText(saidFields(response));

const saidFields = (response: Sent['response']) => ({
  unit: response.unit,
  at: response.at,
  channel: response.channel,
  moment: response.moment,
  counter: response.counter,
  service: response.service,
  form: [response.questionnaire, response.questionnaireVersion],
  answers: response.answers,
  reasons: response.reasons,
});

/** Every acknowledged response is there once, whole; and nothing is there that nobody sent. */
const checkResponses = (world: World, raw: readonly RawItem[], sent: readonly Sent[]): void => {
  const stored = Map.groupBy(raw, ({ sk }) => sk.slice(3));
  for (const [id, items] of stored)
    if (items.length > 1) world.wrong(`${id} is stored ${items.length} times`);
  const byId = Map.groupBy(sent, ({ response }) => response.id);
  for (const id of stored.keys()) if (!byId.has(id)) world.wrong(`${id} is stored, and nobody sent it`);
  for (const [id, rivals] of byId) {
    const item = stored.get(id)?.[0];
    const codes = new Set(rivals.flatMap(({ outcomes }) => outcomes.flatMap(({ code }) => code ?? [])));
    if (codes.size > 1) world.wrong(`${id} was acknowledged with the codes ${[...codes].join(', ')}`);
    for (const rival of rivals) {
      const acknowledged = rival.outcomes.some(({ code }) => code !== undefined);
      if (rival.outcomes.length === 0) world.wrong(`${id} was never answered`);
      if (!item) {
        if (acknowledged) world.wrong(`${id} was acknowledged, and is not stored`);
        continue;
      }
      if (item.state === 'erased') {
        if (item.answers !== undefined) world.wrong(`${id} is erased, and its answers are there`);
        continue;
      }
      if (acknowledged && saidBy(item) !== saidIn(rival)) {
        world.wrong(`${id} was acknowledged, and something else is stored`);
      }
    }
    if (item && item.state !== 'erased' && !rivals.some((rival) => saidBy(item) === saidIn(rival))) {
      world.wrong(`${id} is stored as nobody sent it`);
    }
  }
};

const checkDecisions = (world: World, raw: readonly RawItem[], decided: readonly Decided[]): void => {
  const stored = new Map(raw.map((item) => [item.sk.slice(3), item]));
  const decidedIds = new Set(decided.map(({ id }) => id));
  for (const [id, { state }] of stored) {
    if (!decidedIds.has(id) && state !== undefined)
      world.wrong(`${id} is ${state}, and nobody has decided so`);
  }
  for (const { id, state } of decided) {
    const found = stored.get(id)?.state ?? 'counted';
    if (state && found !== state) world.wrong(`${id} was decided to be ${state}, and is ${found}`);
  }
};

/** No decision without its entry in the audit log, and all entries in one chain, whoever died between the two. */
const checkAudit = async (
  world: World,
  client: DynamoDBDocumentClient,
  raw: readonly RawItem[],
): Promise<void> => {
  const audit = world.system.audit.createAudit(client, TABLE);
  const taken = raw.flatMap(({ code, decisions }) =>
    ((decisions ?? []) as readonly { readonly decision: string }[]).map(
      ({ decision }) => `${code} ${decision}`,
    ),
  );
  const kept: string[] = [];
  for (const month of MONTHS) {
    const entries = (await audit.newest(month, { limit: 100_000 })).toReversed();
    for (const fault of world.system.audit.auditFaults(entries)) world.wrong(`the audit log: ${fault}`);
    kept.push(...entries.map(({ target, after }) => `${target} ${after?.decision}`));
  }
  const entries = Map.groupBy(kept, String);
  for (const [decision, times] of Map.groupBy(taken, String)) {
    const found = entries.get(decision)?.length ?? 0;
    if (found < times.length)
      world.wrong(`${decision} was decided ${times.length} times, with ${found} entries`);
  }
};

/** Every tally of an hour, and every sheet of a unit and of all that stand above it, is what its responses say. */
const checkFigures = async (
  world: World,
  client: DynamoDBDocumentClient,
  raw: readonly RawItem[],
): Promise<void> => {
  const store = world.system.store.createStore(client, TABLE);
  const monthly = (unit: string, month: string) =>
    raw.filter((item) => unitOf(item) === unit && dayOf(item).startsWith(month));
  for (const month of MONTHS) {
    for (const { id } of AFTER_REFORM.units) {
      const tallies = await store.hourTalliesOf(id, month);
      const hours = Map.groupBy(monthly(id, month), (item) => `${dayOf(item)} ${item.sk.slice(0, 2)}`);
      const found = new Map(
        tallies.map(({ key, tally }) => [`${key.day} ${key.hour}`, canonicalText(tally)]),
      );
      for (const hour of new Set([...hours.keys(), ...found.keys()])) {
        const expected = canonicalText(recountOf(hours.get(hour) ?? []));
        if ((found.get(hour) ?? EMPTY) !== expected) {
          world.wrong(`the tally of ${id}, ${hour} h, says ${found.get(hour)} and not ${expected}`);
        }
      }
    }
    const tree = INDEX.tree(month);
    for (const node of tree.nodes.values()) {
      const { id } = node.unit;
      const inner = node.children.length > 0 || node.parent === null;
      const below = subtreeOf(tree, id).flatMap(({ unit }) => monthly(unit.id, month));
      const expected: [string, readonly RawItem[]][] = [];
      if (inner) expected.push([id, monthly(id, month)]);
      if (node.parent !== null) expected.push([node.parent, inner ? below : monthly(id, month)]);
      for (const [parent, items] of expected) {
        const sheet = await store.sheetAt({ parent, month, unit: id }, true);
        const says = sheet ? canonicalText(sheet.tally()) : EMPTY;
        const right = canonicalText(recountOf(items));
        if (says !== right)
          world.wrong(`the sheet of ${id} under ${parent}, ${month}, says ${says} and not ${right}`);
      }
    }
  }
};

/** The ledger holds every response, and what lies in the table is what it holds. */
const checkLedger = async (
  world: World,
  client: DynamoDBDocumentClient,
  raw: readonly RawItem[],
): Promise<void> => {
  const { system, time } = world;
  const store = system.store.createStore(client, TABLE);
  const ledger = system.ledger.createLedger(client, TABLE);
  const organisation = async () => INDEX;
  await system.seal.seal({ store, ledger, organisation, now: () => time.now() + 86_400_000 });
  let sealed = 0;
  for (const { id } of AFTER_REFORM.units) {
    const verified = await system.verify.verifyUnit(ledger, id, '2026-09-01', '2026-12-31');
    sealed += verified.responses;
    for (const fault of verified.faults) world.wrong(`the ledger says ${JSON.stringify(fault)}`);
  }
  if (sealed !== raw.length) world.wrong(`the ledger holds ${sealed} of ${raw.length} responses`);
};

/** After everything has come to its end: what is stored, counted and sealed against what was sent and decided. */
export const checkAll = async (
  world: World,
  client: DynamoDBDocumentClient,
  items: readonly RawItem[],
  sent: readonly Sent[],
  decided: readonly Decided[],
): Promise<void> => {
  const raw = items.filter(({ pk }) => pk.startsWith('RESPONSE#'));
  checkResponses(world, raw, sent);
  checkDecisions(world, raw, decided);
  await checkAudit(world, client, raw);
  await checkFigures(world, client, raw);
  await checkLedger(world, client, raw);
};
