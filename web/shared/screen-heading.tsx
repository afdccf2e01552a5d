import type { ComponentChildren } from 'preact';

const focusOn = (heading: HTMLElement | null): void => heading?.focus({ preventScroll: true });

/**
 * The first heading of a screen. It takes the focus when it appears: a screen that replaces another
 * would else leave the focus on a button that is gone, and a screen reader silent.
 */
export const ScreenHeading = ({ children }: { readonly children: ComponentChildren }) => (
  <h1 class="screen-heading" tabIndex={-1} ref={focusOn}>
    {children}
  </h1>
);
