const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);
const LOOPBACK_ADDRESSES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Whether the address is this machine's by its own name, at any port: ports are forwarded, names are not. */
export const isOwnOrigin = (origin: string): boolean => {
  try {
    const { protocol, hostname } = new URL(origin);
    return protocol === 'http:' && LOOPBACK_NAMES.has(hostname);
  } catch {
    return false;
  }
};

/**
 * Whether a browser on this very machine asks, and by its own name: another site may point a name of its own here (DNS
 * rebinding), and its pages would then be of this origin.
 */
export const isOwnMachine = (url: string, remoteAddress: string | undefined): boolean =>
  isOwnOrigin(new URL(url).origin) && LOOPBACK_ADDRESSES.has(remoteAddress ?? '');
