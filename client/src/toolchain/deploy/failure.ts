/** Says in plain words why a step of a deployment failed, from what its program printed. */
import { basename } from 'node:path';
import type { FailureSubject } from './plan';

export type DeployFailureCause =
  | 'credentials'
  | 'unreachable'
  | 'busy'
  | 'tls'
  | 'refused'
  | 'image'
  | 'space'
  | 'hostKey'
  | 'daemon'
  | 'notLetIn'
  | 'remoteProgram'
  | 'other';

export interface DeployFailure {
  readonly cause: DeployFailureCause;
  readonly message: string;
  /** What the program printed, for the output channel. */
  readonly output: string;
}

/**
 * The texts are those of containers/image and Go's net packages, which skopeo, podman, docker and ctr pass on, and of OpenSSH; the first
 * that occurs decides.
 */
const causes: readonly (readonly [text: string, cause: DeployFailureCause])[] = [
  ['no space left on device', 'space'],
  ['file too large', 'space'],
  ['disk quota exceeded', 'space'],
  ['Host key verification failed', 'hostKey'],
  ['Permission denied (', 'credentials'],
  ['http: server gave HTTP response to HTTPS client', 'tls'],
  ['TLS handshake timeout', 'unreachable'],
  ['x509:', 'tls'],
  ['tls:', 'tls'],
  ['toomanyrequests', 'busy'],
  ['429 (Too Many Requests)', 'busy'],
  ['500 Internal Server Error', 'busy'],
  ['502 Bad Gateway', 'busy'],
  ['503 Service Unavailable', 'busy'],
  ['504 Gateway', 'busy'],
  ['authentication required', 'credentials'],
  ['unauthorized', 'credentials'],
  ['invalid username/password', 'credentials'],
  ['access to the resource is denied', 'refused'],
  ['denied:', 'refused'],
  ['403 (Forbidden)', 'refused'],
  // Of the socket of a daemon: docker, ctr and k3s say it in these words.
  ['connect: permission denied', 'notLetIn'],
  ['Cannot connect to the Docker daemon', 'daemon'],
  ['failed to connect to the docker API', 'daemon'],
  ['containerd.sock', 'daemon'],
  ['connection refused', 'unreachable'],
  ['Connection refused', 'unreachable'],
  ['connection reset by peer', 'unreachable'],
  ['Connection reset by', 'unreachable'],
  ['broken pipe', 'unreachable'],
  ['server closed idle connection', 'unreachable'],
  ['unexpected EOF', 'unreachable'],
  [': EOF', 'unreachable'],
  ['no such host', 'unreachable'],
  ['Could not resolve hostname', 'unreachable'],
  ['i/o timeout', 'unreachable'],
  ['Connection timed out', 'unreachable'],
  ['timed out', 'unreachable'],
  ['no route to host', 'unreachable'],
  ['No route to host', 'unreachable'],
  ['network is unreachable', 'unreachable'],
];

/** The failure behind a program's output; the last line that it printed is kept in the message where no cause is known. */
export function explainFailure(output: string, exitCode: number | null, about: FailureSubject): DeployFailure {
  const cause = causeOf(output, exitCode, about);
  return { cause, message: messageOf(cause, about, output), output };
}

/** Whether the same may go well a little later. */
export function mayPass({ cause }: DeployFailure): boolean {
  return cause === 'unreachable' || cause === 'busy';
}

/** The shell's status for a program that it did not find. */
const notFound = 127;

function causeOf(output: string, exitCode: number | null, about: FailureSubject): DeployFailureCause {
  if (about.kind === 'host' && exitCode === notFound) return 'remoteProgram';
  return causes.find(([text]) => output.includes(text))?.[1] ?? 'other';
}

function messageOf(cause: DeployFailureCause, about: FailureSubject, output: string): string {
  const unknown = `${programOf(about)} failed: ${lastMessage(output) || 'it printed nothing'}`;
  if (cause === 'space') return `There is no room left for the image: ${lastMessage(output)}`;
  switch (about.kind) {
    case 'registry':
      return registryMessages(about.registry)[cause] ?? unknown;
    case 'host':
      return hostMessages(about.host, about.program)[cause] ?? `On ${about.host}: ${unknown}`;
    case 'program':
      return programMessages(about.program)[cause] ?? unknown;
  }
}

type Messages = Partial<Readonly<Record<DeployFailureCause, string>>>;

function registryMessages(registry: string): Messages {
  return {
    credentials: `${registry} asks for a user name and a password, or did not accept the ones it got.`,
    refused: `${registry} knows the user but does not allow this repository to be written.`,
    unreachable: `${registry} does not answer. Is the registry running, and its address right?`,
    busy: `${registry} is overloaded or out of order. Try again later.`,
    tls: `${registry} has no certificate that this machine trusts.`,
  };
}

function hostMessages(host: string, program: string): Messages {
  return {
    hostKey: `The key of ${host} is not known, or is another than before. Run "ssh ${host}" in a terminal and look at it.`,
    credentials: `${host} does not let this user in. Passwords are not asked for: "ssh-copy-id ${host}" puts your key there.`,
    unreachable: `${host} does not answer to ssh. Is it running, and are its address and port right?`,
    remoteProgram: `${program} was not found on ${host}. Install it there, or choose another kind of target.`,
    daemon: `${daemonOf(program).name} does not run on ${host}.`,
    notLetIn: `${daemonOf(program).name} on ${host} does not let this user in: ${daemonOf(program).admission}.`,
  };
}

function programMessages(program: string): Messages {
  const { name, service, admission } = daemonOf(program);
  return {
    daemon: `${name} does not run on this machine. Start it: sudo systemctl start ${service}`,
    notLetIn: `${name} does not let this user in: ${admission}.`,
  };
}

interface Daemon {
  readonly name: string;
  /** Of systemd. */
  readonly service: string;
  readonly admission: string;
}

/** The daemon that a program speaks to. Only Docker has a group; the sockets of the others are for root alone. */
function daemonOf(program: string): Daemon {
  const name = basename(program);
  if (name === 'docker') {
    const admission =
      'add the user to the group docker (sudo usermod --append --groups docker $USER), and log in again';
    return { name: 'Docker', service: name, admission };
  }
  const service = name === 'ctr' ? 'containerd' : name;
  return { name: service, service, admission: 'its images are for root only' };
}

function programOf(about: FailureSubject): string {
  return about.kind === 'registry' ? 'skopeo' : about.program;
}

/** skopeo logs as `time="..." level=fatal msg="..."`; the message is what a person wants. */
function lastMessage(output: string): string {
  const line = output.trimEnd().split('\n').at(-1)?.trim() ?? '';
  const marker = line.indexOf('msg="');
  return marker < 0
    ? line
    : line
        .slice(marker + 'msg="'.length)
        .replace(/"$/, '')
        .replaceAll('\\"', '"');
}
