/** `metavirt.openContainerInBrowser`: opens a port of a running container in the browser. */
import { env, Uri, window } from 'vscode';
import type { Session } from '../../session';
import type { Container, PublishedPort } from '../../toolchain/run/containers';
import { RunFailure } from '../../toolchain/run/runFailure';
import { mayRunPrograms } from '../../trust';
import { failedRun } from '../runImage/failedRun';
import { type ContainerArguments, chooseContainer } from './chooseContainer';

/** The address that was opened, or undefined. */
export async function openContainerInBrowser(
  session: Session,
  choice: ContainerArguments = {},
): Promise<string | undefined> {
  if (!mayRunPrograms('Asking for the ports of a container')) return undefined;
  try {
    const answers = (each: Container) => each.state === 'running' && webPorts(each).length > 0;
    const container = await chooseContainer(session, choice, 'Open container in browser', answers);
    if (!container) return undefined;
    const port = await choosePort(container);
    if (!port) return undefined;
    // Where VS Code works on another machine, it forwards the port.
    const address = await env.asExternalUri(Uri.parse(addressOf(port)));
    await env.openExternal(address);
    return address.toString();
  } catch (error) {
    await failedRun(session, error);
    return undefined;
  }
}

function webPorts({ ports }: Container): readonly PublishedPort[] {
  return ports.filter(({ containerPort }) => containerPort.endsWith('/tcp'));
}

async function choosePort(container: Container): Promise<PublishedPort | undefined> {
  const ports = webPorts(container);
  const [only] = ports;
  if (!only) throw new RunFailure(`${container.name} has no port of this machine.`);
  if (ports.length === 1) return only;
  const items = ports.map((port) => ({ label: String(port.hostPort), description: port.containerPort, port }));
  return (await window.showQuickPick(items, { title: 'Open container in browser', placeHolder: 'The port' }))?.port;
}

function addressOf({ hostPort, containerPort }: PublishedPort): string {
  const isEncrypted = containerPort === '443/tcp' || containerPort === '8443/tcp';
  return `${isEncrypted ? 'https' : 'http'}://localhost:${hostPort}/`;
}
