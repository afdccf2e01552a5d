import { type Principal, ROLES, type Role } from './policy.ts';

/** The names under which a provider's tokens say a person's role and unit. */
export type ClaimNames = { readonly role: string; readonly unit: string };

/** Cognito writes its custom attributes so; the other ways to sign in keep to it unless they are told otherwise. */
export const USUAL_CLAIM_NAMES: ClaimNames = { role: 'custom:role', unit: 'custom:unit' };

const isRole = (value: unknown): value is Role => (ROLES as readonly unknown[]).includes(value);

/**
 * Who asks, by the claims of a token that was verified before. `undefined` where they name no role, one that there is not,
 * or no unit: a token that is valid elsewhere opens nothing here.
 */
export const principalOfClaims = (
  claims: Readonly<Record<string, unknown>>,
  names: ClaimNames = USUAL_CLAIM_NAMES,
): Principal | undefined => {
  const [role, unit, subject] = [claims[names.role], claims[names.unit], claims.sub];
  if (!isRole(role) || typeof unit !== 'string' || unit === '') return undefined;
  return { role, unit, ...(typeof subject === 'string' ? { subject } : {}) };
};
