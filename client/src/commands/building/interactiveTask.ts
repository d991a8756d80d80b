/** Tasks that talk with the user: they run in a terminal of VS Code, not in one that only shows what is printed. */
import { window } from 'vscode';
import { reportMissingProgram } from '../../missingProgram';
import type { Session } from '../../session';
import { readSettings } from '../../settings';
import { bitbakeArguments } from '../../toolchain/buildTarget';
import { runsHere, UnusableSettingError } from '../../toolchain/environments/buildEnvironment';
import { findBuildEnvironment } from '../../toolchain/environments/findBuildEnvironment';
import { findOnPath } from '../../toolchain/findOnPath';
import { MissingProgramError } from '../../toolchain/startProgram';
import { mayRunPrograms } from '../../trust';
import { rememberTarget } from './recentTargets';

const interactiveTasks: ReadonlySet<string> = new Set([
  'devshell',
  'devpyshell',
  'pydevshell',
  'menuconfig',
  'diffconfig',
]);

export function isInteractiveTask(task: string): boolean {
  return interactiveTasks.has(task);
}

/**
 * OE-core opens such a task in a terminal program, or in `screen`, to which BitBake connects the terminal it runs in. Without a display only the latter
 * is left, so that it stays within VS Code. Whether BitBake was started.
 */
export async function openInteractiveTask(
  session: Session,
  target: { readonly recipe: string; readonly task: string },
  buildFolder: string,
): Promise<boolean> {
  if (!mayRunPrograms('Opening a shell of a recipe')) return false;
  const { bitbakeCommand: customCommand, bitbake, programs } = readSettings();
  try {
    const environment = await findBuildEnvironment({ buildFolder, customCommand, bitbake, programs });
    // What a command of the user's own runs in may have it.
    const needsScreen = runsHere(environment) && environment.kind !== 'command';
    if (needsScreen && !(await findOnPath('screen'))) throw new MissingProgramError('screen');
    const command = environment.command('bitbake', bitbakeArguments(target), { isForTerminal: true });
    const terminal = window.createTerminal({
      name: `${target.task} ${target.recipe}`,
      shellPath: command.program,
      shellArgs: [...command.arguments],
      ...(command.folder === undefined ? {} : { cwd: command.folder }),
      env: { ...command.environment, DISPLAY: null, WAYLAND_DISPLAY: null, TMUX: null },
    });
    terminal.show();
    await rememberTarget(session, target);
    return true;
  } catch (error) {
    if (error instanceof MissingProgramError) await reportMissingProgram(error.program);
    else if (error instanceof UnusableSettingError) void window.showErrorMessage(error.message);
    else throw error;
    return false;
  }
}
