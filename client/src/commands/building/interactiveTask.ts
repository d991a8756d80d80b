/** Tasks that talk with the user: they run in a terminal of VS Code, not in one that only shows what is printed. */
import type { Session } from '../../session';
import { bitbakeArguments } from '../../toolchain/buildTarget';
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

/** OE-core opens such a task in a window of its own, or in `screen` or `tmux`, to which BitBake connects the terminal that it runs in. */
export async function openInteractiveTask(
  session: Session,
  target: { readonly recipe: string; readonly task: string },
  buildFolder: string,
): Promise<void> {
  const name = `${target.task} ${target.recipe}`;
  const words = bitbakeArguments(target);
  const isOpen = await runInTerminal(buildFolder, { name, program: 'bitbake', words, needsOneOf: ['screen', 'tmux'] });
  if (isOpen) await rememberTarget(session, target);
}
