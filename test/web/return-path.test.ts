import { describe, expect, it } from 'vitest';
import { returnPathOf } from '../../web/manage/sign-in/return-path.ts';

const ORIGIN = 'https://danhgia.example.vn';

describe('the address to come back to after signing in', () => {
  it.each([
    '/manage/',
    '/manage/?unit=00070&month=2026-11&lang=en',
    '/manage/?view=kiosks&pair=K3QF-7M2A',
    '/manage/scorecard',
  ])('is %s where that was left', (path) => {
    expect(returnPathOf(path, ORIGIN)).toBe(path);
  });

  it.each([
    null,
    '',
    'https://evil.example/manage/',
    '//evil.example/manage/',
    '\\\\evil.example/manage/',
    '/\\evil.example/manage/',
    'https:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    `${ORIGIN}.evil.example/manage/`,
    'https://danhgia.example.vn@evil.example/manage/',
    'http://danhgia.example.vn/manage/',
    '/manage/../kiosk/',
    '/manage/%2e%2e/kiosk/',
    '/kiosk/',
    '/manageable/',
    'http://[',
  ])('is the page’s own where %j is wanted', (wanted) => {
    expect(returnPathOf(wanted, ORIGIN)).toBe('/manage/');
  });

  it('has no fragment, in which a token may stand', () => {
    expect(returnPathOf('/manage/?unit=01#token=x', ORIGIN)).toBe('/manage/?unit=01');
  });
});
