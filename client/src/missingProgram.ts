/** Tells the user that a host program is missing, by name and with the way to get it. */
import { window } from 'vscode';
import { readHostSystem } from './toolchain/hostSystem';
import { missingProgramMessage } from './toolchain/programAdvice';

/** Shows the message and returns its text. */
export async function reportMissingProgram(program: string): Promise<string> {
  const message = missingProgramMessage(program, await readHostSystem());
  void window.showErrorMessage(message);
  return message;
}
