/** Which of the containers that were started here is meant. */
import { window } from 'vscode';
import type { Session } from '../../session';
import { type Container, type ContainerKey, inspectContainer, listContainers } from '../../toolchain/run/containers';
import { availableEngines } from '../../toolchain/run/engines';
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
    const ours = await inspectContainer(container);
    if (!ours) throw new RunFailure('The container is gone, or it was not started here.');
    return ours;
  }
  const items = (await allContainers(session)).filter(isMeant).map((each) => ({
    label: `${each.state === 'running' ? '$(vm-running)' : '$(vm-outline)'} ${each.name}`,
    description: describe(each),
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

/** Ours of all engines that answer. */
export async function allContainers(session: Session): Promise<readonly Container[]> {
  const engines = await availableEngines();
  const lists = engines.map((engine) =>
    listContainers(engine).catch((error: unknown) => {
      session.output.debug(`${engine}: ${String(error)}`);
      return [];
    }),
  );
  return (await Promise.all(lists)).flat();
}

/** `running · podman · 127.0.0.1:8080 → 80/tcp` */
export function describe({ engine, state, exitCode, ports }: Container): string {
  const places = ports.map(({ hostAddress, hostPort, containerPort }) => {
    const host = hostAddress === '' ? String(hostPort) : `${hostAddress}:${hostPort}`;
    return `${host} → ${containerPort}`;
  });
  const ended = state === 'exited' ? `ended with ${exitCode}` : state;
  return [ended, engine, ...places].join(' · ');
}
