import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * The width in CSS pixels of an element, kept up to date; so a chart is drawn at the size it is seen, with
 * text as large as the page's. Until the element is measured it is `first`.
 */
export const useWidth = <T extends Element>(first: number) => {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = (): void => setWidth(Math.max(200, Math.round(element.getBoundingClientRect().width)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
};
