import { isWithin, type UnitTree } from './unit-tree.ts';

/** What a signed-in person or programme may do; each role is bound to a unit and all below it. */
export const ROLES = ['admin', 'officer', 'manager', 'viewer', 'inspector', 'integration', 'device'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. `unit` is the top of what the role reaches. */
export type Principal = { readonly role: Role; readonly unit: string };

/** The unit that the role is bound to, and what stood below it in that month. */
const reaches = (principal: Principal, tree: UnitTree, unit: string): boolean =>
  unit === principal.unit || isWithin(tree, unit, principal.unit);

const READS_RESULTS: ReadonlySet<Role> = new Set(['admin', 'officer', 'manager', 'viewer', 'inspector']);

/** Whether the role reads results at all. */
export const readsResults = (principal: Principal): boolean => READS_RESULTS.has(principal.role);

const DECIDES: ReadonlySet<Role> = new Set(['admin', 'officer']);

/** Whether the role decides on single responses (holds, releases, voids or erases them) at all. */
export const decides = (principal: Principal): boolean => DECIDES.has(principal.role);

/** Whether single responses of the unit may be decided on: by who stands at the unit or above it in that month. */
export const mayDecide = (principal: Principal, tree: UnitTree, unit: string): boolean =>
  decides(principal) && reaches(principal, tree, unit);

/**
 * Whether results of the unit may be read: an inspector reads all, the others their own unit and what
 * stood below it in the month in question.
 */
export const mayReadResults = (principal: Principal, tree: UnitTree, unit: string): boolean =>
  readsResults(principal) && (principal.role === 'inspector' || reaches(principal, tree, unit));

const ENROLS: ReadonlySet<Role> = new Set(['admin', 'officer']);
const SEES_DEVICES: ReadonlySet<Role> = new Set(['admin', 'officer', 'manager', 'inspector']);

/** Whether the kiosks of the unit may be enrolled, revoked and configured. */
export const mayRunDevices = (principal: Principal, tree: UnitTree, unit: string): boolean =>
  ENROLS.has(principal.role) && reaches(principal, tree, unit);

/** Whether the state of the unit's kiosks may be seen. */
export const maySeeDevices = (principal: Principal, tree: UnitTree, unit: string): boolean =>
  SEES_DEVICES.has(principal.role) && (principal.role === 'inspector' || reaches(principal, tree, unit));

/** Whether the one-stop system may ask for a rating of a dossier at the unit's counters. */
export const mayPrompt = (principal: Principal, tree: UnitTree, unit: string): boolean =>
  principal.role === 'integration' && reaches(principal, tree, unit);

/** Whether the one-stop system may issue receipts of the unit's dossiers. */
export const mayIssue = (principal: Principal, tree: UnitTree, unit: string): boolean =>
  principal.role === 'integration' && reaches(principal, tree, unit);

/** Whether the one-stop system may report the unit's dossiers, and how many receipts it has issued of them. */
export const mayReport = (principal: Principal, tree: UnitTree, unit: string): boolean =>
  principal.role === 'integration' && reaches(principal, tree, unit);

/** Whether keys by which programmes sign in for the unit may be made and revoked. */
export const mayManageKeys = (principal: Principal, tree: UnitTree, unit: string): boolean =>
  principal.role === 'admin' && reaches(principal, tree, unit);
