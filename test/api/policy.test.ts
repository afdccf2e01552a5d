import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Permission, POLICY, type Principal, ROLES, type Role } from '#domain/policy.ts';
import { OPERATIONS } from '../../functions/api/operations.ts';
import { permissionDemandedBy } from '../../functions/api/requires.ts';
import { openSignIn } from '../../functions/local/sign-in/sign-in.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { ABOUT_NO_UNIT, REQUESTS, type Request as UnitRequest } from '../support/requests.ts';
import { NOW, ORGANISATION } from '../support/sample.ts';

const { app } = await openApi().then(async (opened) => {
  await opened.table.close();
  return opened;
});

/** Where citizens, and kiosks with their own signatures, come without a role. */
const OPEN = [
  'GET /healthz',
  'GET /open-data/:file',
  'GET /open-data/csv-metadata.json',
  'GET /open-data/datapackage.json',
  'GET /openapi.json',
  'GET /reference',
  'GET /v1/counters/:code',
  'GET /v1/devices/:id/prompt',
  'GET /v1/ledger/:unit',
  'GET /v1/methods',
  'GET /v1/methods/:id',
  'GET /v1/pairings/:code',
  'GET /v1/proofs/:code',
  'GET /v1/public/months',
  'GET /v1/public/months/:month',
  'GET /v1/public/units/:id',
  'GET /v1/public/units/:id/improvements',
  'GET /v1/sign-in',
  'POST /v1/devices/:id/heartbeat',
  'POST /v1/pairings',
  'POST /v1/responses',
  'POST /v1/responses/batch',
];

/** The routes of the app, each with the permission it demands before anything else. */
const ROUTES = new Map<string, Permission | undefined>();
for (const { method, path, handler } of app.routes) {
  const name = `${method} ${path}`;
  if (path.includes('*') || ROUTES.has(name)) continue;
  ROUTES.set(name, permissionDemandedBy(handler));
}
const GUARDED = [...ROUTES].flatMap(([name, permission]) =>
  permission ? [{ name, permission, method: name.split(' ')[0] ?? '' }] : [],
);

/** Seen from A, which has A1 below it. */
const PLACES = { own: 'A', child: 'A1', sibling: 'B', parent: '01' } as const;
const STANDS_AT = PLACES.own;

/*
 * Who may do what, said a second time by hand, as people would say it, and not read from the policy: so a grant that is
 * wrong there is noticed here. `below`: his unit and what is below it; `all`: every unit; `-`: nowhere.
 */
const SAID = `
                     admin   officer   manager   viewer   inspector   integration   device
results.read         below   below     below     below    all         -             -
comments.read        below   below     below     -        all         -             -
comments.moderate    below   below     -         -        -           -             -
improvements.write   below   below     below     -        -           -             -
subscriptions.see    below   below     below     -        all         -             -
subscriptions.manage below   below     below     -        -           -             -
scorecard.enter      below   below     -         -        -           -             -
responses.export     below   below     -         -        all         -             -
questionnaires.see   below   below     below     below    all         -             -
questionnaires.edit  below   below     -         -        -           -             -
units.change         below   below     -         -        -           -             -
units.export         below   below     -         -        all         -             -
services.change      below   below     -         -        -           -             -
decisions.make       below   below     -         -        -           -             -
devices.see          below   below     below     -        all         -             -
devices.run          below   below     -         -        -           -             -
keys.see             below   -         -         -        all         -             -
keys.manage          below   -         -         -        -           -             -
webhooks.see         below   -         -         -        all         -             -
webhooks.manage      below   -         -         -        -           -             -
audit.read           below   -         -         -        all         -             -
kiosks.prompt        -       -         -         -        -           below         -
receipts.issue       -       -         -         -        -           below         -
invitations.send     -       -         -         -        -           below         -
dossiers.report      -       -         -         -        -           below         -
`;

const [HEADING = '', ...LINES] = SAID.trim().split('\n');
const SAID_ROLES = HEADING.trim().split(/\s+/) as Role[];
const SAID_OF = new Map(
  LINES.map((line) => {
    const [permission = '', ...reaches] = line.split(/\s+/);
    return [permission, Object.fromEntries(SAID_ROLES.map((role, at) => [role, reaches[at]]))] as const;
  }),
);
const saidOf = (permission: Permission, role: Role): string => SAID_OF.get(permission)?.[role] ?? 'not said';
const isSaidOf = (permission: Permission, role: Role, unit: string): boolean =>
  saidOf(permission, role) === 'all' ||
  (saidOf(permission, role) === 'below' && [PLACES.own, PLACES.child].includes(unit as never));

let api: TestApi;
beforeAll(async () => {
  api = await openApi({ published: ORGANISATION });
});
afterAll(() => api.table.close());

const bearer = ({ role, unit }: Principal) => ({ authorization: `Bearer ${role}/${unit}` });

const ask = async (
  method: string,
  of: UnitRequest['of'],
  unit: string,
  headers: Readonly<Record<string, string>>,
): Promise<Response> => {
  const { path, body, csv } = await of(api, unit);
  return api.app.request(path, {
    method,
    headers: {
      ...headers,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(csv ? { 'content-type': 'text/csv' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    ...(csv ? { body: csv } : {}),
  });
};

const GRANTED = 'granted';
const outcomeOf = async (answer: Response, statusIn?: UnitRequest['statusIn']) => {
  const status = answer.status === 200 && statusIn ? statusIn((await answer.json()) as never) : answer.status;
  return status >= 200 && status < 300 ? GRANTED : status;
};

describe('every route', () => {
  it('is open to all, or demands one permission before it does anything', () => {
    const open = [...ROUTES].flatMap(([name, permission]) => (permission ? [] : [name]));

    expect(open.toSorted()).toEqual(OPEN);
  });

  it('that demands a permission is asked here about units, or is about none', () => {
    const asked = [...Object.keys(REQUESTS), ...Object.keys(ABOUT_NO_UNIT)];

    expect(GUARDED.map(({ name }) => name).toSorted()).toEqual(asked.toSorted());
  });

  it('says in its description whether one must sign in', () => {
    const described = OPERATIONS.filter(({ signedIn }) => signedIn).map(
      ({ method, path }) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    );

    expect(described.toSorted()).toEqual(GUARDED.map(({ name }) => name).toSorted());
  });

  it('that changes something is closed to inspectors, viewers and what signs in as a device', () => {
    const open = GUARDED.filter(({ method }) => method !== 'GET').flatMap(({ name, permission }) =>
      (['inspector', 'viewer', 'device'] as const)
        .filter((role) => saidOf(permission, role) !== '-')
        .map((role) => `${role}: ${name}`),
    );

    expect(open).toEqual([]);
  });

  it('demands what is said here of every role', () => {
    expect([...SAID_OF.keys()].toSorted()).toEqual(Object.keys(POLICY).toSorted());
    expect(SAID_ROLES.toSorted()).toEqual([...ROLES].toSorted());
  });

  it('that only looks is open to inspectors at every unit', () => {
    const closed = GUARDED.filter(({ method }) => method === 'GET')
      .filter(({ permission }) => saidOf(permission, 'inspector') !== 'all')
      .map(({ name }) => name);

    expect(closed).toEqual([]);
  });

  it('leaves no permission of the table without use', () => {
    const used = new Set(GUARDED.map(({ permission }) => permission));

    expect(Object.keys(POLICY).filter((permission) => !used.has(permission as Permission))).toEqual([]);
  });
});

describe('who is signed in is answered as the table says, each role about its own unit and the others', () => {
  const ofUnits = GUARDED.flatMap((route) => {
    const request = REQUESTS[route.name];
    return request ? [{ ...route, request }] : [];
  });

  it.each(ofUnits)('$name', async ({ method, permission, request }) => {
    const [expected, answered]: Record<string, unknown>[] = [{}, {}];
    for (const role of ROLES) {
      const principal = { role, unit: STANDS_AT };
      for (const [place, unit] of Object.entries(PLACES)) {
        const label = `${role} of his ${place}`;
        const answer = await ask(method, request.of, unit, bearer(principal));
        if (answered) answered[label] = await outcomeOf(answer, request.statusIn);
        if (!expected) continue;
        if (saidOf(permission, role) === '-') expected[label] = 403;
        else expected[label] = isSaidOf(permission, role, request.about ?? unit) ? GRANTED : request.refusal;
      }
    }

    expect(answered).toEqual(expected);
  });

  it.each(GUARDED.filter(({ name }) => ABOUT_NO_UNIT[name]))(
    '$name, which is about no unit',
    async ({ name, method, permission }) => {
      const of = ABOUT_NO_UNIT[name] as UnitRequest['of'];

      const answered = await Promise.all(
        ROLES.map(async (role) => outcomeOf(await ask(method, of, '', bearer({ role, unit: STANDS_AT })))),
      );

      expect(answered).toEqual(ROLES.map((role) => (saidOf(permission, role) === '-' ? 403 : GRANTED)));
    },
  );

  it('and hears of no unit that he does not reach', async () => {
    const listed = async (role: Principal['role']) =>
      (
        (await (await api.get('/v1/units', { role, unit: 'A' })).json()) as { units: { id: string }[] }
      ).units.map(({ id }) => id);

    expect(await listed('viewer')).toEqual(['A', 'A1', 'A2']);
    expect((await listed('inspector')).toSorted()).toEqual(['01', 'A', 'A1', 'A2', 'B']);
  });
});

describe('who is not signed in', () => {
  it.each(GUARDED)('is refused by $name, whatever else is wrong', async ({ name, method }) => {
    const of = REQUESTS[name]?.of ?? ABOUT_NO_UNIT[name];
    const { path } = (await of?.(api, 'A')) ?? { path: '' };

    const answers = [
      await api.app.request(path, { method }),
      await api.app.request(`${path}${path.includes('?') ? '&' : '?'}role=admin`, { method }),
      await api.app.request(path, { method, headers: { authorization: 'Bearer survey_x_y' } }),
      await api.app.request(path, { method, headers: { authorization: 'Basic YWRtaW46YWRtaW4=' } }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  });
});

describe('nobody grants himself a role', () => {
  const OFFICER = { role: 'officer', unit: 'A' } as const;
  const folder = mkdtempSync(join(tmpdir(), 'policy-'));
  const signIn = openSignIn(folder, () => NOW);
  let signedIn: TestApi;
  beforeAll(async () => {
    signedIn = await openApi({ authenticate: signIn.authenticate });
  });
  afterAll(() => signedIn.table.close());

  const keysWith = async (token: string): Promise<number> =>
    (await signedIn.app.request('/v1/api-keys', { headers: { authorization: `Bearer ${token}` } })).status;

  const edited = (token: string, claims: object): string => {
    const [head = '', payload = '', signature = ''] = token.split('.');
    const read = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    return [head, Buffer.from(JSON.stringify({ ...read, ...claims })).toString('base64url'), signature].join(
      '.',
    );
  };

  it('by an edited claim: the token is nobody’s any more', async () => {
    const token = await signIn.issueToken(OFFICER);

    const statuses = [
      await keysWith(token),
      await keysWith(edited(token, { 'custom:role': 'admin' })),
      await keysWith(edited(token, { 'custom:unit': '01' })),
      await keysWith(await signIn.issueToken({ ...OFFICER, role: 'admin' })),
    ];

    expect(statuses).toEqual([403, 401, 401, 200]);
  });

  it('by a role that there is not', async () => {
    const roles = ['root', 'Admin', 'admin,officer', '', 'constructor'];

    const statuses = await Promise.all(
      roles.map(async (role) => keysWith(await signIn.issueToken({ role: role as 'admin', unit: '01' }))),
    );

    expect(statuses).toEqual(roles.map(() => 401));
  });

  it.each([
    ['a header', '/v1/api-keys', {}, { 'x-role': 'admin', 'x-amzn-oidc-data': 'admin' }],
    ['the query', '/v1/api-keys?role=admin', {}, {}],
    ['the body', '/v1/api-keys', { role: 'admin', createdBy: 'admin of 01' }, {}],
  ])('by what he says in %s', async (_, path, more, headers) => {
    const body = { name: 'Một cửa', unit: 'A', until: '2027-06-30', ...more };

    const answer = await api.post(path, body, { ...bearer(OFFICER), ...headers });

    expect(answer.status).toBe(403);
    expect(await api.table.apiKeys.allKeys()).not.toContainEqual(
      expect.objectContaining({ createdBy: 'officer of A' }),
    );
  });

  it('by the id of another unit in path, query and body at once', async () => {
    const statuses = [
      (await api.get('/v1/units/B/results?month=2026-11', OFFICER)).status,
      (await api.get('/v1/devices?unit=B', OFFICER)).status,
      (await api.get('/v1/devices?unit=A&unit=B', OFFICER)).status,
      (await api.get('/v1/units/A%2F..%2FB/results', OFFICER)).status,
      (
        await api.post(
          '/v1/api-keys',
          { name: 'x', unit: 'B', until: '2027-06-30' },
          bearer({ role: 'admin', unit: 'A' }),
        )
      ).status,
    ];

    expect(statuses).toEqual([403, 403, 400, 403, 403]);
  });
});
