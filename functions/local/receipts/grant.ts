import { existsSync } from 'node:fs';
import { UNIT_ID } from '#domain/unit.ts';
import { granted } from '../../receipts/key-changes.ts';
import { keysToChange, writePrivately } from './key-file.ts';
import { optionsOf, RefusedError } from './refused.ts';

const USAGE = `Usage: npm run receipts -- grant --units 00070,00071 --out keys-for-them.json [--key-file FILE]
Makes keys for a system that issues receipts of these units by itself, and lets the platform know them.`;

/** `npm run receipts -- grant`: keys for a system that issues without asking anybody. */
export const grant = async (args: readonly string[]): Promise<string> => {
  const options = optionsOf(
    args,
    { units: { type: 'string' }, out: { type: 'string' }, 'key-file': { type: 'string' } } as const,
    USAGE,
  );
  const { out, 'key-file': named } = options;
  const units = options.units?.split(',').map((unit) => unit.trim()) ?? [];
  if (units.length === 0 || !out) throw new RefusedError(USAGE);
  const wrong = units.filter((unit) => !UNIT_ID.test(unit));
  if (wrong.length > 0) throw new RefusedError(`--units: "${wrong.join('", "')}" is no code of a unit`);
  if (existsSync(out)) throw new RefusedError(`${out} is there already, and may be in use`);
  const keys = keysToChange(named);
  const made = granted(keys.text, units);
  // The platform first: a key that it does not know would sign receipts that nobody can rate.
  keys.write(made.ring);
  writePrivately(out, made.grant);
  return [
    `${out} signs for ${units.join(', ')} with key ${made.id}. Hand it over as a secret; revoke --key ${made.id} ends it.`,
    keys.handOver,
  ].join('\n');
};
