import { build, isBuilt } from '../../functions/local/build.ts';

/** Journeys walk through what `npm run build` makes. */
export const setup = async (): Promise<void> => {
  if (!isBuilt()) await build();
};
