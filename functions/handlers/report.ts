/** What a fault leaves in the log: what went wrong, and nothing of the request or the citizen. */
export const reportToLog = (error: unknown): void => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`${JSON.stringify({ level: 'error', name, message })}\n`);
};
