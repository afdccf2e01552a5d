import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { keyringOf } from '../../functions/receipts/keyring.ts';
import { createSecrets, signedHeaders } from '../../functions/webhooks/signature.ts';
import { testSecretOf } from '../support/receipts.ts';

/** The example that the libraries of Standard Webhooks are tested with. */
const EXAMPLE = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  body: '{"test": 2432232314}',
  nowMs: 1614265330_000,
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};

describe('the signature of a message', () => {
  it('is that of the example of Standard Webhooks', () => {
    expect(signedHeaders(EXAMPLE.secret, EXAMPLE, EXAMPLE.nowMs)).toEqual({
      'webhook-id': EXAMPLE.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': EXAMPLE.signature,
    });
  });

  it('is accepted by the library of Standard Webhooks, and no longer when anything is altered', () => {
    const secret = testSecretOf('01K9Z6N0Q3T4V5W6X7Y8Z9A0B1');
    const message = { id: 'msg_1', body: '{"type":"verdict.changed","data":{"unit":"Quầy 1"}}' };
    const headers = { ...signedHeaders(secret, message, Date.now()) };
    const library = new Webhook(secret);

    expect(library.verify(message.body, headers)).toEqual(JSON.parse(message.body));
    expect(() => library.verify(message.body.replace('1', '2'), headers)).toThrow(/signature/i);
    expect(() => library.verify(message.body, { ...headers, 'webhook-id': 'msg_2' })).toThrow(/signature/i);
    expect(() => new Webhook(testSecretOf('another')).verify(message.body, headers)).toThrow(/signature/i);
  });
});

describe('the secret of an endpoint', () => {
  it('is its own, and has the 24 to 64 bytes that Standard Webhooks asks for', () => {
    const [one, other] = [testSecretOf('1'), testSecretOf('2')];

    expect(one).not.toBe(other);
    expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });

  it('stays when the keys of receipts are rotated, and is another on another platform', () => {
    const secretOn = (text: string) => createSecrets(keyringOf(text))('1');

    expect(secretOn('one secret, long enough to make keys')).not.toBe(
      secretOn('two secrets, long enough to make keys'),
    );
    expect(secretOn('one secret, long enough to make keys')).toBe(
      secretOn('one secret, long enough to make keys'),
    );
  });
});
