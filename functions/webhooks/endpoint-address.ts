import { isIP } from 'node:net';
import addresses from 'ipaddr.js';

/** Names that no public name server answers for, and those of clouds' own services. */
const OWN_NAMES =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa|test|invalid|example|onion)$/;

const LONGEST_ADDRESS = 500;

/**
 * Whether the address of a machine is one of the public internet: not of this machine, of a private network, of a cloud's
 * own services (169.254.169.254), nor one that is translated to such a one.
 */
export const isPublicMachine = (address: string): boolean => {
  try {
    return addresses.process(address).range() === 'unicast';
  } catch {
    return false;
  }
};

/** In tests and on one's own machine an endpoint may stand at `http://127.0.0.1`, and nowhere else that is not public. */
export const isOwnMachine = (url: URL): boolean => url.protocol === 'http:' && url.hostname === '127.0.0.1';

/**
 * What is wrong with the address of an endpoint, in words that go on after "url"; `undefined` where nothing is. What its
 * name leads to is looked at when a message is sent, as it may change.
 */
export const faultOfAddress = (text: string, local: boolean): string | undefined => {
  if (text.length > LONGEST_ADDRESS) return `may have ${LONGEST_ADDRESS} letters`;
  const url = URL.parse(text);
  if (!url) return 'must be an address such as https://cong.example.vn/hooks';
  if (url.username || url.password) return 'must hold no name and no password; messages are signed instead';
  if (url.hash) return 'must end without #';
  if (local && isOwnMachine(url)) return undefined;
  if (url.protocol !== 'https:') return 'must begin with https://';
  const host = url.hostname.replace(/\.$/, '');
  if (isIP(host.replace(/^\[|\]$/g, ''))) return 'must name its machine; numbers are not taken';
  if (!host.includes('.') || OWN_NAMES.test(host)) return 'must be an address of the public internet';
  return undefined;
};
