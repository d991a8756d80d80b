/** What a program prints to its standard output, for other programs to read. */
import { runProgram } from '../runProgram';
import type { ProgramCommand } from '../startProgram';
import { explainRunFailure } from './runFailure';

const mostCharacters = 16 * 1024 * 1024;

/** Throws RunFailure if the program does not succeed, and what runProgram throws. Of endless output only the beginning is kept. */
export async function outputOf(command: ProgramCommand, signal?: AbortSignal): Promise<string> {
  let output = '';
  const result = await runProgram(command, signal, (text, stream) => {
    if (stream === 'stdout' && output.length < mostCharacters) output += text;
  });
  if (result.exitCode !== 0) throw explainRunFailure(command.program, result.output);
  return output;
}
