/** Runs a program of the build environment, such as `bitbake` or `runqemu`, in a terminal, for a person to type into. */
import { window } from 'vscode';
import { reportMissingProgram } from '../../missingProgram';
import { readSettings } from '../../settings';
import { startProgramTask } from '../../tasks/programTask';
import type { BuildEnvironment } from '../../toolchain/environments/buildEnvironment';
import { UnusableSettingError } from '../../toolchain/environments/buildEnvironment';
import { findBuildEnvironment } from '../../toolchain/environments/findBuildEnvironment';
import { findOnPath } from '../../toolchain/findOnPath';
import { MissingProgramError } from '../../toolchain/startProgram';

export interface TerminalProgram {
  /** What the terminal is called. */
  readonly name: string;
  readonly program: string;
  readonly words: readonly string[];
  /** Other programs of which one has to be on this machine, the one to be told of first. */
  readonly needsOneOf?: readonly string[];
}

/** Where a terminal of this machine is one of the build's too. */
const kindsHere: ReadonlySet<BuildEnvironment['kind']> = new Set(['command', 'path', 'script', 'kas']);

// OE-core opens a shell of its own only within the terminal if there is no window to open it in.
const noWindows = { DISPLAY: '', WAYLAND_DISPLAY: '', TMUX: '' };

/** Whether it was started; why not is said. */
export async function runInTerminal(buildFolder: string, wanted: TerminalProgram): Promise<boolean> {
  const { bitbakeCommand: customCommand, bitbake, programs } = readSettings();
  try {
    const environment = await findBuildEnvironment({ buildFolder, customCommand, bitbake, programs });
    if (!kindsHere.has(environment.kind)) {
      const line = [wanted.program, ...wanted.words].join(' ');
      void window.showErrorMessage(
        `BitBake is started ${environment.description}. Start this in a terminal there: ${line}`,
      );
      return false;
    }
    // What a command of the user's own runs in may have it.
    const missing = environment.kind === 'command' ? undefined : await missingOf(wanted.needsOneOf ?? []);
    if (missing !== undefined) throw new MissingProgramError(missing);
    const command = environment.command(wanted.program, wanted.words, { variables: noWindows });
    await startProgramTask({ name: wanted.name, command, takesFocus: true });
    return true;
  } catch (error) {
    if (error instanceof MissingProgramError) await reportMissingProgram(error.program);
    else if (error instanceof UnusableSettingError) void window.showErrorMessage(error.message);
    else throw error;
    return false;
  }
}

/** The first of the programs if none of them is there. */
async function missingOf(programs: readonly string[]): Promise<string | undefined> {
  const found = await Promise.all(programs.map((program) => findOnPath(program)));
  return found.some((path) => path !== undefined) ? undefined : programs[0];
}
