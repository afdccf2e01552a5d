/** What a fault leaves in the log: what went wrong, in which request, and nothing of the request or the citizen. */
export const reportToLog = (error: unknown, requestId?: string): void => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  logError({ name, message }, requestId);
};

/** A fault with the facts that are known of it, by the name of its error. */
export const logError = (
  fault: { readonly name: string; readonly message: string } & Readonly<Record<string, unknown>>,
  requestId?: string,
): void => write(process.stderr, { level: 'ERROR', requestId, ...fault });

/** One line of JSON, beside those that Lambda writes itself in the same format. */
export const logInfo = (message: string, facts: Readonly<Record<string, unknown>>): void =>
  write(process.stdout, { level: 'INFO', message, ...facts });

const write = (stream: NodeJS.WriteStream, line: Readonly<Record<string, unknown>>): void => {
  stream.write(`${JSON.stringify({ timestamp: new Date().toISOString(), ...line })}\n`);
};
