import type { CounterDetail } from '../shared/api-types.ts';
import type { JsonRequest } from '../shared/json-request.ts';

/** Whether there is such a counter; `unreachable` when nobody could say. */
export type FoundCounter =
  | { readonly found: 'counter'; readonly counter: CounterDetail }
  | { readonly found: 'unknown' }
  | { readonly found: 'unreachable' };

/** Asks what a kiosk must know of the counter it stands at. */
export const findCounter =
  (request: JsonRequest) =>
  async (code: string): Promise<FoundCounter> => {
    const { status, body } = await request(`/v1/counters/${encodeURIComponent(code)}`).catch(() => ({
      status: 0,
      body: undefined,
    }));
    if (status === 200 && body !== undefined) return { found: 'counter', counter: body as CounterDetail };
    return { found: status === 404 || status === 422 || status === 400 ? 'unknown' : 'unreachable' };
  };
