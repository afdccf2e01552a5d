import type { ComponentChildren } from 'preact';
import { useOverflow } from './use-overflow.ts';
import './scroll-area.css';

/** A table that may be wider than the screen: scrolls by itself, with the keyboard too, and has a shadow at each side to which it goes on. */
export const ScrollArea = ({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) => {
  const { ref, overflow } = useOverflow<HTMLElement>();
  return (
    <div class={`scroll-frame scroll-${overflow}`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard (WCAG 2.1.1) */}
      <section ref={ref} class="scroll" tabIndex={0} aria-label={label}>
        {children}
      </section>
    </div>
  );
};
