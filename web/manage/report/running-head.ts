import { useLayoutEffect } from 'preact/hooks';

/** The custom property that the margin of printed pages shows. */
const PROPERTY = '--report-head';

/**
 * Says on the second and further printed pages what they are of. Margins take text from style sheets alone, and only a custom
 * property of the root element reaches them (CSS Paged Media 3, "Page-margin boxes"; Chromium since 131). A browser without
 * them prints the title of the page instead, which says the same.
 */
export const useRunningHead = (text: string | undefined): void =>
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    if (text !== undefined) style.setProperty(PROPERTY, JSON.stringify(text));
    return () => style.removeProperty(PROPERTY);
  }, [text]);
