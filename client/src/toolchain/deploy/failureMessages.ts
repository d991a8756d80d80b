/** What is said of a failure: whose it is, and what to do. */
import { basename } from 'node:path';
import { lastPrinted } from '../lastPrinted';
import type { DeployFailureCause } from './failureCause';
import type { FailureSubject } from './plan';

/** The status with which ssh tells of a failure of its own; others are those of the program on the other machine. */
const sshFailed = 255;

/** The last line that the program printed is kept where nothing is known to say of the cause. */
export function failureMessage(
  cause: DeployFailureCause,
  about: FailureSubject,
  output: string,
  exitCode: number | null,
): string {
  const unknown = `${programOf(about)} failed: ${lastPrinted(output) || 'it printed nothing'}`;
  switch (about.kind) {
    case 'registry':
      return registryMessages(about.registry)[cause] ?? unknown;
    case 'host': {
      const messages = exitCode === sshFailed ? sshMessages(about.host) : remoteMessages(about.host, about.program);
      return messages[cause] ?? `On ${about.host}: ${unknown}`;
    }
    case 'program':
      return localMessages(about.program)[cause] ?? unknown;
  }
}

type Messages = Partial<Readonly<Record<DeployFailureCause, string>>>;

function registryMessages(registry: string): Messages {
  return {
    credentials: `${registry} asks for a user name and a password, or did not accept the ones it got.`,
    refused: `${registry} knows the user but does not allow this repository to be written. Deploy to another one, or log in as somebody who may.`,
    unreachable: `${registry} does not answer. Is the registry running, and its address right?`,
    busy: `${registry} is overloaded, out of order, or its disk is full. Look at its log, or try again later.`,
    tls: `${registry} has no certificate that this machine trusts.`,
  };
}

function sshMessages(host: string): Messages {
  return {
    hostKey: `The key of ${host} is not known, or is another than before. Run "ssh ${host}" in a terminal and look at it.`,
    credentials: `${host} does not let this user in. Passwords are not asked for: "ssh-copy-id ${host}" puts your key there.`,
    unreachable: `${host} does not answer to ssh. Is it running, and are its address and port right?`,
  };
}

function remoteMessages(host: string, program: string): Messages {
  const { name, service, admission } = daemonOf(program);
  return {
    remoteProgram: `${program} was not found on ${host}. Install it there, or choose another kind of target.`,
    daemon: `${name} does not run on ${host}. Start it there: sudo systemctl start ${service}`,
    notLetIn: `${name} on ${host} does not let this user in: ${admission}.`,
    ...clusterMessages(program, ` on ${host}`),
  };
}

function localMessages(program: string): Messages {
  const { name, service, admission } = daemonOf(program);
  return {
    daemon: `${name} does not run on this machine. Start it: sudo systemctl start ${service}`,
    notLetIn: `${name} does not let this user in: ${admission}.`,
    ...clusterMessages(program, ''),
  };
}

/** None for programs other than kubectl, which k3s has built in. */
function clusterMessages(program: string, place: string): Messages {
  if (!['kubectl', 'k3s'].includes(basename(program))) return {};
  return {
    credentials: `The cluster does not know the user of the present context of kubectl${place}. Log in to it again.`,
    unreachable: `kubectl${place} reaches no cluster. Is it running, and does the present context of kubectl lead there?`,
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
