import './plain-errors.ts';
import { parseArgs } from 'node:util';
import { ROLES, type Role } from '#domain/policy.ts';
import { dataDirectoryOf, openDataDirectory } from './data-directory.ts';
import { openSignIn } from './sign-in/sign-in.ts';

/** `npm run token -- --role manager --unit 00070`: prints a bearer token of the local sign-in. */
const { values } = parseArgs({ options: { role: { type: 'string' }, unit: { type: 'string' } } });

if (!values.role || !(ROLES as readonly string[]).includes(values.role) || !values.unit) {
  process.stderr.write(
    `Usage: npm run token -- --role ROLE --unit CODE\n  --role  one of ${ROLES.join(', ')}\n  --unit  the code of the unit the role reaches, such as 00070\n`,
  );
  process.exit(1);
}

const { directory } = openDataDirectory(dataDirectoryOf());
const token = await openSignIn(directory, Date.now).issueToken({
  role: values.role as Role,
  unit: values.unit,
});
process.stdout.write(`${token}\n`);
