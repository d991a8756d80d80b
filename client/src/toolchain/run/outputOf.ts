/** What a program prints to its standard output, for other programs to read. */
import type { ProgramPaths } from '../programs/programPaths';
import { runProgram } from '../runProgram';
import type { ProgramCommand } from '../startProgram';
import { explainRunFailure } from './runFailure';

const mostCharacters = 16 * 1024 * 1024;

/** Starts the program from where `programs` says, else from PATH. Throws RunFailure if it does not succeed, and what runProgram throws. Of endless output only the beginning is kept. */
export async function outputOf(command: ProgramCommand, programs: ProgramPaths, signal?: AbortSignal): Promise<string> {
  let output = '';
  const program = programs[command.program] ?? command.program;
  const result = await runProgram({ ...command, program }, signal, (text, stream) => {
    if (stream === 'stdout' && output.length < mostCharacters) output += text;
  });
  if (result.exitCode !== 0) throw explainRunFailure(command.program, result.output);
  return output;
}
