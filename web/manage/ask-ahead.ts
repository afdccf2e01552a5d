import type { Clock } from '../shared/clock.ts';

/** What a way leads to: another unit, or another period of the same one. */
export type Way = { readonly unit?: string; readonly period?: string };

/** A pointer that only passes over, also slowly down a list, has left by then. */
const REST_MS = 100;

/**
 * Tells of each way (an element with `data-unit` or `data-period`) on which a pointer or a finger rests, or that
 * the keyboard has reached: the tenths of a second until it is taken are enough to read what it leads to.
 */
export const watchWays = (root: Document, clock: Pick<Clock, 'after'>, tell: (way: Way) => void): void => {
  let cancel = (): void => {};
  const rest = ({ target }: Event): void => {
    cancel();
    const way = target instanceof Element && target.closest<HTMLElement>('[data-unit], [data-period]');
    if (!way) return;
    const { unit, period } = way.dataset;
    cancel = clock.after(REST_MS, () => tell({ ...(unit && { unit }), ...(period && { period }) }));
  };
  for (const type of ['pointerover', 'focusin']) root.addEventListener(type, rest);
  // A finger that begins to scroll.
  root.addEventListener('pointercancel', () => cancel());
};
