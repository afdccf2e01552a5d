import type { Channel, Moment } from '#domain/response.ts';
import type { Service } from '#domain/service.ts';
import { localHourOf, localIsoOf } from '#domain/time.ts';
import type { Counter, Unit } from '#domain/unit.ts';
import { unitIn } from '#domain/unit-details.ts';
import { type OrganisationIndex, successorOf } from '#domain/unit-tree.ts';
import type { Receipts } from '../receipts/receipts.ts';
import type { ReceiptToken } from '../receipts/token.ts';

/** What a page asks to rate: a visit to the counter of a poster, or the moment of a dossier that a receipt stands for. */
export type Subject = {
  /** Where its page stands: `/q/00070-03`, `/r/8H3C…`. */
  readonly path: string;
  readonly unit: Unit;
  readonly counter?: Counter;
  readonly service?: Service;
  readonly channel: Channel;
  readonly moment: Moment;
  /** Whether a form may still be drawn; one that is open is taken until it is too old. */
  readonly isOpen: boolean;
  /** The one rating that a receipt asks for. At a poster each form that is drawn is a rating of its own. */
  readonly fixed?: { readonly id: string; readonly at: string };
};

export const posterPath = (counterCode: string): string => `/q/${encodeURIComponent(counterCode)}`;

/** What a poster asks to rate; `undefined` where no counter has the code. */
export const posterSubject = (
  index: OrganisationIndex,
  counterCode: string,
  nowMs: number,
): Subject | undefined => {
  const place = index.counters.get(counterCode);
  if (!place) return undefined;
  const { month } = localHourOf(nowMs);
  const unit = unitIn(place.unit, month);
  const counter = unit.counters.find(({ code }) => code === counterCode);
  return {
    path: posterPath(counterCode),
    unit,
    counter: counter ?? place.counter,
    channel: 'poster',
    moment: 'result',
    isOpen: counter !== undefined && index.tree(month).nodes.has(unit.id),
  };
};

/**
 * What a receipt asks to rate. Whoever answers for its office in the month of the service is credited, so a receipt of an
 * office that is no more is one of its successor; `undefined` where there is none. A counter or a procedure that is no
 * longer known is left out: the rating is worth more than they are.
 */
export const receiptSubject = (
  index: OrganisationIndex,
  token: ReceiptToken,
  path: string,
  receipts: Pick<Receipts, 'responseIdOf'>,
): Subject | undefined => {
  const { month } = localHourOf(token.hourMs);
  const unit = index.tree(month).nodes.get(successorOf(index, token.unit, month) ?? '')?.unit;
  if (!unit) return undefined;
  const place = index.counters.get(`${token.unit}-${String(token.counter ?? 0).padStart(2, '0')}`);
  const service = index.services.get(token.service ?? '');
  return {
    path,
    unit,
    ...(place?.unit.id === unit.id ? { counter: place.counter } : {}),
    ...(service ? { service } : {}),
    channel: token.channel,
    moment: token.moment,
    isOpen: true,
    fixed: { id: receipts.responseIdOf(token), at: localIsoOf(token.hourMs) },
  };
};
