/** The entries of OCI_IMAGE_PORTS: `8080/tcp`, `53/udp`, `8080`. */

export type ExposedPort = PortNumber | WrongPort;

export interface PortNumber {
  readonly kind: 'port';
  readonly number: number;
  readonly protocol: string;
}

export interface WrongPort {
  readonly kind: 'wrong';
  readonly how: 'pair' | 'range' | 'separator' | 'number' | 'protocol' | 'other';
  /** What was meant, where that is beyond doubt. */
  readonly meant: string | undefined;
}

export function exposedPort(word: string): ExposedPort {
  const [, digits, protocol = 'tcp'] = /^(\d+)(?:\/(\w+))?$/.exec(word) ?? [];
  if (digits === undefined) return wrongForm(word);
  const number = Number(digits);
  if (number < 1 || number > 65535) return { kind: 'wrong', how: 'number', meant: undefined };
  if (!protocols.has(protocol.toLowerCase())) return { kind: 'wrong', how: 'protocol', meant: undefined };
  return { kind: 'port', number, protocol };
}

function wrongForm(word: string): WrongPort {
  if (/[,;]/.test(word)) {
    const parts = word.split(/[,;]+/).filter((part) => part !== '');
    const areRight = parts.length > 0 && parts.every((part) => exposedPort(part).kind === 'port');
    return { kind: 'wrong', how: 'separator', meant: areRight ? parts.join(' ') : undefined };
  }
  // The address that a port is published at, its number there, and the one in the container.
  const [, container] = /^(?:[\d.]+:)?\d*:(\d+(?:\/\w+)?)$/.exec(word) ?? [];
  if (container !== undefined) {
    const isRight = exposedPort(container).kind === 'port';
    return { kind: 'wrong', how: 'pair', meant: isRight ? container : undefined };
  }
  if (/^\d+-\d+(?:\/\w+)?$/.test(word)) return { kind: 'wrong', how: 'range', meant: undefined };
  const [, protocol, number] = /^(tcp|udp|sctp)\/(\d+)$/.exec(word) ?? [];
  return { kind: 'wrong', how: 'other', meant: number === undefined ? undefined : `${number}/${protocol}` };
}

const protocols: ReadonlySet<string> = new Set(['tcp', 'udp', 'sctp']);
