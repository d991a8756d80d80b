/** Tells the user that a host program is missing, by name and with the way to get it. */
import { readFile } from 'node:fs/promises';
import { window } from 'vscode';
import { missingProgramMessage } from './toolchain/programAdvice';

/** Shows the message and returns its text. */
export async function reportMissingProgram(program: string): Promise<string> {
  const osRelease = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const message = missingProgramMessage(program, { platform: process.platform, osRelease });
  void window.showErrorMessage(message);
  return message;
}
