/** Tasks that talk with the user: they run in a terminal of VS Code, not in one that only shows what is printed. */
import type { Session } from '../../session';
import { bitbakeArguments } from '../../toolchain/bitbake/buildTarget';
import { type BuildEnvironmentRequest, findBuildEnvironment } from '../../toolchain/environments/findBuildEnvironment';
import type { ProgramCommand } from '../../toolchain/startProgram';
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

// For a command of the user's own, which may run BitBake anywhere: OE-core opens a shell within the terminal, in screen or tmux, only if there is no window to
// open it in.
const noWindows = { DISPLAY: '', WAYLAND_DISPLAY: '', TMUX: '' };

/** The task has the terminal to itself until it ends. */
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
  const how = environment.kind === 'command' ? { variables: noWindows } : { opensShells: true };
  return environment.command('bitbake', words, { isForTerminal: true, ...how });
}
