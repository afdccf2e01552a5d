import { ACCEPTED_AGE_DAYS } from '#domain/response-check.ts';
import { localIsoOf, parseInstant } from '#domain/time.ts';
import type { DossierMoment, Receipts } from '../receipts/receipts.ts';
import type { Devices } from '../store/devices.ts';

export type FirstToldDeps = {
  readonly devices: Pick<Devices, 'firstTold'>;
  readonly receipts: Pick<Receipts, 'dossierIdOf'>;
};

/** A response may come so late, and must then find the same moment. */
const REMEMBERED_MS = (ACCEPTED_AGE_DAYS + 1) * 86_400_000;

/**
 * When the moment of the dossier was, as a receipt, a prompt or an invitation was told first: epoch milliseconds. When a
 * response was given is part of what it is, so by another time the moment would be rated twice.
 */
export const firstToldOf = async (
  { devices, receipts }: FirstToldDeps,
  { unit, receipt, moment, atMs }: DossierMoment,
  nowMs: number,
): Promise<number> => {
  const told = Math.min(atMs, nowMs);
  const stands = await devices.firstTold(
    `${receipts.dossierIdOf(unit, receipt)}#${moment}`,
    localIsoOf(told),
    nowMs + REMEMBERED_MS,
  );
  return parseInstant(stands) ?? told;
};
