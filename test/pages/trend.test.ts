import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { PublishedMonth } from '#domain/published-month.ts';
import { monthsBetween } from '#domain/time.ts';
import { TrendCard } from '../../functions/pages/public/trend-card.tsx';
import { publishedMonth, rated, WITHHELD } from '../support/published.ts';

/** Of months, the oldest first, in English. */
const drawn = (...months: readonly PublishedMonth[]): string =>
  renderToString(h(TrendCard, { language: 'en', months: months.toReversed(), unit: '01' }));

const all = (html: string, pattern: RegExp): readonly string[] =>
  [...html.matchAll(pattern)].map(([, found = '']) => found);

/** How many months each joined line has. */
const lines = (html: string): readonly number[] =>
  all(html, /<polyline[^>]* points="([^"]*)"/g).map((points) => points.split(' ').length);
const dots = (html: string) => all(html, /<circle class="dot" cx="([\d.]+)%"/g).map(Number);
const names = (html: string) => all(html, /<text x="[\d.]+%"[^>]*>(\d+\/\d{4})</g);
const targets = (html: string) =>
  all(html, /<line class="target" (x1="[\d.]+%" x2="[\d.]+%")/g).map((line) =>
    all(line, /"([\d.]+)%"/g).join(' '),
  );
const rowsOf = (html: string) =>
  all(html, /<tr>(.*?)<\/tr>/g).map((row) =>
    row
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

const month = (name: string, satisfied = 850): PublishedMonth => publishedMonth(name, rated(satisfied, 1000));
const OTHER = { comparabilityGroup: 'post-service@2' };

describe('the picture of the months', () => {
  it('joins months that follow each other', () => {
    const html = drawn(month('2026-08'), month('2026-09'), month('2026-10'));

    expect(lines(html)).toEqual([3]);
    expect(html).not.toContain('class="break"');
  });

  it('keeps the place of a month of which nothing was published, joins nothing over it, and names it', () => {
    const html = drawn(month('2026-01'), month('2026-02'), month('2026-08'));

    expect(dots(html)).toEqual([6.25, 18.75, 93.75]);
    expect(lines(html)).toEqual([2]);
    expect(html).toContain('Nothing was published of: March 2026 – July 2026.');
    expect(rowsOf(html)).toContain('May 2026 Nothing was published');
  });

  it('joins nothing over a withheld month, and shows that it was withheld', () => {
    const html = drawn(
      month('2026-07'),
      month('2026-08'),
      publishedMonth('2026-09', WITHHELD),
      month('2026-10'),
    );

    expect(lines(html)).toEqual([2]);
    expect(all(html, /<circle class="hollow" cx="([\d.]+)%"/g)).toEqual(['62.5']);
    expect(html).toContain('withheld, to protect those who rated: September 2026.');
  });

  it.each([
    ['questionnaire', OTHER],
    ['formula', { formula: { id: 'scaledMean', version: 1 } }],
  ] as const)('is broken, with a mark and words, where the %s changed', (what, changes) => {
    const html = drawn(
      month('2026-07'),
      month('2026-08'),
      publishedMonth('2026-09', rated(900, 1000), changes),
      publishedMonth('2026-10', rated(910, 1000), changes),
    );

    expect(lines(html)).toEqual([2, 2]);
    expect(all(html, /<line class="break" x1="([\d.]+)%"/g)).toEqual(['50']);
    const note = `From September 2026 the ${what} differs, so earlier months cannot be compared.`;
    expect(html).toContain(`<li>${note}</li>`);
    expect(rowsOf(html)).toContain(note);
  });

  it('steps from target to target at the months for which they were set, and names both', () => {
    const html = drawn(
      publishedMonth('2026-07', { ...rated(850, 1000), targetPercent: 60 }),
      publishedMonth('2026-08', { ...rated(850, 1000), targetPercent: 60 }),
      publishedMonth('2026-09', { ...rated(850, 1000), targetPercent: 85 }),
      publishedMonth('2026-10', { ...rated(850, 1000), targetPercent: 85 }),
    );

    expect(targets(html)).toEqual(['0 50', '50 50', '50 100']);
    expect(html).toContain('>Target 60%<');
    expect(html).toContain('>Target 85%<');
    expect(rowsOf(html)).toContain('From September 2026 the target is 85%; before, it was 60%.');
  });

  it('names months under their dots, fewer of them where they are many, and still fewer on phones', () => {
    const html = drawn(...monthsBetween('2023-11', '2026-10').map((name) => month(name)));
    const few = drawn(month('2026-09'), month('2026-10'));

    expect(names(few)).toEqual(['9/2026', '10/2026']);
    expect(all(few, /<text x="([\d.]+)%"/g).map(Number)).toEqual(dots(few));
    const onPhones = names(html);
    const wide = all(html, /<text class="wide"[^>]*>(\d+\/\d{4})</g);
    expect(onPhones).toEqual(['10/2024', '10/2025', '10/2026']);
    expect(onPhones.length + wide.length).toBe(9);
  });

  it('has an axis of round percents', () => {
    const html = drawn(month('2026-09', 740), month('2026-10', 850));

    expect(all(html, /<text x="-8"[^>]*>([\d.]+)%</g)).toEqual(['60', '70', '80', '90', '100']);
  });
});
