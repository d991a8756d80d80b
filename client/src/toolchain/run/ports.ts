/** Which ports of this machine lead into a container. */
import { createServer } from 'node:net';

export interface PortMapping {
  /** The address of this machine that listens. */
  readonly hostAddress: string;
  readonly hostPort: number;
  readonly containerPort: number;
  readonly protocol: 'tcp' | 'udp';
}

export type ParsedPorts =
  | { readonly kind: 'ports'; readonly ports: readonly PortMapping[] }
  | { readonly kind: 'invalid'; readonly why: string };

/** Nobody on the network gets in unless the address is given. */
const loopback = '127.0.0.1';
const firstUnprivilegedPort = 1024;
const lastPort = 65_535;
/** 80 becomes 8080, 443 8443. */
const unprivilegedOffset = 8000;
const mostPorts = 50;

/** Ports below 1024 are root's alone on Linux. */
export function isPrivileged({ hostPort }: PortMapping): boolean {
  return hostPort < firstUnprivilegedPort;
}

/** A mapping for each exposed port (`80/tcp`): the same port where everybody may listen on it and nobody does, else the next free one. */
export async function proposedPorts(exposed: readonly string[]): Promise<readonly PortMapping[]> {
  const proposed: PortMapping[] = [];
  for (const text of exposed.slice(0, mostPorts)) {
    const [, port, protocol = 'tcp'] = /^(\d{1,5})(?:\/(tcp|udp))?$/.exec(text) ?? [];
    const containerPort = Number(port);
    if (!isPort(containerPort)) continue;
    const wanted = containerPort < firstUnprivilegedPort ? containerPort + unprivilegedOffset : containerPort;
    const taken = new Set(proposed.map(({ hostPort }) => hostPort));
    const hostPort = await nextFreePort(wanted, taken);
    proposed.push({ hostAddress: loopback, hostPort, containerPort, protocol: protocol === 'udp' ? 'udp' : 'tcp' });
  }
  return proposed;
}

/** The same mappings, each on the next free port where somebody else listens on its own. */
export async function movedToFreePorts(ports: readonly PortMapping[]): Promise<readonly PortMapping[]> {
  const moved: PortMapping[] = [];
  for (const port of ports) {
    const taken = new Set(moved.map(({ hostPort }) => hostPort));
    // Of a privileged port it cannot be told: only root may try.
    moved.push(isPrivileged(port) ? port : { ...port, hostPort: await nextFreePort(port.hostPort, taken) });
  }
  return moved;
}

/** Reads `8080:80 0.0.0.0:5353:53/udp`; one port alone stands for the same on both sides. */
export function parsePorts(text: string): ParsedPorts {
  const ports: PortMapping[] = [];
  for (const word of text.split(/[\s,]+/).filter(Boolean)) {
    const match = /^(?:(?:(\[[0-9a-fA-F:]+\]|[\w.-]+):)?(\d{1,5}):)?(\d{1,5})(?:\/(tcp|udp))?$/.exec(word);
    const [, hostAddress = loopback, host = match?.[3], container, protocol] = match ?? [];
    const [hostPort, containerPort] = [Number(host), Number(container)];
    if (!isPort(hostPort) || !isPort(containerPort)) {
      return { kind: 'invalid', why: `"${word}" is no pair of ports: write 8080:80, or 8080:80/udp` };
    }
    ports.push({ hostAddress, hostPort, containerPort, protocol: protocol === 'udp' ? 'udp' : 'tcp' });
  }
  return { kind: 'ports', ports };
}

/** The text that parsePorts reads. */
export function formatPorts(ports: readonly PortMapping[]): string {
  return ports.map(formatPort).join(' ');
}

/** `8080:80`, as engines take it behind the address. */
function formatPort({ hostAddress, hostPort, containerPort, protocol }: PortMapping): string {
  const address = hostAddress === loopback ? '' : `${hostAddress}:`;
  return `${address}${hostPort}:${containerPort}${protocol === 'udp' ? '/udp' : ''}`;
}

/** As `--publish` of podman and Docker takes it. */
export function publishedPort({ hostAddress, hostPort, containerPort, protocol }: PortMapping): string {
  return `${hostAddress}:${hostPort}:${containerPort}/${protocol}`;
}

/** Whether nobody listens on a port of the loopback address. */
export function isFreePort(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, loopback, () => server.close(() => resolve(true)));
  });
}

async function nextFreePort(wanted: number, taken: ReadonlySet<number>): Promise<number> {
  for (let port = wanted; port <= lastPort; port++) {
    if (!taken.has(port) && (await isFreePort(port))) return port;
  }
  return wanted;
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= lastPort;
}
