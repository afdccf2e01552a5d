import { type Spread, spreadOf } from '#domain/spread.ts';
import type { PeriodResult } from '../../shared/api-types.ts';
import { type FunnelUnit, funnelUnits, LEAST_UNITS } from '../funnel/funnel-units.ts';

/** A unit among its peers, in percent, once chance is taken off all of them. */
export type AmongPeers = {
  readonly own: FunnelUnit;
  readonly spread: Spread;
  readonly count: number;
  /** Against the middle of the peers, where the interval leaves it out. */
  readonly stands: 'above' | 'below' | 'notTold';
};

/** Why a unit is not compared with those of its kind. */
export type NoPeers = 'beyondReach' | 'atTop' | 'ownFew' | 'tooFew';

/** The reason where `amongPeers` finds none; `above` is not there where the reader may not see the unit above. */
export const whyNoPeers = (
  { id, parent }: { readonly id: string; readonly parent: string | null },
  above: PeriodResult | undefined,
): NoPeers => {
  if (parent === null) return 'atTop';
  if (!above) return 'beyondReach';
  const own = above.children.find((child) => child.unit === id && !child.own);
  return own && own.evidence !== 'hidden' ? 'tooFew' : 'ownFew';
};

/** The unit among those of its kind under the same unit above; `undefined` where too few of them can be compared. */
export const amongPeers = (
  above: PeriodResult | undefined,
  unit: string,
  isPeer: (unit: string) => boolean,
): AmongPeers | undefined => {
  if (!above) return undefined;
  const rows = above.children.filter((child) => !child.own && (child.unit === unit || isPeer(child.unit)));
  const peers = funnelUnits(rows, above.targetPercent, above.formula.id);
  const own = peers.find(({ id }) => id === unit);
  const spread = spreadOf(peers.map(({ expectedPercent }) => expectedPercent));
  if (!own || !spread || peers.length < LEAST_UNITS) return undefined;
  const stands =
    own.lowPercent > spread.median ? 'above' : own.highPercent < spread.median ? 'below' : 'notTold';
  return { own, spread, count: peers.length, stands };
};
