import type { ServerOptions } from 'node:http';
import type { Bounds } from './admission.ts';

/**
 * By measurement (`npm run bench -- load`): enough to keep the engine busy. With 256 ratings under way the same number
 * gets through, each round of the event loop takes so long that new connections wait for seconds, and some break.
 */
export const BOUNDS: Bounds = { citizens: 48, managers: 32, handedBack: 32 };

/** A request must come in whole within this, or its connection ends: nobody holds a place by sending slowly. */
export const SERVER_LIMITS: ServerOptions = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1000,
  // Told to clients are five seconds: whoever asks again just then must not meet a connection that is being closed.
  keepAliveTimeout: 5000,
  keepAliveTimeoutBuffer: 15_000,
};

/** How long a connection may lie still while an answer is made or fetched. */
export const IDLE_MS = 30_000;

/** Each costs some memory even while nothing is asked. */
export const MOST_CONNECTIONS = 8000;
