import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi, type TestApi } from '../support/api.ts';
import { sampleResponse } from '../support/sample.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.table.close());

/** What a browser and the gateways on its way say of who sends. */
const OF_SENDER = {
  'user-agent': 'Mozilla/5.0 (Linux; Android 14; Nokia G42) Fingerprint/77',
  'x-forwarded-for': '113.160.92.202',
  'x-real-ip': '113.160.92.202',
  'cf-connecting-ip': '113.160.92.202',
  forwarded: 'for=113.160.92.202',
  'accept-language': 'vi-VN,tlh;q=0.3',
  cookie: 'visitor=8f14e45fceea167a',
  'sec-ch-ua': '"Chromium";v="147"',
  'device-memory': '4',
  referer: 'https://danhgia.example.vn/q/A1-01?who=nguyen-van-a',
};

const KNOWN = [
  'pk',
  'sk',
  'counter',
  'service',
  'channel',
  'moment',
  'questionnaire',
  'version',
  'at',
  'deviceAt',
  'answers',
  'reasons',
  'comment',
  // The unit and month, as in the key; so that the comment is found.
  'commented',
  'code',
  'receivedAt',
  'salt',
  'form',
];

describe('what is stored of a response', () => {
  it('is what was answered, and nothing of who sent it from where and with what', async () => {
    const body = sampleResponse(1, {
      comment: 'Gọi lại số 0912345678 giúp tôi',
      answers: { overall: 2 },
      reasons: ['long-wait'],
    });
    const answer = await api.app.request('/v1/responses', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...OF_SENDER },
      body: JSON.stringify(body),
    });

    expect(answer.status).toBe(201);
    const { Items = [] } = await api.table.client.send(new ScanCommand({ TableName: api.table.tableName }));
    const responses = Items.filter(({ pk }) => pk.startsWith('RESPONSE#'));
    expect(responses).toHaveLength(1);
    expect(Object.keys(responses[0] ?? {}).filter((name) => !KNOWN.includes(name))).toEqual([]);
    const everything = JSON.stringify(Items);
    for (const trace of [
      '113.160',
      'Nokia',
      'Fingerprint',
      'tlh',
      '8f14e45f',
      'Chromium',
      'nguyen-van-a',
      '0912345678',
    ]) {
      expect(everything).not.toContain(trace);
    }
  });
});
