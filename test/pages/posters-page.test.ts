import { describe, expect, it } from 'vitest';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { createApiApp } from '../../functions/api/api-app.ts';
import { addPostersPage } from '../../functions/pages/posters-page.ts';
import { NOW, ORGANISATION } from '../support/sample.ts';
import { pictureOfSvg, scanned } from '../support/scanned.ts';

const app = addPostersPage(
  createApiApp(() => {}),
  {
    organisation: async () => indexOrganisation(ORGANISATION),
    siteUrl: () => 'https://danhgia.example.vn',
    now: () => NOW,
  },
);

describe('the posters of a unit', () => {
  it('have the addresses of its counters, and no other unit’s', async () => {
    const answer = await app.request('/posters/A1?size=a5');
    const page = await answer.text();
    const codes = [...page.matchAll(/<svg xmlns.*?<\/svg>/gs)].map(
      ([svg]) => scanned(pictureOfSvg(svg, 4))?.text,
    );

    expect(codes).toEqual(['https://danhgia.example.vn/q/A1-01']);
    expect(page).toContain('@page{size:A5');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each(['Z9', '%3Cscript%3E'])('of a unit that is none are not found: %s', async (unit) => {
    const answer = await app.request(`/posters/${unit}`);

    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});
