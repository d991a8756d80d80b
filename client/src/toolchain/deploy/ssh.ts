/** A program on another machine, through the user's own ssh: its configuration, keys and agent. */
import { shellLine } from '../shellQuote';
import type { ProgramCommand } from '../startProgram';
import type { SshHost } from './target';

/** ssh asks nothing, since nobody could answer; a host of which nothing is heard for half a minute is given up. */
const options = ['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=15', '-o', 'ServerAliveInterval=10', '-T'];

/** The command that runs `words` on the host, each of them taken by its shell as it is. */
export function overSsh(target: SshHost, words: readonly string[]): ProgramCommand {
  return { program: 'ssh', arguments: [...sshArguments(target), shellLine(words)] };
}

/** The command that puts its standard input into a file of the host. */
export function intoRemoteFile(target: SshHost, path: string): ProgramCommand {
  // `dd` names its file in an argument; a redirection would be a text for the shell that is not one word.
  return overSsh(target, ['dd', `of=${path}`, 'bs=65536']);
}

/** How a message names the host. */
export function hostName({ user, host }: SshHost): string {
  return user === undefined ? host : `${user}@${host}`;
}

function sshArguments(target: SshHost): readonly string[] {
  const { configFile, port } = target;
  return [
    ...(configFile === undefined ? [] : ['-F', configFile]),
    ...options,
    ...(port === undefined ? [] : ['-p', String(port)]),
    '--',
    hostName(target),
  ];
}
