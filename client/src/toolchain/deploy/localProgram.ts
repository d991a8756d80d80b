/** A program of this machine, from the words of its command line. */
import type { ProgramCommand } from '../startProgram';

export function localProgram([program = '', ...rest]: readonly string[]): ProgramCommand {
  return { program, arguments: rest };
}
