/** Tells why an image or a container did not do what was asked. */
import { window } from 'vscode';
import { showErrorWithOutput } from '../../errorWithOutput';
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
  if (output === '') void window.showErrorMessage(message);
  else showErrorWithOutput(message);
  return { kind: 'failed', message };
}
