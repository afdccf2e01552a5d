import type { Operation } from './operation.ts';
import { signInSchema } from './sign-in-schemas.ts';

/** What is asked before anybody is signed in. */
export const SIGN_IN_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/sign-in',
    summary: 'How people sign in: the OpenID provider, and what a page asks it for',
    signedIn: false,
    answers: { '200': { description: 'The provider', schema: signInSchema } },
    problems: ['invalid-query', 'unavailable'],
  },
];
