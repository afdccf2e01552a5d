import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { SCORE_LABELS, SCORES } from '#domain/questionnaire.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import type { Organisation } from '#domain/unit.ts';
import { COUNTER, fieldsOn, openPages } from '../support/pages.ts';
import { ORGANISATION, sampleId, sampleUnit } from '../support/sample.ts';

/** What fits into the first round trip of a connection: ten segments (RFC 6928). */
const FIRST_FLIGHT_BYTES = 14 * 1024;

describe('GET /q/{counterCode}', () => {
  it('names the counter, the unit and the day that are rated', async () => {
    const html = await openPages().open();

    expect(html).toContain('Quầy 1 · Đơn vị A1');
    expect(html).toContain('Thứ Hai, 23/11/2026');
  });

  it.each(['vi', 'en'] as const)(
    'asks the question with the official words of all scores (%s)',
    async (language) => {
      const html = await openPages().open(`?lang=${language}`);

      expect(html).toContain(`<html lang="${language}">`);
      expect(html).toContain(POST_SERVICE.overall?.text[language]);
      for (const score of SCORES) expect(html).toContain(`<span>${SCORE_LABELS[score][language]}</span>`);
    },
  );

  it('says everything in English that it says in Vietnamese', async () => {
    const html = await openPages().open('?lang=en');
    const vietnamese = 'lang="vi">Thành phố Hà Nội<|lang="vi">Tiếng Việt<';

    const words = html
      .replace(/<style>.*<\/style>|<script>.*<\/script>|<title>.*<\/title>/g, '')
      .replaceAll(new RegExp(vietnamese, 'g'), '<');

    expect(words).not.toMatch(/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i);
  });

  it('offers under each score the reasons of that score, named by it', async () => {
    const html = await openPages().open();

    for (const score of SCORES) {
      const offered = [...html.matchAll(new RegExp(`name="reasons-${score}" value="([^"]+)"`, 'g'))];
      expect(offered.map(([, id]) => id)).toEqual((POST_SERVICE.reasons[score] ?? []).map(({ id }) => id));
    }
  });

  it('has nothing answered, and an id and a time of its own', async () => {
    const pages = openPages();

    const forms = [fieldsOn(await pages.open()), fieldsOn(await pages.open())];

    expect(forms.map((form) => form.get('id'))).toEqual([sampleId(1), sampleId(2)]);
    expect(forms[0]?.get('at')).toBe('2026-11-23T10:00:00+07:00');
    expect(
      [...(forms[0] ?? [])].filter(([name, value]) => name.startsWith('answer') && value !== ''),
    ).toEqual([]);
  });

  it('ignores what messengers add to a link', async () => {
    const pages = openPages();
    const plain = await pages.open();

    const shared = await pages.open('?fbclid=IwAR0&zarsrc=30&lang=de');

    expect(shared.replace(sampleId(2), sampleId(1))).toBe(plain);
  });

  it('allows its own style sheets and script by their hashes, nothing else, and keeps the address to itself', async () => {
    const answer = await openPages().app.request(`/q/${COUNTER}`);

    const html = await answer.text();
    const styles = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, source = '']) => source);
    const [script = '', ...others] = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(
      ([, source]) => source,
    );
    const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).toContain(`style-src ${styles.map(hashOf).join(' ')};`);
    expect(policy).toContain(`script-src ${hashOf(script)};`);
    expect(others).toEqual([]);
    expect(policy).not.toMatch(/unsafe|https?:/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(html.replace(script, '')).not.toMatch(/<script [^>]|\son[a-z]+=|\sstyle=|javascript:/i);
  });

  it('makes no browser ask for anything else', async () => {
    const html = await openPages().open();

    const fetched = [...html.matchAll(/(?:src|srcset|data)="([^"]*)"|<link[^>]*href="([^"]*)"/g)];

    expect(fetched.map(([, source, link]) => source ?? link ?? '')).toEqual([
      expect.stringMatching(/^data:image\/svg\+xml,/),
    ]);
  });

  it.each(['vi', 'en'])('arrives whole in the first round trip (%s)', async (language) => {
    const answer = await openPages().app.request(`/q/${COUNTER}?lang=${language}`);

    const headers = [...answer.headers].map((header) => header.join(': ')).join('\r\n');
    const bytes = gzipSync(await answer.text()).byteLength + Buffer.byteLength(headers);
    expect(bytes).toBeLessThan(FIRST_FLIGHT_BYTES * 0.6);
  });

  it('is compressed for whoever asks', async () => {
    const answer = await openPages().app.request(`/q/${COUNTER}`, {
      headers: { 'accept-encoding': 'gzip, br' },
    });

    expect(answer.headers.get('content-encoding')).toBe('gzip');
  });

  it('does not let a name break out of its place', async () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&lt;`;
    const name = { vi: hostile, en: hostile };
    const organisation: Organisation = {
      ...ORGANISATION,
      units: [sampleUnit('A1', null, { name, counters: [{ code: COUNTER, name }] })],
    };
    const pages = openPages({ organisation, cityName: hostile });

    const html = await pages.open();
    const form = fieldsOn(html);
    form.set('answer-overall', '5');
    const thanks = await (await pages.send(form)).text();

    for (const page of [html, thanks]) {
      expect(page).not.toMatch(/<script>alert|<img/);
      expect(page).toContain('&lt;script>alert(1)&lt;/script>');
    }
  });
});
