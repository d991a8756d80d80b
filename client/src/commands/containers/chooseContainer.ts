/** Which of the containers that were started here is meant. */
import { window } from 'vscode';
import { listOfAllContainers } from '../../listOfAllContainers';
import type { Session } from '../../session';
import { readSettings } from '../../settings';
import { containerDescription } from '../../toolchain/run/containerDescription';
import { type Container, type ContainerKey, inspectContainer } from '../../toolchain/run/containers';
import { RunFailure } from '../../toolchain/run/runFailure';

/** What the commands for containers take: without a container, one is picked. */
export interface ContainerArguments {
  readonly container?: ContainerKey;
}

/**
 * The container given, or one picked among those that `isMeant` keeps; undefined if the user left, or there is none, which is said. Throws
 * RunFailure where the given one is none of ours.
 */
export async function chooseContainer(
  session: Session,
  { container }: ContainerArguments,
  title: string,
  isMeant: (container: Container) => boolean = () => true,
): Promise<Container | undefined> {
  if (container) {
    const ours = await inspectContainer(container, readSettings().programs);
    if (!ours)
      throw new RunFailure(
        'The container is gone, or it was not started here. "Refresh Containers" shows those that there are.',
      );
    return ours;
  }
  const items = (await listOfAllContainers(session.output)).filter(isMeant).map((each) => ({
    label: `${each.state === 'running' ? '$(vm-running)' : '$(vm-outline)'} ${each.name}`,
    description: containerDescription(each),
    ...(each.name === each.imageName ? {} : { detail: `of the image ${each.imageName}` }),
    container: each,
  }));
  if (items.length === 0) {
    void window.showInformationMessage('There is no such container that was started here. Run an image first.');
    return undefined;
  }
  const options = { title, placeHolder: 'The container', matchOnDetail: true };
  return (await window.showQuickPick(items, options))?.container;
}
