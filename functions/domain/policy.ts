import { isWithin, type UnitTree } from './unit-tree.ts';

/** What a signed-in person or programme may do; each role is bound to a unit and all below it. */
export const ROLES = ['admin', 'officer', 'manager', 'viewer', 'inspector', 'integration', 'device'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. `unit` is the top of what the role reaches. */
export type Principal = {
  readonly role: Role;
  readonly unit: string;
  /** How the sign-in calls the person, or the id of the API key; no name. */
  readonly subject?: string;
};

/** How far a role has a permission: its unit and what stands below it in the month in question; or everywhere. */
type Reach = 'below' | 'everywhere';

type Grant = {
  /** What who has it does; said to who has it not, after "does not". */
  readonly does: string;
  readonly roles: Readonly<Partial<Record<Role, Reach>>>;
};

const READERS = { admin: 'below', officer: 'below', manager: 'below', inspector: 'everywhere' } as const;
const OFFICERS = { admin: 'below', officer: 'below' } as const;
/** Who sees all that an administrator manages, without any secret of it. */
const ADMINS_EYES = { admin: 'below', inspector: 'everywhere' } as const;
const PROGRAMMES = { integration: 'below' } as const;

/**
 * Who may do what, and where: the only place that says so. A route of the API declares one of these, and what is not
 * granted here is refused. A kiosk signs its requests with its own key and has no permission of a role.
 */
export const POLICY = {
  'results.read': { does: 'read results', roles: { ...READERS, viewer: 'below' } },
  'comments.read': { does: 'read comments', roles: READERS },
  'comments.moderate': { does: 'hide comments', roles: OFFICERS },
  'responses.export': {
    does: 'export single responses',
    roles: { ...OFFICERS, inspector: 'everywhere' },
  },
  'units.change': { does: 'change units', roles: OFFICERS },
  'units.export': { does: 'export the units', roles: { ...OFFICERS, inspector: 'everywhere' } },
  'services.change': { does: 'change services', roles: OFFICERS },
  'decisions.make': { does: 'decide on responses', roles: OFFICERS },
  'devices.see': { does: 'see the kiosks', roles: READERS },
  'devices.run': { does: 'run the kiosks', roles: OFFICERS },
  'improvements.write': {
    does: 'tell what was changed',
    roles: { ...OFFICERS, manager: 'below' },
  },
  'subscriptions.see': { does: 'see who gets reports by e-mail', roles: READERS },
  'subscriptions.manage': {
    does: 'have reports sent by e-mail',
    roles: { ...OFFICERS, manager: 'below' },
  },
  'scorecard.enter': { does: 'enter figures', roles: OFFICERS },
  'questionnaires.see': { does: 'see the questionnaires', roles: { ...READERS, viewer: 'below' } },
  'questionnaires.edit': { does: 'edit questionnaires', roles: OFFICERS },
  'keys.see': { does: 'see API keys', roles: ADMINS_EYES },
  'keys.manage': { does: 'manage API keys', roles: { admin: 'below' } },
  'audit.read': { does: 'read the audit log', roles: ADMINS_EYES },
  'webhooks.see': { does: 'see webhooks', roles: ADMINS_EYES },
  'webhooks.manage': { does: 'manage webhooks', roles: { admin: 'below' } },
  'kiosks.prompt': { does: 'ask for ratings at kiosks', roles: PROGRAMMES },
  'receipts.issue': { does: 'have receipts issued', roles: PROGRAMMES },
  'invitations.send': { does: 'have citizens invited', roles: PROGRAMMES },
  'dossiers.report': { does: 'report dossiers', roles: PROGRAMMES },
} as const satisfies Readonly<Record<string, Grant>>;

export type Permission = keyof typeof POLICY;

const reachOf = ({ role }: Principal, permission: Permission): Reach | undefined =>
  (POLICY[permission] as Grant).roles[role];

/** Whether the role has the permission for any unit at all. */
export const holds = (principal: Principal, permission: Permission): boolean =>
  reachOf(principal, permission) !== undefined;

/** All that the role may do somewhere, so that a page offers nothing that would be refused. */
export const permissionsOf = (principal: Principal): readonly Permission[] =>
  (Object.keys(POLICY) as Permission[]).filter((permission) => holds(principal, permission));

/** Whether the permission reaches the unit: as the units stood in the tree's month. */
export const may = (principal: Principal, permission: Permission, tree: UnitTree, unit: string): boolean => {
  const reach = reachOf(principal, permission);
  if (reach === 'everywhere') return true;
  return reach === 'below' && (unit === principal.unit || isWithin(tree, unit, principal.unit));
};

/** The units that, with all below them, the permission reaches. */
export const topsReached = (
  principal: Principal,
  permission: Permission,
  tree: UnitTree,
): readonly string[] => {
  const reach = reachOf(principal, permission);
  if (reach === 'everywhere') return tree.roots;
  return reach === 'below' ? [principal.unit] : [];
};

/** The roles that have the permission, as the caller who has it not is told. */
export const rolesWith = (permission: Permission): readonly Role[] =>
  ROLES.filter((role) => (POLICY[permission] as Grant).roles[role] !== undefined);
