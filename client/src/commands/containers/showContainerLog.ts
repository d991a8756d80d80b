/** `metavirt.showContainerLog`: shows what a container has printed and prints, in a terminal. */
import type { Session } from '../../session';
import { startProgramTask } from '../../tasks/programTask';
import { mayRunPrograms } from '../../trust';
import { failedRun } from '../runImage/failedRun';
import { type ContainerArguments, chooseContainer } from './chooseContainer';
import { logCommand } from './logCommand';

/** Whether it is shown. */
export async function showContainerLog(session: Session, choice: ContainerArguments = {}): Promise<boolean> {
  if (!mayRunPrograms("Showing a container's log")) return false;
  try {
    const container = await chooseContainer(session, choice, 'Show container log');
    if (!container) return false;
    await startProgramTask({ name: `${container.name} log`, command: logCommand(container), takesFocus: false });
    return true;
  } catch (error) {
    await failedRun(session, error);
    return false;
  }
}
