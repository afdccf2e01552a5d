import type { CounterDetail } from '../shared/api-types.ts';
import type { DurableNotes } from '../shared/durable-notes.ts';
import type { JsonRequest } from '../shared/json-request.ts';

/** Whether there is such a counter; `unreachable` when nobody could say. */
export type FoundCounter =
  | {
      readonly found: 'counter';
      readonly counter: CounterDetail;
      /** Nobody could say now; it is what was said last. */
      readonly remembered?: true;
    }
  | { readonly found: 'unknown' }
  | { readonly found: 'unreachable' };

/** Asks what a kiosk must know of the counter it stands at, and remembers it: a kiosk also starts without a network. */
export const findCounter =
  (request: JsonRequest, notes: DurableNotes) =>
  async (code: string): Promise<FoundCounter> => {
    const key = `counter/${code}`;
    const { status, body } = await request(`/v1/counters/${encodeURIComponent(code)}`).catch(() => ({
      status: 0,
      body: undefined,
    }));
    // The log-in page of a public network answers 200 too.
    if (status === 200 && isCounter(body, code)) {
      await notes.write(key, body);
      return { found: 'counter', counter: body };
    }
    if (status === 404 || status === 422 || status === 400) return { found: 'unknown' };
    const known = await notes.read(key);
    return isCounter(known, code)
      ? { found: 'counter', counter: known, remembered: true }
      : { found: 'unreachable' };
  };

const isCounter = (value: unknown, code: string): value is CounterDetail =>
  typeof value === 'object' && value !== null && 'code' in value && value.code === code;
