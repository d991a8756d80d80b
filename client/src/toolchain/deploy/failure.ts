/** Finds out why a step of a deployment failed, from what its program printed. */
import type { DeployFailureCause } from './failureCause';
import { failureMessage } from './failureMessages';
import { fullDiskMessage, tellsOfFullDisk } from './fullDisk';
import type { FailureSubject } from './plan';

export interface DeployFailure {
  readonly cause: DeployFailureCause;
  readonly message: string;
  /** What the program printed, for the output channel. */
  readonly output: string;
  /** The registry that refused or could not be reached; undefined where it was a program or another machine that failed. */
  readonly registry?: string;
}

/**
 * The texts are those of containers/image and Go's net packages, which skopeo, podman, docker, ctr and kubectl pass on, and of OpenSSH; the first
 * that occurs decides.
 */
const causes: readonly (readonly [text: string, cause: DeployFailureCause])[] = [
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
  ['must be logged in to the server', 'credentials'],
  ['was refused - did you specify the right host', 'unreachable'],
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

/**
 * The failure behind a program's output; the last line that it printed is kept in the message where no cause is known. `storage` is the folder in
 * which the program keeps images.
 */
export function explainFailure(
  output: string,
  exitCode: number | null,
  about: FailureSubject,
  storage?: string,
): DeployFailure {
  if (tellsOfFullDisk(output)) return { cause: 'space', message: fullDiskMessage(output, about, storage), output };
  const cause = causeOf(output, exitCode, about);
  const registry = about.kind === 'registry' ? { registry: about.registry } : {};
  return { cause, message: failureMessage(cause, about, output, exitCode), output, ...registry };
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
