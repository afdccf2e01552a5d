import { randomUUID } from 'node:crypto';
import { pairingCodeOf } from '#domain/device.ts';
import { endedBy } from '#domain/report-subscription.ts';
import { thankYouCode } from '#domain/thank-you-code.ts';
import { localIsoOf } from '#domain/time.ts';
import type { TestApi } from './api.ts';
import { draftOf, questionnaireAt } from './questionnaires.ts';
import { sampleSubscription } from './report-subscriptions.ts';
import { NOW, RECEIPT, sampleId, sampleResponse } from './sample.ts';

/** A request that succeeds for whoever may make it. */
export type AllowedRequest = {
  readonly path: string;
  readonly body?: object;
  /** In place of a body. */
  readonly csv?: string;
};

/** How a route is asked about a unit; each call makes anew what the request needs. */
export type Request = {
  readonly of: (api: TestApi, unit: string) => Promise<AllowedRequest> | AllowedRequest;
  /** What who may not reach the unit is answered; 404 where he is not told whether there is such a thing. */
  readonly refusal: 403 | 404;
  /** The unit it is about, whichever is asked for: what holds everywhere is of the city. */
  readonly about?: string;
  /** Where the answer for the one thing that was sent stands in a list of answers. */
  readonly statusIn?: (body: never) => number;
};

let last = 700_000;
const nextId = (): string => sampleId(++last);

const KEY = { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) } as const;

const pairingCode = async ({ table }: TestApi): Promise<string> => {
  const code = pairingCodeOf(nextId().slice(-8)) as string;
  await table.devices.offerPairing({ code, key: KEY, thumbprint: code, expiresAtMs: NOW + 60_000 });
  return code;
};

const deviceAt = async ({ table }: TestApi, unit: string): Promise<string> => {
  const id = nextId();
  await table.devices.addDevice({
    id,
    version: 1,
    unit,
    counter: `${unit}-01`,
    key: KEY,
    enrolledAt: localIsoOf(NOW),
    enrolledBy: 'officer of 01',
    pairedAt: localIsoOf(NOW),
    keyExpiresAt: localIsoOf(NOW + 86_400_000),
  });
  return id;
};

const keyAt = async ({ table }: TestApi, unit: string): Promise<string> => {
  const id = nextId().slice(-10);
  await table.apiKeys.addKey({
    id,
    version: 1,
    name: 'Một cửa',
    unit,
    secretHash: '00'.repeat(32),
    createdAt: localIsoOf(NOW),
    createdBy: 'admin of 01',
    expiresAt: localIsoOf(NOW + 86_400_000),
  });
  return id;
};

const webhookAt = async ({ table }: TestApi, unit: string): Promise<string> => {
  const id = nextId();
  await table.webhooks.putWebhook({
    id,
    version: 1,
    url: 'https://cong.hanoi.gov.vn/hooks',
    unit,
    kinds: ['verdict.changed'],
    createdAt: localIsoOf(NOW),
    createdBy: 'admin of 01',
  });
  return id;
};

const subscriptionAt = async ({ table }: TestApi, unit: string): Promise<string> => {
  const subscription = sampleSubscription({ unit, id: nextId(), email: `lan.${++last}@hanoi.gov.vn` });
  await table.reportSubscriptions.putSubscription(subscription);
  return subscription.id;
};

/** A unit has so many at most. */
const endAllAt = async ({ table }: TestApi, unit: string): Promise<void> => {
  for (const each of await table.reportSubscriptions.subscriptionsOf(unit)) {
    if (!each.ended) await table.reportSubscriptions.putSubscription(endedBy(each, 'admin', NOW));
  }
};

const deliveryTo = async ({ table }: TestApi, webhook: string): Promise<string> => {
  const id = `msg_${nextId()}`;
  await table.webhooks.putDelivery({
    webhook,
    id,
    version: 1,
    kind: 'verdict.changed',
    body: '{}',
    createdAt: localIsoOf(NOW),
    state: 'failed',
    dueMs: NOW,
    tries: 1,
    attempts: [{ at: localIsoOf(NOW), fault: 'timeout' }],
  });
  return id;
};

const ratingAt = async ({ table }: TestApi, unit: string): Promise<string> => {
  const response = sampleResponse(++last, { unit, at: '2026-11-20T09:00:00+07:00' });
  const code = thankYouCode(unit, '2026-11-20', last);
  await table.store.recordResponse(response, { ...RECEIPT, code });
  return code;
};

const commentAt = async ({ table }: TestApi, unit: string): Promise<string> => {
  const comment = `Ý kiến ${++last}`;
  const response = sampleResponse(last, { unit, at: '2026-11-20T09:00:00+07:00', comment });
  await table.store.recordResponse(response, RECEIPT);
  const found = await table.comments.commentsOf(unit, '2026-11', 10_000);
  return `2026-11.${found.find(({ text }) => text === comment)?.id}`;
};

const versionOf = async (
  { table }: TestApi,
  scope: Parameters<TestApi['table']['devices']['settingsOf']>[0],
) => (await table.devices.settingsOf(scope)).version;

const publishedVersion = async ({ table }: TestApi) => (await table.store.currentOrganisation()).version;

const service = (unit: string) => ({
  replaces: null,
  name: { vi: 'Thủ tục', en: 'Service' },
  field: { vi: 'Lĩnh vực', en: 'Field' },
  level: 'commune',
  units: [unit],
});

const dossier = (unit: string) => ({
  receipt: `H26.7-261123-${++last}`,
  unit,
  service: '1.001193',
  channel: 'online-full',
  received: '2026-11-16T09:00:00+07:00',
  due: '2026-11-20',
});

type OfBatch = { readonly results: readonly [{ readonly status: number }] };
const ofFirst = ({ results }: OfBatch): number => results[0].status;

/** Each route on which somebody signs in, by `METHOD /path` as the app spells it. */
export const REQUESTS: Readonly<Record<string, Request>> = {
  'GET /v1/units/:id': { of: (_, unit) => ({ path: `/v1/units/${unit}` }), refusal: 403 },
  'GET /v1/units/:id/results': { of: (_, unit) => ({ path: `/v1/units/${unit}/results` }), refusal: 403 },
  'GET /v1/units/:id/changes': { of: (_, unit) => ({ path: `/v1/units/${unit}/changes` }), refusal: 403 },
  'GET /v1/units/:id/scorecard': { of: (_, unit) => ({ path: `/v1/units/${unit}/scorecard` }), refusal: 403 },
  'GET /v1/units/:id/improvements': {
    of: (_, unit) => ({ path: `/v1/units/${unit}/improvements` }),
    refusal: 403,
  },
  'PUT /v1/units/:id/improvements/:improvement': {
    of: (_, unit) => ({
      path: `/v1/units/${unit}/improvements/${nextId()}`,
      body: { replaces: 0, day: '2026-11-20', text: { vi: 'Thêm một quầy.', en: 'One more counter.' } },
    }),
    refusal: 403,
  },
  'GET /v1/units/:id/report-subscriptions': {
    of: (_, unit) => ({ path: `/v1/units/${unit}/report-subscriptions` }),
    refusal: 403,
  },
  'PUT /v1/units/:id/report-subscriptions/:subscription': {
    of: async (api, unit) => {
      await endAllAt(api, unit);
      return {
        path: `/v1/units/${unit}/report-subscriptions/${nextId()}`,
        body: { email: `lan.${++last}@hanoi.gov.vn`, every: 'month', language: 'vi' },
      };
    },
    refusal: 403,
  },
  'DELETE /v1/units/:id/report-subscriptions/:subscription': {
    of: async (api, unit) => ({
      path: `/v1/units/${unit}/report-subscriptions/${await subscriptionAt(api, unit)}`,
    }),
    refusal: 403,
  },
  'PUT /v1/units/:id/scorecard/:indicator/:period': {
    of: async ({ table }, unit) => ({
      path: `/v1/units/${unit}/scorecard/decisions/2020`,
      body: {
        replaces: (await table.scorecards.entriesOf(unit)).length,
        value: ++last,
        document: 'BC 12/BC-UBND',
      },
    }),
    refusal: 403,
  },
  'POST /v1/organisation/import': {
    of: async (api, unit) => ({
      path: `/v1/organisation/import?replaces=${await publishedVersion(api)}`,
      csv: `code,name,parent,valid_from\nN${++last},Tổ một cửa,${unit},2027-01\n`,
    }),
    refusal: 403,
  },
  'PUT /v1/services/:code': {
    of: (_, unit) => ({ path: `/v1/services/9.${++last}`, body: service(unit) }),
    refusal: 403,
  },
  'POST /v1/services/import': {
    of: async (api, unit) => ({
      path: `/v1/services/import?replaces=${await publishedVersion(api)}`,
      csv: `code,name,field,level,units\n9.${++last},Thủ tục,Lĩnh vực,commune,${unit}\n`,
    }),
    refusal: 403,
  },
  'GET /v1/units/:id/comments': { of: (_, unit) => ({ path: `/v1/units/${unit}/comments` }), refusal: 403 },
  'GET /v1/units/:id/comment-themes': {
    of: (_, unit) => ({ path: `/v1/units/${unit}/comment-themes` }),
    refusal: 403,
  },
  'PUT /v1/units/:id/comments/:comment/moderation': {
    of: async (api, unit) => ({
      path: `/v1/units/${unit}/comments/${await commentAt(api, unit)}/moderation`,
      body: { hidden: true, reason: 'insult' },
    }),
    refusal: 403,
  },
  'POST /v1/decisions': {
    of: async (api, unit) => ({
      path: '/v1/decisions',
      body: {
        id: nextId(),
        code: await ratingAt(api, unit),
        decision: 'hold',
        reason: 'under-review',
      },
    }),
    refusal: 404,
  },
  'PUT /v1/questionnaires/:id/versions/:version': {
    of: () => ({
      path: `/v1/questionnaires/asked-${++last}/versions/1`,
      body: draftOf({ replaces: 0 }),
    }),
    refusal: 403,
    about: '01',
  },
  'POST /v1/questionnaires/:id/versions/:version/publish': {
    of: async (api) => ({
      path: `${await questionnaireAt(api, `asked-${++last}`, 'draft')}/publish`,
      body: { replaces: 1 },
    }),
    refusal: 403,
    about: '01',
  },
  'POST /v1/questionnaires/:id/versions/:version/retire': {
    of: async (api) => ({
      path: `${await questionnaireAt(api, `asked-${++last}`, 'published')}/retire`,
      body: { replaces: 2 },
    }),
    refusal: 403,
    about: '01',
  },
  'GET /v1/audit': { of: (_, unit) => ({ path: `/v1/audit?unit=${unit}` }), refusal: 403 },
  'GET /v1/audit/export': { of: (_, unit) => ({ path: `/v1/audit/export?unit=${unit}` }), refusal: 403 },
  'GET /v1/units/:id/responses.csv': {
    of: (_, unit) => ({ path: `/v1/units/${unit}/responses.csv?from=2026-11-01&to=2026-11-30` }),
    refusal: 403,
  },
  'GET /v1/units/:id/results.csv': {
    of: (_, unit) => ({ path: `/v1/units/${unit}/results.csv` }),
    refusal: 403,
  },
  'GET /v1/units/:id/results.xlsx': {
    of: (_, unit) => ({ path: `/v1/units/${unit}/results.xlsx` }),
    refusal: 403,
  },
  'GET /v1/api-keys': { of: (_, unit) => ({ path: `/v1/api-keys?unit=${unit}` }), refusal: 403 },
  'POST /v1/api-keys': {
    of: (_, unit) => ({
      path: '/v1/api-keys',
      body: { name: `Một cửa ${randomUUID()}`, unit, until: '2027-06-30' },
    }),
    refusal: 403,
  },
  'POST /v1/api-keys/:id/revocation': {
    of: async (api, unit) => ({ path: `/v1/api-keys/${await keyAt(api, unit)}/revocation`, body: {} }),
    refusal: 404,
  },
  'GET /v1/webhooks': { of: (_, unit) => ({ path: `/v1/webhooks?unit=${unit}` }), refusal: 403 },
  'POST /v1/webhooks': {
    of: async (_, unit) => ({
      path: '/v1/webhooks',
      body: { url: `https://cong.hanoi.gov.vn/${++last}`, unit, kinds: ['verdict.changed', 'kiosk.silent'] },
    }),
    refusal: 403,
  },
  'DELETE /v1/webhooks/:id': {
    of: async (api, unit) => ({ path: `/v1/webhooks/${await webhookAt(api, unit)}` }),
    refusal: 404,
  },
  'POST /v1/webhooks/:id/test': {
    of: async (api, unit) => ({ path: `/v1/webhooks/${await webhookAt(api, unit)}/test` }),
    refusal: 404,
  },
  'GET /v1/webhooks/:id/deliveries': {
    of: async (api, unit) => {
      const id = await webhookAt(api, unit);
      await deliveryTo(api, id);
      return { path: `/v1/webhooks/${id}/deliveries?before=msg_~` };
    },
    refusal: 404,
  },
  'POST /v1/webhooks/:id/deliveries/:delivery/replay': {
    of: async (api, unit) => {
      const id = await webhookAt(api, unit);
      return { path: `/v1/webhooks/${id}/deliveries/${await deliveryTo(api, id)}/replay` };
    },
    refusal: 404,
  },
  'GET /v1/devices': { of: (_, unit) => ({ path: `/v1/devices?unit=${unit}` }), refusal: 403 },
  'POST /v1/devices': {
    of: async (api, unit) => ({
      path: '/v1/devices',
      body: { id: nextId(), counter: `${unit}-01`, pairingCode: await pairingCode(api) },
    }),
    refusal: 403,
  },
  'POST /v1/devices/:id/pairing': {
    of: async (api, unit) => ({
      path: `/v1/devices/${await deviceAt(api, unit)}/pairing`,
      body: { code: await pairingCode(api) },
    }),
    refusal: 404,
  },
  'POST /v1/devices/:id/revocation': {
    of: async (api, unit) => ({
      path: `/v1/devices/${await deviceAt(api, unit)}/revocation`,
      body: { reason: 'moved' },
    }),
    refusal: 404,
  },
  'GET /v1/devices/:id/config': {
    of: async (api, unit) => ({ path: `/v1/devices/${await deviceAt(api, unit)}/config` }),
    refusal: 404,
  },
  'PUT /v1/devices/:id/config': {
    of: async (api, unit) => ({
      path: `/v1/devices/${await deviceAt(api, unit)}/config`,
      body: { replaces: 0, set: { volumePercent: 60 } },
    }),
    refusal: 404,
  },
  'GET /v1/units/:id/kiosk-config': {
    of: (_, unit) => ({ path: `/v1/units/${unit}/kiosk-config` }),
    refusal: 403,
  },
  'PUT /v1/units/:id/kiosk-config': {
    of: async (api, unit) => ({
      path: `/v1/units/${unit}/kiosk-config`,
      body: { replaces: await versionOf(api, { kind: 'unit', id: unit }), set: { volumePercent: 60 } },
    }),
    refusal: 403,
  },
  'POST /v1/kiosks/:id/prompt': {
    of: async (api, unit) => ({
      path: `/v1/kiosks/${await deviceAt(api, unit)}/prompt`,
      body: { receipt: `H26.7-${++last}`, moment: 'result', at: localIsoOf(NOW - 60_000) },
    }),
    refusal: 404,
  },
  'POST /v1/receipts': {
    of: (_, unit) => ({
      path: '/v1/receipts?qr=none',
      body: { unit, moment: 'result', at: '2026-11-23T09:41:07+07:00', receipt: `H26.7-${++last}` },
    }),
    refusal: 403,
  },
  'POST /v1/dossiers': {
    of: (_, unit) => ({ path: '/v1/dossiers', body: { dossiers: [dossier(unit)] } }),
    refusal: 403,
    statusIn: ofFirst as (body: never) => number,
  },
  'POST /v1/invitations': {
    of: (_, unit) => ({
      path: '/v1/invitations',
      body: {
        invitations: [
          {
            unit,
            moment: 'result',
            at: '2026-11-23T09:41:07+07:00',
            receipt: `H26.7-${++last}`,
            address: { phone: '0912345678' },
          },
        ],
      },
    }),
    refusal: 403,
    statusIn: ofFirst as (body: never) => number,
  },
  'POST /v1/receipts/issued': {
    of: (_, unit) => ({
      path: '/v1/receipts/issued',
      body: { reports: [{ id: nextId(), unit, day: '2026-11-20', counts: { result: 12 } }] },
    }),
    refusal: 403,
    statusIn: ofFirst as (body: never) => number,
  },
};

/** Routes that are about no unit: who has their permission at all is answered, each with what he reaches. */
export const ABOUT_NO_UNIT: Readonly<Record<string, Request['of']>> = {
  'GET /v1/units': () => ({ path: '/v1/units' }),
  'GET /v1/questionnaires': () => ({ path: '/v1/questionnaires' }),
  'GET /v1/questionnaires/:id/versions/:version': () => ({
    path: '/v1/questionnaires/post-service/versions/1',
  }),
  'GET /v1/services': () => ({ path: '/v1/services' }),
  'GET /v1/organisation/export': () => ({ path: '/v1/organisation/export' }),
  'GET /v1/services/export': () => ({ path: '/v1/services/export' }),
};
