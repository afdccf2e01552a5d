import { describe, expect, it } from 'vitest';
import { messageOf } from '../../functions/invitations/message-texts.ts';
import { segmentsOf, withoutDiacritics } from '../../functions/invitations/sms-segments.ts';
import { sampleInvitation, TEST_SEAL } from '../support/invitations.ts';

const OFFICE = { vi: 'UBND phường Hoàn Kiếm', en: 'People’s Committee of Hoàn Kiếm Ward' };
const LONG_OFFICE = {
  vi: 'Trung tâm Phục vụ hành chính công thành phố Hà Nội, chi nhánh số 12',
  en: 'Public Administration Service Centre of Hà Nội, branch 12',
};

const messageFor = (
  office: typeof OFFICE,
  more: NonNullable<Parameters<typeof sampleInvitation>[1]> = {},
  siteUrl = 'https://danhgia.hanoi.gov.vn',
) => {
  const invitation = sampleInvitation('H29.1-0042', more);
  const content = TEST_SEAL.open(invitation.id, invitation.sealed ?? new Uint8Array());
  const service = { vi: 'Đăng ký khai sinh', en: 'Registration of a birth' };
  return messageOf(invitation, content, { office, service, city: 'Thành phố Hà Nội', siteUrl });
};

const languages = ['vi', 'en'] as const;
const messages = ['first', 'reminder'] as const;
const all = languages.flatMap((language) => messages.map((next) => ({ language, next })));

describe('an SMS', () => {
  it.each(all.flatMap((each) => [OFFICE, LONG_OFFICE].map((office) => ({ ...each, office }))))(
    'says who asks, of which day, the whole link and how to opt out, in two segments: $language $next $office.en',
    ({ office, ...more }) => {
      const { text, rateUrl } = messageFor(office, more);

      expect(segmentsOf(text)).toBeLessThanOrEqual(2);
      expect(text.startsWith(`${withoutDiacritics(office[more.language])}. `)).toBe(true);
      expect(text).toContain('23/11');
      expect(text).toContain(rateUrl);
      expect(text).toMatch(/cuoi trang|end of page/);
    },
  );

  it('is of the city where the name of the office has no room', () => {
    const { text } = messageFor({ vi: 'Phòng '.repeat(30), en: 'Room '.repeat(30) });

    expect(text).toMatch(/^Thanh pho Ha Noi\. /);
    expect(segmentsOf(text)).toBe(2);
  });

  it('is two segments at the address that CloudFront gives too', () => {
    const { text } = messageFor(OFFICE, {}, 'https://d111111abcdef8.cloudfront.net');

    expect(segmentsOf(text)).toBe(2);
  });
});

describe('an e-mail', () => {
  it.each(all)('says the day, what was done and both links: $language $next', (more) => {
    const { subject, text, rateUrl, optOutUrl } = messageFor(OFFICE, {
      ...more,
      address: { kind: 'email', value: 'lan@example.vn' },
    });

    expect(subject).not.toBe('');
    for (const part of ['23/11/2026', OFFICE[more.language], rateUrl, optOutUrl])
      expect(text).toContain(part);
    expect(text).not.toContain('lan@');
  });
});

describe('segments', () => {
  it.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['ạ'.repeat(70), 1],
    ['ạ'.repeat(71), 2],
  ])('are counted as the networks cut them: %#', (text, count) => {
    expect(segmentsOf(text)).toBe(count);
  });

  it('are of the GSM alphabet once diacritics are gone', () => {
    expect(withoutDiacritics('Đường Phường Ưu tiên – Ký ốc')).toBe('Duong Phuong Uu tien - Ky oc');
  });
});
