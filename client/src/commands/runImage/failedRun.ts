/** Tells why an image or a container did not do what was asked. */
import { commands, window } from 'vscode';
import { reportMissingProgram } from '../../missingProgram';
import type { Session } from '../../session';
import { RunFailure } from '../../toolchain/run/runFailure';
import { InterruptedError } from '../../toolchain/runProgram';
import { MissingProgramError } from '../../toolchain/startProgram';

export type FailedRun = { readonly kind: 'failed'; readonly message: string } | { readonly kind: 'cancelled' };

export async function failedRun(session: Session, error: unknown): Promise<FailedRun> {
  if (error instanceof InterruptedError) return { kind: 'cancelled' };
  if (error instanceof MissingProgramError) {
    return { kind: 'failed', message: await reportMissingProgram(error.program) };
  }
  const message = error instanceof RunFailure ? error.message : String(error);
  const output = error instanceof RunFailure ? error.output.trimEnd() : '';
  session.output.error(output === '' ? message : `${message}\n${output}`);
  const show = 'Show Output';
  void window.showErrorMessage(message, ...(output === '' ? [] : [show])).then((choice) => {
    if (choice === show) void commands.executeCommand('metavirt.showOutput');
  });
  return { kind: 'failed', message };
}
