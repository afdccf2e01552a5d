import type { Page } from 'playwright-core';

type Least = Readonly<Record<string, number>>;

/** On a kiosk's display each target is for a finger that trembles; on smaller ones the faces are, and what ends a screen. */
const LEAST_PX: Least = { button: 96 };
const LEAST_PX_OF_SMALLER: Least = { '.face-button': 96, '.wake': 96, '.action': 64, button: 24 };

/**
 * What is wrong with a screen as it is laid out, in words: cut off at a side, wider than its box, or too small to be
 * touched. A telephone and a desk's display may scroll down, and nobody touches paper; a kiosk's may only where the citizen has asked for large
 * type.
 */
export const faultsOf = (page: Page, of: 'kiosk' | 'desk' | 'paper' = 'kiosk'): Promise<readonly string[]> =>
  page.evaluate(
    ([ofKiosk, ofSmaller, isDesk]) => {
      const { scrollWidth, scrollHeight, classList } = document.documentElement;
      const mayScroll = isDesk || innerWidth < 700 || classList.contains('large-type');
      const leastPx = innerWidth < 1000 || innerHeight < 1000 || isDesk ? ofSmaller : ofKiosk;
      const nameOf = (element: Element): string =>
        `${element.className} "${(element.textContent ?? '').trim().slice(0, 30)}"`;
      /** In a row that is moved sideways with the finger. */
      const isMoved = (element: Element): boolean => {
        const { parentElement: around } = element;
        if (!around) return false;
        const { overflowX } = getComputedStyle(around);
        return ['auto', 'scroll'].includes(overflowX) || isMoved(around);
      };
      const faults: string[] = [];
      if (scrollWidth > innerWidth) faults.push(`is ${scrollWidth - innerWidth} px wider than the display`);
      if (scrollHeight > innerHeight && !mayScroll) {
        faults.push(`is ${scrollHeight - innerHeight} px higher than the display`);
      }
      for (const element of document.querySelectorAll<HTMLElement>('h1, p, button, .place, .bar')) {
        if (element.classList.contains('visually-hidden') || element.offsetParent === null) continue;
        // What a menu unfolds lies over the page.
        if (isMoved(element) || element.querySelector('details[open]')) continue;
        const { left, right } = element.getBoundingClientRect();

        if (left < -1 || right > innerWidth + 1) faults.push(`cut off at the side: ${nameOf(element)}`);
        if (
          element.scrollWidth > element.clientWidth + 1 ||
          element.scrollHeight > element.clientHeight + 3
        ) {
          faults.push(`wider or higher than its box: ${nameOf(element)}`);
        }
      }
      for (const [selector, least] of Object.entries(leastPx)) {
        for (const element of document.querySelectorAll<HTMLElement>(selector)) {
          if (!element.checkVisibility()) continue;
          const { width, height } = element.getBoundingClientRect();
          if (Math.min(width, height) < least) {
            faults.push(
              `${Math.round(width)} × ${Math.round(height)} px, under ${least}: ${nameOf(element)}`,
            );
          }
        }
      }
      return faults;
    },
    [LEAST_PX, of === 'paper' ? {} : LEAST_PX_OF_SMALLER, of !== 'kiosk'] as const,
  );
