import type { Hono } from 'hono';
import { addPublicImprovementRoutes } from '../../api/improvement-routes.ts';
import { addLedgerRoutes } from '../../api/ledger-routes.ts';
import { addMethodRoutes } from '../../api/method-routes.ts';
import { addPublicRoutes } from '../../api/public-routes.ts';
import { addReferenceRoutes } from '../../api/reference-routes.ts';
import { addCheckPage } from '../../pages/check-app.tsx';
import { addPostersPage } from '../../pages/posters-page.ts';
import { addPrivacyPage } from '../../pages/privacy-page.tsx';
import { addPublicPages } from '../../pages/public/public-app.tsx';
import { addStartPage } from '../start-page.ts';
import type { LocalParts } from './local-parts.ts';

/** What everybody may read without saying who they are. */
export const addLocalPublicRoutes = (api: Hono, parts: LocalParts): void => {
  addPublicRoutes(api, parts);
  addPublicImprovementRoutes(api, parts);
  addLedgerRoutes(api, parts);
  addCheckPage(api, parts);
  addPrivacyPage(api, parts);
  addPublicPages(api, { ...parts, tryUrl: '/start' });
  addPostersPage(api, parts);
  addMethodRoutes(api);
  addReferenceRoutes(api, { ...parts, engine: 'embedded', foldLagSeconds: parts.feed.lagSeconds });
  addStartPage(api, parts);
};
