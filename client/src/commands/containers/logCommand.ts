/** What a terminal runs to show what a container has printed and prints. */
import type { ContainerKey } from '../../toolchain/run/containers';
import type { ProgramCommand } from '../../toolchain/startProgram';

const mostLines = 10_000;

export function logCommand({ engine, id }: ContainerKey): ProgramCommand {
  return { program: engine, arguments: ['logs', '--follow', '--tail', String(mostLines), id] };
}
