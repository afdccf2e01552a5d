import { describe, expect, it } from 'vitest';
import { addressOf } from '../../functions/invitations/address.ts';

describe('an address', () => {
  it.each([
    [{ phone: '0912345678' }, 'phone', '+84912345678'],
    [{ phone: '+84 912 345 678' }, 'phone', '+84912345678'],
    [{ phone: '0084.912.345.678' }, 'phone', '+84912345678'],
    [{ phone: '84912345678' }, 'phone', '+84912345678'],
    [{ email: ' Lan.Nguyen@Example.VN ' }, 'email', 'lan.nguyen@example.vn'],
    [{ zalo: '4318657068771012345' }, 'zalo', '4318657068771012345'],
  ])('is the same however it was typed: %j', (typed, kind, value) => {
    expect(addressOf(typed)).toEqual({ kind, value });
  });

  it.each([
    [{ phone: '0243825378' }, 'address.phone'],
    [{ phone: '+4915112345678' }, 'address.phone'],
    [{ phone: '12' }, 'address.phone'],
    [{ phone: 912345678 }, 'address.phone'],
    [{ email: 'lan.nguyen' }, 'address.email'],
    [{ email: 'lan@nguyen@example.vn' }, 'address.email'],
    [{ email: 'lan\r\nBcc: all@example.vn' }, 'address.email'],
    [{ zalo: 'a b' }, 'address.zalo'],
    [{ fax: '0912345678' }, 'address'],
    [{ phone: '0912345678', email: 'lan@example.vn' }, 'address'],
    [{}, 'address'],
    ['0912345678', 'address'],
    [undefined, 'address'],
  ])('that cannot be reached is refused, by its field and without repeating it: %j', (typed, path) => {
    const refused = addressOf(typed);

    expect(refused).toMatchObject({ path });
    expect(JSON.stringify(refused)).not.toContain('nguyen');
  });
});
