import type * as z from 'zod/mini';
import type { ProblemKind } from './problem.ts';

/** One operation of the API as its document describes it. */
export type Operation = {
  readonly method: 'get' | 'post' | 'put';
  /** In OpenAPI's spelling, `/v1/units/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly signedIn: boolean;
  readonly query?: z.ZodMiniObject;
  readonly body?: z.ZodMiniType;
  readonly answers: Readonly<
    Record<string, { readonly description: string; readonly schema?: z.ZodMiniType }>
  >;
  readonly problems: readonly ProblemKind[];
};
