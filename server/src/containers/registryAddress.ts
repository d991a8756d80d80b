/** The address of a container registry: `HOST[:PORT][/NAMESPACE]`. */

/** What keeps a text from being one. */
export type AddressFault = 'scheme' | 'slash-at-end' | 'blank' | 'upper-case-path';

/** The first fault of an address; undefined for a good one, and for none at all. */
export function addressFault(address: string): AddressFault | undefined {
  if (schemeOf(address) !== undefined) return 'scheme';
  if (/\s/.test(address)) return 'blank';
  if (address.endsWith('/')) return 'slash-at-end';
  return /[A-Z]/.test(address.split('/').slice(1).join('/')) ? 'upper-case-path' : undefined;
}

/** `https://`, `docker://` in front of an address. */
function schemeOf(address: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:\/+/i.exec(address)?.[0];
}

/** The address without what does not belong to it. */
export function mendedAddress(address: string): string {
  return address
    .trim()
    .slice(schemeOf(address.trim())?.length ?? 0)
    .replace(/\/+$/, '');
}

export type Reach =
  /** The machine itself, or the machine that a virtual one runs on. */
  | 'local'
  /** A network that others cannot get into from outside. */
  | 'private'
  | 'public';

/** From where a registry can be reached. */
export function reachOf(address: string): Reach {
  const host = mendedAddress(address).split('/')[0]?.replace(/:\d*$/, '').toLowerCase() ?? '';
  if (/^(?:localhost|127\.\d+\.\d+\.\d+|10\.0\.2\.2|\[?::1\]?|host\.(?:docker|containers)\.internal)$/.test(host)) {
    return 'local';
  }
  if (/^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.)/.test(host)) return 'private';
  if (!host.includes('.') || /\.(?:local|lan|internal|home\.arpa|intranet|corp|test)$/.test(host)) return 'private';
  return 'public';
}

/** Whether an address means the machine that looks it up. */
export function isLoopback(address: string): boolean {
  return /^(?:localhost|127\.|\[?::1)/i.test(mendedAddress(address));
}
