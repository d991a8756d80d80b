/** Runs a program of the build environment, such as `bitbake` or `runqemu`, in a terminal, for a person to type into. */
import { window } from 'vscode';
import { reportMissingProgram } from '../../missingProgram';
import { readSettings } from '../../settings';
import { startProgramTask } from '../../tasks/programTask';
import { runsHere, UnusableSettingError } from '../../toolchain/environments/buildEnvironment';
import { findBuildEnvironment } from '../../toolchain/environments/findBuildEnvironment';
import { findOnPath } from '../../toolchain/findOnPath';
import { MissingProgramError } from '../../toolchain/startProgram';

export interface TerminalProgram {
  /** What the terminal is called. */
  readonly name: string;
  readonly program: string;
  readonly words: readonly string[];
  /** Another program that has to be where it runs; on this machine that is looked at before. */
  readonly needs?: string;
}

// OE-core opens a shell of its own only within the terminal if there is no window to open it in.
const noWindows = { DISPLAY: '', WAYLAND_DISPLAY: '', TMUX: '' };

/** Whether it was started; why not is said. */
export async function runInTerminal(
  buildFolder: string,
  { name, program, words, needs }: TerminalProgram,
): Promise<boolean> {
  const { bitbakeCommand: customCommand, bitbake, programs } = readSettings();
  try {
    const environment = await findBuildEnvironment({ buildFolder, customCommand, bitbake, programs });
    if (needs !== undefined && runsHere(environment) && !(await findOnPath(needs)))
      throw new MissingProgramError(needs);
    const command = environment.command(program, words, { variables: noWindows, isForTerminal: true });
    await startProgramTask({ name, command, takesFocus: true });
    return true;
  } catch (error) {
    if (error instanceof MissingProgramError) await reportMissingProgram(error.program);
    else if (error instanceof UnusableSettingError) void window.showErrorMessage(error.message);
    else throw error;
    return false;
  }
}
