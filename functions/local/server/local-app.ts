import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { createApiApp } from '../../api/api-app.ts';
import { addSignInRoutes } from '../../api/sign-in-routes.ts';
import { addLocalInvitations } from '../local-invitations.ts';
import { addLocalWebhooks } from '../local-webhooks.ts';
import { citySettings, originsOf } from '../sign-in/city-provider.ts';
import { demonstrationSettings, USUAL_IDLE_MINUTES } from '../sign-in/demonstration-settings.ts';
import { addStaticFiles } from '../static-files.ts';
import { addLocalIntake, localRatingPages } from './local-citizens.ts';
import { addLocalDeskRoutes } from './local-desk-routes.ts';
import { addLocalManagerRoutes } from './local-manager-routes.ts';
import type { LocalParts } from './local-parts.ts';
import { addLocalPublicRoutes } from './local-public-routes.ts';
import type { LocalServerOptions } from './local-server-options.ts';

/** The whole product as one app; with it what answers in its place while it is busy, and what sends messages when they are due. */
export const createLocalApp = (parts: LocalParts, options: LocalServerOptions) => {
  const { cityProvider, idleMinutes = USUAL_IDLE_MINUTES, sendingClock = parts.now, webFolder } = options;
  const api = createApiApp(parts.report);
  addLocalIntake(api, parts);
  addLocalManagerRoutes(api, parts);
  addLocalPublicRoutes(api, parts);
  addLocalDeskRoutes(api, parts);
  const sending = addLocalInvitations(api, { ...parts, now: sendingClock });
  const webhooks = addLocalWebhooks(api, parts);
  addSignInRoutes(api, {
    signIn: cityProvider ? () => citySettings(cityProvider, idleMinutes) : demonstrationSettings(idleMinutes),
  });
  addStaticFiles(api, webFolder, cityProvider ? originsOf(cityProvider) : []);
  const { pages, busy } = localRatingPages(parts);
  api.route('/', pages);

  const app = new Hono();
  app.use(compress());
  app.mount('/', api.fetch);
  return { app, busy, sending, webhooks };
};
