import type * as z from 'zod/mini';
import type { ProblemKind } from './problem.ts';

/** One operation of the API as its document describes it. */
export type Operation = {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** In OpenAPI's spelling, `/v1/units/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly signedIn: boolean;
  /** Signed with the key of an enrolled device; of ratings, those of kiosks. */
  readonly signedByDevice?: 'always' | 'where it is a kiosk';
  readonly query?: z.ZodMiniObject;
  /** Where any number may be given, by a name that depends on the path: what the names are. */
  readonly numbersInQuery?: string;
  readonly body?: z.ZodMiniType;
  /** In place of a body of JSON: the columns that a table (CSV) may have. */
  readonly table?: readonly string[];
  readonly answers: Readonly<
    Record<
      string,
      {
        readonly description: string;
        readonly schema?: z.ZodMiniType;
        /** JSON where it is left out. */
        readonly mediaType?: string;
      }
    >
  >;
  /** All that it may answer with, but for a fault of ours, which is described of every operation. */
  readonly problems: readonly ProblemKind[];
};
