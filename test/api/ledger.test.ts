import { createHash } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import { thankYouCode } from '#domain/thank-you-code.ts';
import { localIsoOf } from '#domain/time.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import type { Decided, LedgerPage, ProofAnswer } from '../../functions/api/ledger-schemas.ts';
import { addCheckPage } from '../../functions/pages/check-app.tsx';
import { responseKey } from '../../functions/store/keys.ts';
import { seal } from '../../functions/store/seal.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { NOW, ORGANISATION, RECEIPT, sampleId, sampleResponse } from '../support/sample.ts';

const index = indexOrganisation(ORGANISATION);
const OFFICER = { role: 'officer', unit: '01' } as const;

let api: TestApi;
let last = 0;
/** When ratings are received: first on the day itself, later now. */
let receivedAt = '2026-11-20T09:00:05+07:00';

/** A rating of a closed day, or of another, with the code that its place gives it. */
const rate = async (more: Partial<SurveyResponse> = {}) => {
  const number = ++last;
  const response = sampleResponse(number, { at: '2026-11-20T09:00:00+07:00', ...more });
  const code = thankYouCode(response.unit, response.at.slice(0, 10), number);
  await api.table.store.recordResponse(response, { ...RECEIPT, code, receivedAt });
  return { response, code };
};

const proofOf = async (code: string) => (await (await api.get(`/v1/proofs/${code}`)).json()) as ProofAnswer;
const decide = (body: object, as: Parameters<TestApi['get']>[1] = OFFICER) =>
  api.post('/v1/decisions', body, { authorization: `Bearer ${as?.role}/${as?.unit}` });
const decision = (code: string, kind: string) => ({
  id: sampleId(100_000 + ++last),
  code,
  decision: kind,
  reason: 'citizen-request',
});

let ratings: Awaited<ReturnType<typeof rate>>[];
/** Sealed with the others. */
let toErase: Awaited<ReturnType<typeof rate>>;
beforeAll(async () => {
  api = await openApi();
  addCheckPage(api.app, {
    ledger: api.table.ledger,
    decisions: api.table.decisions,
    organisation: async () => index,
    cityName: 'Hà Nội',
    report: () => {},
  });
  ratings = [];
  for (let at = 0; at < 5; at++) ratings.push(await rate());
  toErase = await rate();
  await api.fold([...ratings, toErase].map(({ response }) => response));
  await seal({
    store: api.table.store,
    ledger: api.table.ledger,
    organisation: async () => index,
    now: () => NOW,
  });
  receivedAt = localIsoOf(NOW);
});
afterAll(() => api.table.close());

const sha256 = (...parts: (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Written after RFC 9162 and what the API says alone; it shares no code with the ledger. */
const rootFrom = ({
  leafHash,
  position,
  path,
  block,
}: NonNullable<ProofAnswer['responses'][0]['inclusion']>): string => {
  let node: Buffer = Buffer.from(leafHash, 'hex');
  let [fn, sn] = [position, block.responses - 1];
  for (const step of path.map((each) => Buffer.from(each, 'hex'))) {
    if (fn % 2 === 1 || fn === sn) {
      node = sha256(Buffer.of(1), step, node);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else node = sha256(Buffer.of(1), node, step);
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return node.toString('hex');
};

describe('a proof', () => {
  it('leads from each rating to the root of its block, as anyone can compute', async () => {
    for (const { code } of ratings) {
      const [found] = (await proofOf(code)).responses;

      expect(found).toMatchObject({
        unit: { id: 'A1' },
        day: '2026-11-20',
        state: 'counted',
      });
      expect(found?.inclusion?.unchanged).toBe(true);
      expect(found?.inclusion && rootFrom(found.inclusion)).toBe(found?.inclusion?.block.root);
    }
  });

  it('says nothing of what was answered', async () => {
    const text = JSON.stringify(await proofOf(ratings[0]?.code ?? ''));

    expect(text).not.toMatch(/answers|overall|reasons|channel|salt/);
    expect(text).not.toContain(ratings[0]?.response.id);
  });

  it('tells that the responses of its day are not what was sealed', async () => {
    const meanwhile = receivedAt;
    receivedAt = '2026-11-19T09:00:05+07:00';
    const before = await rate({ unit: 'B', at: '2026-11-19T09:00:00+07:00' });
    receivedAt = meanwhile;
    await api.fold([before.response]);
    await seal({
      store: api.table.store,
      ledger: api.table.ledger,
      organisation: async () => index,
      now: () => NOW,
    });
    const sound = (await proofOf(before.code)).responses[0]?.inclusion?.unchanged;
    const { client, tableName } = api.table;
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: responseKey(before.response) }),
    );
    await client.send(new PutCommand({ TableName: tableName, Item: { ...Item, answers: { overall: 1 } } }));

    const [found] = (await proofOf(before.code)).responses;

    expect([sound, found?.inclusion?.unchanged]).toEqual([true, false]);
  });

  it('tells that a day is not sealed yet', async () => {
    const { code } = await rate({ at: '2026-11-23T09:00:00+07:00' });

    expect((await proofOf(code)).responses).toMatchObject([{ state: 'counted', inclusion: null }]);
  });

  it('is found by a code as people type it', async () => {
    const typed = encodeURIComponent(` ${ratings[0]?.code.toLowerCase().replace('-', '')} `);

    expect((await proofOf(typed)).code).toBe(ratings[0]?.code);
  });

  it.each(['7KQ2M-XRD4T', 'nonsense'])('is refused for %s, which no rating has', async (code) => {
    const answer = await api.get(`/v1/proofs/${code}`);

    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });
});

describe('the ledger of a unit', () => {
  it('is a chain that anyone can follow', async () => {
    const page = (await (await api.get('/v1/ledger/A1')).json()) as LedgerPage;

    expect(page.blocks.map(({ day, responses }) => [day, responses])).toEqual([
      ['2026-11-22', 0],
      ['2026-11-21', 0],
      ['2026-11-20', 6],
    ]);
    const hashes = page.blocks.map(({ number, day, late, from, until, responses, root, previous }) =>
      sha256(JSON.stringify(['A1', number, day, late, from, until, responses, root, previous])).toString(
        'hex',
      ),
    );
    expect(page.blocks.map(({ hash }) => hash)).toEqual(hashes);
    expect(page.blocks.slice(0, -1).map(({ previous }) => previous)).toEqual(hashes.slice(1));
    expect([page.next, page.blocks.at(-1)?.previous]).toEqual([null, '0'.repeat(64)]);
  });

  it('goes on before a block', async () => {
    const page = (await (await api.get('/v1/ledger/A1?before=2')).json()) as LedgerPage;

    expect(page.blocks.map(({ number }) => number)).toEqual([1]);
  });

  it.each([
    ['/v1/ledger/NOWHERE', 404],
    ['/v1/ledger/A1?before=0', 400],
    ['/v1/ledger/A1?after=1', 400],
  ])('answers %s with %i', async (path, status) => {
    expect((await api.get(path)).status).toBe(status);
  });
});

describe('a decision', () => {
  it('changes the state, once, and stays with the response', async () => {
    const { code } = await rate();
    const hold = decision(code, 'hold');
    const first = await decide(hold);
    const again = await decide(hold);
    const released = (await (await decide(decision(code, 'release'))).json()) as Decided;
    const late = (await (await decide(hold)).json()) as Decided;

    expect([first.status, again.status]).toEqual([200, 200]);
    expect(released.decisions.map(({ decision: kind, by }) => [kind, by])).toEqual([
      ['hold', 'officer of 01'],
      ['release', 'officer of 01'],
    ]);
    expect(late).toEqual(released);
  });

  it('to erase leaves the proof as it was', async () => {
    await decide(decision(toErase.code, 'erase'));

    const [found] = (await proofOf(toErase.code)).responses;

    expect(found).toMatchObject({ state: 'erased', inclusion: { unchanged: true } });
  });

  it.each([
    ['admin', '01', 200],
    ['officer', 'A', 200],
    ['officer', 'A1', 200],
    ['officer', 'A2', 404],
    ['officer', 'B', 404],
    ['manager', '01', 403],
    ['viewer', '01', 403],
    ['inspector', '01', 403],
    ['device', 'A1', 403],
  ] as const)('of the %s of %s is answered %i', async (role, unit, status) => {
    const { code } = await rate();

    expect((await decide(decision(code, 'hold'), { role, unit })).status).toBe(status);
  });

  it('needs a sign-in', async () => {
    expect((await api.post('/v1/decisions', decision('7KQ2M-XRD4T', 'hold'))).status).toBe(401);
  });

  it('that cannot be taken any more is refused', async () => {
    const { code } = await rate();
    await decide(decision(code, 'void'));

    const answer = await decide(decision(code, 'release'));

    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ type: '/reference#decision-refused' });
  });

  it('names every field that is wrong', async () => {
    const answer = await decide({ id: 'x', code: 7, decision: 'delete', why: 'so' });
    const { errors } = (await answer.json()) as { errors: { path: string }[] };

    expect(answer.status).toBe(422);
    expect(errors.map(({ path }) => path).sort()).toEqual(['', 'code', 'decision', 'id', 'reason']);
  });
});

describe('the page of a citizen', () => {
  const page = async (search: string) => {
    const answer = await api.app.request(`/check${search}`);
    return { status: answer.status, text: await answer.text() };
  };

  it('says in words that a rating is recorded and unchanged, and where', async () => {
    const { status, text } = await page(`?code=${ratings[1]?.code}`);

    expect(status).toBe(200);
    for (const said of [
      'Đơn vị A1',
      'Thứ Sáu, 20/11/2026',
      'Được tính vào chỉ số',
      'không bị sửa đổi từ khi niêm phong',
    ])
      expect(text).toContain(said);
  });

  it('says the same in English', async () => {
    const { text } = await page(`?code=${ratings[1]?.code}&lang=en`);

    expect(text).toContain('has not been changed since that was sealed');
  });

  it.each([
    ['', 200, 'Nhập mã trên trang cảm ơn'],
    ['?code=abc', 404, 'Đây chưa phải là một mã phiếu'],
    ['?code=7KQ2M-XRD4T', 404, 'Không có phiếu nào mang mã này'],
    ['?code=%3Cscript%3E', 404, '&lt;script>'],
  ])('answers %j with %i and says so', async (search, status, said) => {
    const answer = await page(search);

    expect(answer.status).toBe(status);
    expect(answer.text).toContain(said);
  });
});
