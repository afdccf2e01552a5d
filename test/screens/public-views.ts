import { UNIT } from './manage-views.ts';
import type { RatingView } from './rating-views.ts';

const unfold: RatingView['act'] = async (page) => {
  for (const summary of await page.locator('summary:visible').all()) await summary.click();
};

/** The pages that everybody may read, and the doors of a trial. */
export const PUBLIC_VIEWS: readonly RatingView[] = [
  { name: 'public-city', path: () => '/' },
  { name: 'public-search', path: () => '/?q=hoan+kiem' },
  { name: 'public-unit', path: () => `/units/${UNIT}` },
  { name: 'public-unfolded', path: () => `/units/${UNIT}`, act: unfold },
  { name: 'public-unknown', path: () => '/units/NOWHERE' },
  { name: 'public-embedded', path: () => `/embed/${UNIT}` },
  { name: 'check', path: () => '/check' },
  { name: 'check-unknown', path: () => '/check?code=7KQM2-X0001' },
  {
    name: 'check-found',
    path: ({ link }) => link,
    act: async (page) => {
      await page.locator('label[for=score-5]').click();
      await page.locator('button').click();
      const code = await page.locator('.code').innerText();
      const { origin, searchParams } = new URL(page.url());
      const query = new URLSearchParams({ code, lang: searchParams.get('lang') ?? 'vi' });
      await page.goto(`${origin}/check?${query}`);
    },
  },
  { name: 'privacy', path: () => '/privacy', act: (page) => page.locator('summary').first().click() },
  { name: 'start', path: () => '/start' },
];
