import type { lookup } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { faultOfAddress, isPublicMachine } from '../../functions/webhooks/endpoint-address.ts';
import { createPost } from '../../functions/webhooks/post.ts';
import { openEndpoint } from '../support/endpoint.ts';

describe('the address of an endpoint', () => {
  it.each(['https://cong.hanoi.gov.vn/hooks?from=survey', 'https://xn--vit-nam-jbb.vn:8443/'])(
    'may be %s',
    (url) => {
      expect(faultOfAddress(url, false)).toBeUndefined();
    },
  );

  it.each([
    ['no address', 'somewhere', /such as https/],
    ['not encrypted', 'http://cong.hanoi.gov.vn/hooks', /https/],
    ['another protocol', 'file:///etc/passwd', /https/],
    ['with a password', 'https://a:b@cong.hanoi.gov.vn/', /password/],
    ['this machine', 'https://localhost/', /public internet/],
    ['this machine by name', 'https://x.localhost./', /public internet/],
    ['a name inside', 'https://metadata.google.internal/computeMetadata', /public internet/],
    ['a name without a dot', 'https://intranet/', /public internet/],
    ['a number', 'https://169.254.169.254/latest/meta-data', /numbers/],
    ['a number in hexadecimal', 'https://0x7f.1/', /numbers/],
    ['a number in one piece', 'https://2130706433/', /numbers/],
    ['a number of six', 'https://[::ffff:10.0.0.1]/', /numbers/],
    ['a public number', 'https://8.8.8.8/', /numbers/],
    ['with a mark', 'https://cong.hanoi.gov.vn/#a', /#/],
    ['too long', `https://cong.hanoi.gov.vn/${'x'.repeat(500)}`, /500/],
    ['of this machine where it is deployed', 'http://127.0.0.1:4000/', /https/],
  ])('is refused: %s', (_, url, words) => {
    expect(faultOfAddress(url, false)).toMatch(words);
  });

  it('may be on this machine while it is tried out, by one spelling alone', () => {
    expect(faultOfAddress('http://127.0.0.1:4000/hooks', true)).toBeUndefined();
    for (const url of ['http://localhost:4000/', 'http://127.0.0.2/', 'http://[::1]/', 'http://10.0.0.1/']) {
      expect([url, faultOfAddress(url, true)]).toEqual([url, expect.any(String)]);
    }
  });
});

describe('a machine', () => {
  it.each(['8.8.8.8', '113.160.0.1', '2606:4700::1111'])('of the public internet is %s', (address) => {
    expect(isPublicMachine(address)).toBe(true);
  });

  it.each([
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '127.0.0.1',
    '0.0.0.0',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:127.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001::1',
    'fd00::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    'nonsense',
  ])('is not, and nothing is sent to it: %s', (address) => {
    expect(isPublicMachine(address)).toBe(false);
  });
});

describe('a name that leads inside', () => {
  /** A name server that says so. */
  const saying = (...addresses: readonly string[]) =>
    ((_: string, __: object, callback: (...args: unknown[]) => void) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )) as unknown as typeof lookup;

  it.each([
    ['this machine', ['127.0.0.1']],
    ['a cloud’s own service', ['169.254.169.254']],
    ['one public machine and one inside', ['8.8.8.8', '10.0.0.1']],
    ['an address of six that holds one of four', ['::ffff:192.168.1.1']],
    ['nowhere', []],
  ])('is sent nothing: %s', async (_, addresses) => {
    const post = createPost({ local: false, timeoutMs: 300, lookup: saying(...addresses) });

    expect(await post('https://cong.hanoi.gov.vn/hooks', '{}', {})).toEqual({ fault: 'address-refused' });
  });

  it('is sent nothing where it is registered as what it is not', async () => {
    const endpoint = await openEndpoint();
    const post = createPost({ local: false, timeoutMs: 300 });

    expect(await post(endpoint.url, '{}', {})).toEqual({ fault: 'address-refused' });
    expect(endpoint.heard).toEqual([]);
    await endpoint.close();
  });
});
