/** `metavirt.removeContainer`: removes a container that was started here, after a question if it runs. */
import { window } from 'vscode';
import type { Session } from '../../session';
import { readSettings } from '../../settings';
import { removeContainer as remove } from '../../toolchain/run/containers';
import { mayRunPrograms } from '../../trust';
import { failedRun } from '../runImage/failedRun';
import { type ContainerArguments, chooseContainer } from './chooseContainer';

export interface RemoveContainerArguments extends ContainerArguments {
  /** Kills a container that runs without asking. */
  readonly force?: boolean;
}

/** Whether it is removed. */
export async function removeContainer(session: Session, choice: RemoveContainerArguments = {}): Promise<boolean> {
  if (!mayRunPrograms('Removing a container')) return false;
  try {
    const container = await chooseContainer(session, choice, 'Remove container');
    if (!container) return false;
    if (container.state === 'running' && !choice.force && !(await confirm(container.name))) return false;
    await remove(container, readSettings().programs);
    session.containers.refresh();
    window.setStatusBarMessage(`$(check) ${container.name} is removed`, 4000);
    return true;
  } catch (error) {
    await failedRun(session, error);
    return false;
  }
}

async function confirm(name: string): Promise<boolean> {
  const yes = 'Stop and Remove';
  const question = `${name} is running. What it has written inside of the container is lost with it.`;
  return (await window.showWarningMessage(question, { modal: true }, yes)) === yes;
}
