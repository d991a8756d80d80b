/** Tasks that talk with the user: they run in a terminal of VS Code, not in one that only shows what is printed. */
import type { Session } from '../../session';
import { bitbakeArguments } from '../../toolchain/bitbake/buildTarget';
import { runsHere } from '../../toolchain/environments/buildEnvironment';
import { type BuildEnvironmentRequest, findBuildEnvironment } from '../../toolchain/environments/findBuildEnvironment';
import { findOnPath } from '../../toolchain/findOnPath';
import { MissingProgramError, type ProgramCommand } from '../../toolchain/startProgram';
import { rememberTarget } from './recentTargets';
import { runInTerminal } from './runInTerminal';

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

// OE-core opens a shell of its own only within the terminal if there is no window to open it in.
const noWindows = { DISPLAY: '', WAYLAND_DISPLAY: '', TMUX: '' };

/** OE-core opens such a task in a window of its own, or in `screen` or `tmux`, to which BitBake connects the terminal that it runs in. */
export async function openInteractiveTask(
  session: Session,
  target: { readonly recipe: string; readonly task: string },
  buildFolder: string,
): Promise<void> {
  const words = bitbakeArguments(target);
  const name = `${target.task} ${target.recipe}`;
  const isOpen = await runInTerminal(buildFolder, { name, command: (build) => inTerminal(build, words) });
  if (isOpen) await rememberTarget(session, target);
}

async function inTerminal(build: BuildEnvironmentRequest, words: readonly string[]): Promise<ProgramCommand> {
  const environment = await findBuildEnvironment(build);
  // What a command of the user's own runs in may have it.
  const isAmongOurPrograms = runsHere(environment) && environment.kind !== 'command';
  const found = await Promise.all(['screen', 'tmux'].map(findOnPath));
  if (isAmongOurPrograms && found.every((path) => path === undefined)) throw new MissingProgramError('screen');
  return environment.command('bitbake', words, { isForTerminal: true, variables: noWindows });
}
