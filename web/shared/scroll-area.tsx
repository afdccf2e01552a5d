import type { ComponentChildren } from 'preact';

/** A table that may be wider than the screen: scrolls by itself, with the keyboard too. */
export const ScrollArea = ({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard (WCAG 2.1.1)
  <section class="scroll" tabIndex={0} aria-label={label}>
    {children}
  </section>
);
