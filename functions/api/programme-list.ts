import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { treeToday } from './fleet-routes.ts';
import { type Problem, ProblemError, problemOf } from './problem.ts';
import { sentenceOf } from './request.ts';
import type { Access } from './requires.ts';

/*
 * What programmes send in lists, each of which is judged alone.
 */

/** What the one field of a body lists, such as `receipts`; throws the problem of a body that is no such list. */
export const listIn = (body: unknown, field: string, most: number): readonly unknown[] => {
  const { [field]: list, ...others } = (typeof body === 'object' && body !== null ? body : {}) as Readonly<
    Record<string, unknown>
  >;
  const errors = Object.keys(others).map((other) => ({
    path: other.slice(0, 40),
    message: `is no field of a list of ${field}; remove it`,
  }));
  if (!Array.isArray(list) || list.length === 0 || list.length > most) {
    errors.push({ path: field, message: `must be a list of 1 to ${most} ${field}` });
  }
  if (errors.length > 0) throw new ProblemError('invalid-request', sentenceOf(errors), { errors });
  return list as readonly unknown[];
};

/** What became of each, in order; so many at once that a list does not wait for itself. */
export const judgeEach = async <T>(
  inputs: readonly unknown[],
  atOnce: number,
  judge: (input: unknown) => Promise<T>,
): Promise<readonly T[]> => {
  const judged: T[] = [];
  for (let at = 0; at < inputs.length; at += atOnce) {
    judged.push(...(await Promise.all(inputs.slice(at, at + atOnce).map(judge))));
  }
  return judged;
};

/** The problem of one that is about a unit which the programme's key does not reach; `undefined` where it does. */
export const foreignUnit = (
  access: Access,
  index: OrganisationIndex,
  unit: string,
  nowMs: number,
): Problem | undefined => {
  if (access.reaches(treeToday(index, unit, nowMs), unit)) return undefined;
  const message = `is not among the units of this key, which are ${access.principal.unit} and those below it`;
  return problemOf('not-allowed', `unit ${message}.`, [{ path: 'unit', message }]);
};
