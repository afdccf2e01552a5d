import { type ReadonlySignal, signal } from '@preact/signals';
import type { KioskConfig } from '#domain/kiosk-config.ts';

const SWITCHES = { largeType: 'large-type', highContrast: 'high-contrast' } as const;
type Switch = keyof typeof SWITCHES;

/** How a citizen wants to see the screen, as classes of the page; the next one meets it as it always is. */
export const createDisplay = (page: HTMLElement) => {
  const largeType = signal(false);
  const highContrast = signal(false);
  const states = { largeType, highContrast };

  const set = (name: Switch, on: boolean): void => {
    states[name].value = on;
    page.classList.toggle(SWITCHES[name], on);
  };

  return {
    largeType: largeType as ReadonlySignal<boolean>,
    highContrast: highContrast as ReadonlySignal<boolean>,
    toggle: (name: Switch): void => set(name, !states[name].value),
    reset: ({ hand }: Pick<KioskConfig, 'hand'>): void => {
      set('largeType', false);
      set('highContrast', false);
      page.classList.toggle('left-hand', hand === 'left');
    },
  };
};

export type Display = ReturnType<typeof createDisplay>;
