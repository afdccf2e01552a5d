/*
 * For commands that people type: what they can put right (a wrong option, a folder that is a file, data that are in use)
 * is said in one line. Everything else is our fault, and keeps its trace.
 */
process.on('uncaughtException', (error: Error & { readonly code?: unknown }) => {
  const theirs = error.code !== undefined || error.name === 'DataInUseError';
  process.stderr.write(`${theirs ? error.message : error.stack}\n`);
  process.exit(1);
});

export {};
