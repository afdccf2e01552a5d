import * as z from 'zod/mini';

/** How people sign in here: all that a page needs to ask the OpenID provider for tokens. */
export const signInSchema = z.object({
  issuer: z.string(),
  clientId: z.string(),
  /** As they stand in the request, apart by blanks. */
  scopes: z.string(),
  /** Which of the provider's tokens the API takes; the one in which it writes the role and the unit. */
  bearer: z.enum(['access_token', 'id_token']),
  /** What the provider calls the address to come back to after signing out; Cognito has a name of its own. */
  logoutReturnParameter: z.enum(['post_logout_redirect_uri', 'logout_uri']),
  /** Where all sessions of a person end: an address that takes `{"AccessToken": …}`, as Cognito's GlobalSignOut does. */
  signOutEverywhere: z.nullable(z.object({ url: z.string(), target: z.nullable(z.string()) })),
  /** After how long without a touch or a key people are signed out. */
  idleMinutes: z.number(),
  /** Anybody may be anybody: people are invented, and a token may also be pasted into the address. */
  demonstration: z.boolean(),
});

export type SignInSettings = z.infer<typeof signInSchema>;
