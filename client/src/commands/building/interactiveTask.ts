/** Tasks that talk with the user: they run in a terminal of VS Code, not in one that only shows what is printed. */
import { window } from 'vscode';
import { reportMissingProgram } from '../../missingProgram';
import type { Session } from '../../session';
import { readSettings } from '../../settings';
import { bitbakeCommand } from '../../toolchain/bitbakeCommand';
import { bitbakeArguments } from '../../toolchain/buildTarget';
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
    // What a command of the user's own runs in may have it.
    if (customCommand.length === 0 && !(await findOnPath('screen'))) throw new MissingProgramError('screen');
    const words = bitbakeArguments(target);
    const command = await bitbakeCommand({ buildFolder, customCommand, bitbake, programs, arguments: words });
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
    if (!(error instanceof MissingProgramError)) throw error;
    await reportMissingProgram(error.program);
    return false;
  }
}
