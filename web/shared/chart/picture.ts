import type { ComponentChildren } from 'preact';

/** What is drawn, for a width in pixels: the contents of an SVG and its height. */
export type Picture = {
  readonly height: (width: number) => number;
  readonly draw: (width: number) => ComponentChildren;
};
