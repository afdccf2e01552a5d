import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type City, startCity } from '../support/city.ts';

let city: City;
beforeAll(async () => {
  city = await startCity({ responses: 200 });
});
afterAll(() => city.close());

/** The start page as a browser asks for it under some name of this machine. */
const startPage = (host: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(city.url);
    request({ host: '127.0.0.1', port, path: '/start', headers: { host: `${host}:${port}` } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk) => {
        body += chunk;
      });
      answer.on('end', () => resolve(body));
    })
      .on('error', reject)
      .end();
  });

describe('the start page', () => {
  it('leads to the three pages, and says that the responses are invented', async () => {
    const page = await startPage('localhost');

    expect(page).toContain('href="/kiosk/?counter=00070-03"');
    expect(page).toContain('href="/q/00070-03"');
    expect(page).toContain('href="/manage/"');
    expect(page).toContain('giả định');
  });

  it('hands no token to anybody, by whatever name he comes', async () => {
    for (const host of ['localhost', 'evil.example']) {
      expect(await startPage(host)).not.toMatch(/token=|eyJ/);
    }
  });

  it('serves files of the pages only, never others', async () => {
    for (const path of [
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/.data/sign-in.jwk',
    ]) {
      expect((await fetch(`${city.url}${path}`)).status).toBe(404);
    }
  });

  it('sends the pages of the apps with a policy that allows only the product itself', async () => {
    for (const path of ['/kiosk/', '/manage/']) {
      const answer = await fetch(`${city.url}${path}`);
      expect(answer.headers.get('content-security-policy')).toMatch(
        /^default-src 'self';.*frame-ancestors 'none'/,
      );
      expect(answer.headers.get('x-frame-options')).toBe('DENY');
      expect(await answer.text()).not.toMatch(/<script>|<style|style=|https?:\/\//);
    }
  });
});
