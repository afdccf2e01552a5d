import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issued, openReceiptPages, type ReceiptPages } from '../support/receipt-pages.ts';

let pages: ReceiptPages;
beforeAll(async () => {
  pages = await openReceiptPages();
});
afterAll(() => pages.table.close());

const type = (place: string, code: string, more = '') =>
  pages.open(`/r?place=${encodeURIComponent(place)}&code=${encodeURIComponent(code)}${more}`);

describe('GET /r', () => {
  it.each([
    ['vi', 'Đánh giá bằng mã trên giấy hẹn'],
    ['en', 'Rate by the code on your receipt'],
  ])('asks for the code of the counter and that of the receipt (%s)', async (language, title) => {
    const page = await (await pages.open(`/r?lang=${language}`)).text();

    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).toContain('<label for="place">');
    expect(page).toContain('<label for="code">');
  });

  it.each(['place', 'code'])('bears letters of two units where the %s is cut', async (field) => {
    const typed = `${'x'.repeat(59)}😀😀`;
    const answer = await (field === 'place' ? type(typed, '1') : type('A1-01', typed));

    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).toContain('<label for="code">');
  });

  const misread = (code: string): string =>
    ` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ')} `;

  it.each([
    ['A1-01', (code: string) => code],
    [' a1-01 ', misread],
    ['a1 01', misread],
    ['al - ol', misread],
    ['A1–1', (code: string) => code.replaceAll('-', '–')],
    ['a1', misread],
  ])('leads to the form however it is typed: %s', async (place, typed) => {
    const answer = await type(place, typed(issued().typedCode));

    expect(answer.status).toBe(303);
    const page = await pages.open(answer.headers.get('location') ?? '');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Khi nhận kết quả');
  });

  it('keeps the language', async () => {
    const answer = await type('A1-01', issued().typedCode, '&lang=en');

    expect(answer.headers.get('location')).toMatch(/\?lang=en$/);
  });

  it.each([
    ['A1-01', '7KQ2', 404],
    ['A1-01', '', 404],
    ['', issued().typedCode, 404],
    ['A2-01', issued().typedCode, 403],
    ['A1-01', issued({ atMs: Date.parse('2026-09-01T09:00:00+07:00') }).typedCode, 410],
    ['"><script>', '"><script>', 404],
  ])('says what is wrong with "%s" "%s", keeps both and reads nothing', async (place, code, status) => {
    const before = pages.calls();

    const answer = await type(place, code);

    expect(answer.status).toBe(status);
    const page = await answer.text();
    expect(page).toContain('role="alert"');
    expect(page).toContain(place.replaceAll('"', '&quot;').replaceAll('<', '&lt;'));
    expect(page).not.toContain('<script');
    expect(pages.calls()).toBe(before);
  });
});
