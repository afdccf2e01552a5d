import type { Hono } from 'hono';
import { refuseQuery } from './request.ts';
import type { SignInSettings } from './sign-in-schemas.ts';

export type SignInDeps = {
  /** On one machine the provider stands wherever the page was opened; elsewhere it is the same for everyone. */
  readonly signIn: (origin: string) => SignInSettings;
};

/** Says to the pages of people how to sign in, so that the same pages stand before any provider. Holds no secret. */
export const addSignInRoutes = (app: Hono, { signIn }: SignInDeps): Hono =>
  app.get('/v1/sign-in', (c) => {
    refuseQuery(c);
    return c.json(signIn(new URL(c.req.url).origin), 200, { 'cache-control': 'no-cache' });
  });
