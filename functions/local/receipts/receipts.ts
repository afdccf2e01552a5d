import '../plain-errors.ts';
import { CsvFileError } from '../../api/csv-table.ts';
import { grant } from './grant.ts';
import { issue } from './issue.ts';
import { posters } from './posters.ts';
import { RefusedError } from './refused.ts';
import { revoke } from './revoke.ts';
import { rotate } from './rotate.ts';

/*
 * `npm run receipts -- issue|rotate|revoke|grant|posters …`: receipts to rate, made without a network, and the keys that sign them.
 * Every command says how it is used where it is called wrongly.
 */
const COMMANDS: Readonly<Record<string, (args: readonly string[], now: () => number) => Promise<string>>> = {
  issue,
  rotate,
  revoke,
  grant,
  posters,
};

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  process.stderr.write(`Usage: npm run receipts -- ${Object.keys(COMMANDS).join('|')} …\n`);
  process.exit(1);
}
try {
  process.stdout.write(`${await command(args, Date.now)}\n`);
} catch (error) {
  if (!(error instanceof RefusedError || error instanceof CsvFileError)) throw error;
  process.stderr.write(`${error.message}\nNothing was written.\n`);
  process.exitCode = 1;
}
