import type { Text } from './questionnaire.ts';
import type { Issue } from './response.ts';
import type { Checked } from './response-check.ts';

/** One number a method is given, with the range in which it makes sense, ends included. */
export type MethodParameter = {
  readonly name: string;
  readonly description: Text;
  readonly minimum: number;
  readonly maximum: number;
  readonly integer: boolean;
};

/** A method that a reader can work with figures of their own, by the code that makes the published ones. */
export type Method = {
  readonly id: string;
  readonly name: Text;
  readonly source: Text;
  readonly parameters: readonly MethodParameter[];
  /** Pairs of parameters of which the first is a part of the second and so never above it. */
  readonly partOf?: readonly (readonly [string, string])[];
  /** Expects what `checkMethodParameters` accepted. */
  compute(parameters: Readonly<Record<string, number>>): Readonly<Record<string, number | string>>;
};

/** A parameter in both languages, `whole` for counts of things. */
export const parameter = <const Name extends string>(
  name: Name,
  vi: string,
  en: string,
  [minimum, maximum]: readonly [number, number],
  kind: 'whole' | 'real',
) => ({ name, description: { vi, en }, minimum, maximum, integer: kind === 'whole' });

/** Lets `compute` name exactly the parameters of its method. */
export const method = <const Name extends string>(
  definition: Omit<Method, 'parameters' | 'partOf' | 'compute'> & {
    readonly parameters: readonly (MethodParameter & { readonly name: Name })[];
    readonly partOf?: readonly (readonly [NoInfer<Name>, NoInfer<Name>])[];
    compute(given: Readonly<Record<NoInfer<Name>, number>>): Readonly<Record<string, number | string>>;
  },
): Method => definition;

const DECIMAL = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/** The numbers that a query's texts say, or every parameter that is missing, unknown or out of its range. */
export const checkMethodParameters = (
  { parameters, partOf = [] }: Method,
  given: Readonly<Record<string, string>>,
): Checked<Readonly<Record<string, number>>> => {
  const issues: Issue[] = [];
  const value: Record<string, number> = {};
  for (const { name, minimum, maximum, integer } of parameters) {
    const number = DECIMAL.test(given[name] ?? '') ? Number(given[name]) : Number.NaN;
    // Negated, so that what is no number fails too.
    if (!(number >= minimum && number <= maximum) || (integer && !Number.isInteger(number))) {
      const kind = integer ? 'a whole number' : 'a number';
      issues.push({ path: name, message: `must be ${kind} from ${minimum} to ${maximum}` });
    } else value[name] = number;
  }
  for (const path of Object.keys(given)) {
    if (!parameters.some(({ name }) => name === path)) {
      issues.push({ path, message: `is not a parameter of this method; remove it` });
    }
  }
  for (const [part, whole] of partOf) {
    const [partValue, wholeValue] = [value[part], value[whole]];
    if (partValue !== undefined && wholeValue !== undefined && partValue > wholeValue) {
      issues.push({ path: part, message: `must not be above ${whole}` });
    }
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value };
};
