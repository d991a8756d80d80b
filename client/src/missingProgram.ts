/** Tells the user that a host program is missing, by name and with the way to get it. */
import { commands, window } from 'vscode';
import { readHostSystem } from './toolchain/hostSystem';
import { missingProgramMessage } from './toolchain/programs/programAdvice';

/** Shows the message and returns its text. */
export async function reportMissingProgram(program: string): Promise<string> {
  const message = missingProgramMessage(program, await readHostSystem());
  const show = 'Show Toolchain';
  void window.showErrorMessage(message, show).then((choice) => {
    if (choice === show) void commands.executeCommand('metavirt.showToolchain');
  });
  return message;
}
