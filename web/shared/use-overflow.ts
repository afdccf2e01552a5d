import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** To which sides there is more of what an element scrolls. */
export type Overflow = 'none' | 'start' | 'end' | 'both';

/** A pixel that is cut off by rounding hides nothing. */
const SLACK = 2;

const overflowOf = ({ scrollLeft, clientWidth, scrollWidth }: Element): Overflow => {
  const before = scrollLeft > SLACK;
  const after = scrollLeft + clientWidth < scrollWidth - SLACK;
  if (before) return after ? 'both' : 'start';
  return after ? 'end' : 'none';
};

/** To which sides an element that scrolls sideways goes on, kept up to date as it is scrolled and as it or its contents change. */
export const useOverflow = <T extends Element>() => {
  const ref = useRef<T>(null);
  const [overflow, setOverflow] = useState<Overflow>('none');
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = (): void => setOverflow(overflowOf(element));
    element.addEventListener('scroll', measure, { passive: true });
    // Measures once at the first, too, when the page is laid out anyway.
    const observer = new ResizeObserver(measure);
    for (const each of [element, ...element.children]) observer.observe(each);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, []);
  return { ref, overflow };
};
