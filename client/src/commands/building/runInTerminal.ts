/** Runs a program of the build environment, such as `bitbake` or `runqemu`, in a terminal, for a person to type into. */
import { window } from 'vscode';
import { reportMissingProgram } from '../../missingProgram';
import { readSettings } from '../../settings';
import { startProgramTask } from '../../tasks/programTask';
import { UnusableSettingError } from '../../toolchain/environments/buildEnvironment';
import type { BuildEnvironmentRequest } from '../../toolchain/environments/findBuildEnvironment';
import { MissingProgramError, type ProgramCommand } from '../../toolchain/startProgram';

export interface TerminalProgram {
  /** What the terminal is called. */
  readonly name: string;
  command(build: BuildEnvironmentRequest): Promise<ProgramCommand>;
}

/** Whether it was started; why not is said. */
export async function runInTerminal(buildFolder: string, { name, command }: TerminalProgram): Promise<boolean> {
  const { bitbakeCommand: customCommand, bitbake, programs } = readSettings();
  try {
    const wanted = await command({ buildFolder, customCommand, bitbake, programs });
    await startProgramTask({ name, command: wanted, takesFocus: true });
    return true;
  } catch (error) {
    if (error instanceof MissingProgramError) await reportMissingProgram(error.program);
    else if (error instanceof UnusableSettingError) void window.showErrorMessage(error.message);
    else throw error;
    return false;
  }
}
