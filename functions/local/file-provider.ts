import { appendFile } from 'node:fs/promises';
import type { Provider } from '../invitations/provider.ts';

/** Writes messages into a file, a line of JSON each, where a developer reads what would have been sent. */
export const fileProvider = (path: string): Provider => ({
  send: (message) => appendFile(path, `${JSON.stringify(message)}\n`, { mode: 0o600 }),
});
