/** `metavirt.openContainerShell`: opens a shell in a running container, in a terminal. */
import type { Session } from '../../session';
import { readSettings } from '../../settings';
import { startProgramTask } from '../../tasks/programTask';
import { type Container, shellOf } from '../../toolchain/run/containers';
import { RunFailure } from '../../toolchain/run/runFailure';
import { mayRunPrograms } from '../../trust';
import { failedRun } from '../runImage/failedRun';
import { type ContainerArguments, chooseContainer } from './chooseContainer';

/** Whether it is open. */
export async function openContainerShell(session: Session, choice: ContainerArguments = {}): Promise<boolean> {
  if (!mayRunPrograms('Opening a shell in a container')) return false;
  try {
    const isRunning = ({ state }: Container) => state === 'running';
    const container = await chooseContainer(session, choice, 'Open shell in container', isRunning);
    if (!container) return false;
    if (!isRunning(container)) throw new RunFailure(`${container.name} is not running. Run its image again.`);
    const shell = await shellOf(container, readSettings().programs);
    if (!shell) throw new RunFailure(noShell(container.name));
    const { engine, id, name } = container;
    const command = { program: engine, arguments: ['exec', '--interactive', '--tty', id, ...shell] };
    await startProgramTask({ name: `${name} shell`, command, takesFocus: true });
    return true;
  } catch (error) {
    await failedRun(session, error);
    return false;
  }
}

function noShell(name: string): string {
  return `There is no shell in ${name}: neither /bin/bash nor /bin/sh. Add busybox to IMAGE_INSTALL of its recipe to look around in it.`;
}
