import { createContext } from 'preact';

/** What the pictures of a page are about, so that each of them says so where it is kept. */
export type PictureSubject = {
  readonly unit: string;
  readonly period: string;
  /** That the data are invented, where they are. */
  readonly notice: string | undefined;
};

export const PictureContext = createContext<PictureSubject | undefined>(undefined);
