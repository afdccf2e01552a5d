import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InvitationMessage, Provider } from '../../functions/invitations/provider.ts';
import { sesProvider } from '../../functions/invitations/ses-provider.ts';
import { snsProvider } from '../../functions/invitations/sns-provider.ts';
import { webhookProvider } from '../../functions/invitations/webhook-provider.ts';
import { NOW } from '../support/sample.ts';

const MESSAGE: InvitationMessage = {
  type: 'invitation',
  id: '01K9Z6N0Q3T4V5W6X700000001-first',
  kind: 'phone',
  to: '+84912345678',
  language: 'vi',
  subject: 'Mời Ông/Bà đánh giá',
  text: 'Moi danh gia: https://danhgia.example.vn/r/8h3c',
  rateUrl: 'https://danhgia.example.vn/r/8h3c',
  optOutUrl: 'https://danhgia.example.vn/u/8h3c',
};
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

type Heard = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };
type Answer = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string };

let server: Server;
let url: string;
let heard: Heard[];
let answer: Answer;
beforeEach(async () => {
  heard = [];
  answer = { status: 200, body: '{}' };
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push({ path: request.url ?? '', headers: request.headers, body });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const atAws = () => ({
  region: 'ap-southeast-1',
  endpoint: url,
  maxAttempts: 1,
  credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
});
const PROVIDERS: Readonly<Record<string, () => Provider>> = {
  webhook: () => webhookProvider({ url: `${url}/zalo`, secret: SECRET, now: () => NOW }),
  SNS: () => snsProvider(new SNSClient(atAws())),
  SES: () => sesProvider(new SESv2Client(atAws()), 'danhgia@example.vn'),
};

/** The name of the error, and everything that it says. */
const failureOf = async (provider: Provider) => {
  const error = (await provider.send(MESSAGE).catch((reason: unknown) => reason)) as Error;
  return { name: error.name, said: `${error.message} ${error.stack} ${String(error.cause)}` };
};

const snsError = (code: string): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>Invalid parameter: ${MESSAGE.to}</Message></Error></ErrorResponse>`;

describe('a gateway of the city', () => {
  it('gets a message that is signed as Standard Webhooks sign it', async () => {
    await PROVIDERS.webhook?.().send(MESSAGE);

    const [{ path, headers, body } = heard[0] as Heard] = heard;
    const { id, type, ...data } = MESSAGE;
    expect(path).toBe('/zalo');
    expect(headers).toMatchObject({ 'webhook-id': id, 'webhook-timestamp': String(NOW / 1000) });
    expect(headers['webhook-signature']).toBe(new Webhook(SECRET).sign(id, new Date(NOW), body));
    expect(JSON.parse(body)).toEqual({ type, data });
  });

  it('is told by the type that a message is word of a report', async () => {
    const { rateUrl: _, ...handed } = MESSAGE;
    const reportUrl = 'https://danhgia.example.vn/manage/?view=report';
    const report = { ...handed, type: 'report', kind: 'email', to: 'lan@hanoi.gov.vn', reportUrl } as const;

    await PROVIDERS.webhook?.().send(report);

    const { id: __, type, ...data } = report;
    expect(JSON.parse(heard[0]?.body ?? '')).toEqual({ type, data });
  });

  it.each([
    [400, 'MessageRefusedError'],
    [422, 'MessageRefusedError'],
    [401, 'MessageNotTakenError'],
    [404, 'MessageNotTakenError'],
    [429, 'MessageNotTakenError'],
    [500, 'MessageNotTakenError'],
    [503, 'MessageNotTakenError'],
  ])('that answers %i has refused for good, or not: %s', async (status, name) => {
    answer = { status };

    expect((await failureOf(PROVIDERS.webhook?.() as Provider)).name).toBe(name);
  });

  it('may have the secret without its prefix, as Secrets Manager draws it, but no weak one', async () => {
    const signedBy = async (secret: string) => {
      heard = [];
      await webhookProvider({ url, secret, now: () => NOW }).send(MESSAGE);
      return heard[0]?.headers['webhook-signature'];
    };

    expect(await signedBy(SECRET.replace('whsec_', ''))).toBe(await signedBy(SECRET));
    await expect(signedBy('whsec_short')).rejects.toThrow('24 bytes or more in base64');
  });

  it('cannot send an address on to somebody else', async () => {
    answer = { status: 307, headers: { location: `${url}/elsewhere` } };

    expect((await failureOf(PROVIDERS.webhook?.() as Provider)).name).toBe('MessageNotTakenError');
    expect(heard.map(({ path }) => path)).toEqual(['/zalo']);
  });
});

describe('SNS', () => {
  it('gets an SMS to the number', async () => {
    answer = {
      status: 200,
      body: '<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>',
    };
    await PROVIDERS.SNS?.().send(MESSAGE);

    const fields = new URLSearchParams(heard[0]?.body);
    expect([fields.get('Action'), fields.get('PhoneNumber'), fields.get('Message')]).toEqual([
      'Publish',
      MESSAGE.to,
      MESSAGE.text,
    ]);
  });

  it.each([
    ['InvalidParameter', 400, 'MessageRefusedError'],
    ['OptedOut', 400, 'MessageRefusedError'],
    ['Throttled', 429, 'MessageNotTakenError'],
    ['AuthorizationError', 403, 'MessageNotTakenError'],
  ])('that says %s has refused for good, or not', async (code, status, name) => {
    answer = { status, body: snsError(code) };

    expect((await failureOf(PROVIDERS.SNS?.() as Provider)).name).toBe(name);
    expect(heard).toHaveLength(1);
  });
});

describe('SES', () => {
  it('gets an e-mail with a button to opt out', async () => {
    answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"MessageId":"1"}' };
    await PROVIDERS.SES?.().send({ ...MESSAGE, kind: 'email', to: 'lan@example.vn' });

    const { FromEmailAddress, Destination, Content } = JSON.parse(heard[0]?.body ?? '');
    expect([FromEmailAddress, Destination]).toEqual([
      'danhgia@example.vn',
      { ToAddresses: ['lan@example.vn'] },
    ]);
    expect(Content.Simple.Body.Text.Data).toBe(MESSAGE.text);
    expect(Content.Simple.Headers).toEqual([
      { Name: 'List-Unsubscribe', Value: `<${MESSAGE.optOutUrl}>` },
      { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
    ]);
  });

  it.each([
    ['MessageRejected', 400, 'MessageRefusedError'],
    ['TooManyRequestsException', 429, 'MessageNotTakenError'],
    ['MailFromDomainNotVerifiedException', 400, 'MessageNotTakenError'],
  ])('that says %s has refused for good, or not', async (code, status, name) => {
    answer = {
      status,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
      body: JSON.stringify({ message: `Address ${MESSAGE.to} is wrong` }),
    };

    expect((await failureOf(PROVIDERS.SES?.() as Provider)).name).toBe(name);
  });
});

describe('every provider', () => {
  it.each(Object.keys(PROVIDERS))('that cannot be reached is tried again: %s', async (name) => {
    const provider = PROVIDERS[name]?.() as Provider;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');

    expect((await failureOf(provider)).name).toBe('MessageNotTakenError');
  });

  it.each(Object.keys(PROVIDERS))('says neither address nor text when it fails: %s', async (name) => {
    answer = { status: 400, body: snsError(`x ${MESSAGE.to} ${MESSAGE.text}`) };

    const { said } = await failureOf(PROVIDERS[name]?.() as Provider);

    for (const personal of ['912345678', '/r/8h3c']) expect(said).not.toContain(personal);
  });
});
