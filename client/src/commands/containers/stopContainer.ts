/** `metavirt.stopContainer`: asks a container's process to end, and kills it if it does not. */
import { ProgressLocation, window } from 'vscode';
import type { Session } from '../../session';
import { readSettings } from '../../settings';
import { patienceSeconds, stopContainer as stop } from '../../toolchain/run/containers';
import { mayRunPrograms } from '../../trust';
import { failedRun } from '../runImage/failedRun';
import { type ContainerArguments, chooseContainer } from './chooseContainer';

/** Whether it stopped. */
export async function stopContainer(session: Session, choice: ContainerArguments = {}): Promise<boolean> {
  if (!mayRunPrograms('Stopping a container')) return false;
  try {
    const isRunning = ({ state }: { readonly state: string }) => state === 'running';
    const container = await chooseContainer(session, choice, 'Stop container', isRunning);
    if (!container) return false;
    const title = `Stopping ${container.name}. It is killed if it has not ended in ${patienceSeconds} seconds`;
    const options = { location: ProgressLocation.Notification, title };
    await window.withProgress(options, () => stop(container, readSettings().programs));
    session.containers.refresh();
    window.setStatusBarMessage(`$(check) ${container.name} has stopped`, 4000);
    return true;
  } catch (error) {
    await failedRun(session, error);
    return false;
  }
}
