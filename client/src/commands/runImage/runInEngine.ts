/** Runs an image with podman or Docker, with its log or its terminal beside. */
import { commands, ProgressLocation, window } from 'vscode';
import { abortSignalOf } from '../../abortSignal';
import type { Session } from '../../session';
import { readSettings } from '../../settings';
import { startProgramTask } from '../../tasks/programTask';
import { type Container, type ContainerKey, inspectContainer } from '../../toolchain/run/containers';
import type { EngineName } from '../../toolchain/run/engines';
import {
  type CreatedContainer,
  createContainer,
  endOfContainer,
  startContainer,
} from '../../toolchain/run/startContainer';
import { logCommand } from '../containers/logCommand';
import type { PlannedRun } from './askForRun';
import type { RunImageResult } from './result';
import type { RunSource } from './source';

/** Throws as createContainer does. */
export async function runInEngine(
  session: Session,
  engine: EngineName,
  source: RunSource,
  { containerName, options }: PlannedRun,
): Promise<RunImageResult> {
  const title = `Running ${source.imageName} with ${engine}`;
  session.output.info(`${title} as ${containerName}: ${source.path}`);
  const progressOptions = { location: ProgressLocation.Notification, title, cancellable: true };
  const request = {
    engine,
    programs: readSettings().programs,
    source,
    imageName: source.imageName,
    containerName,
    options,
  };
  const container = await window.withProgress(progressOptions, (_progress, cancellation) =>
    startedContainer(request, abortSignalOf(cancellation)),
  );
  if (options.isInteractive) return attach(container);
  const now = container as Container;
  const log = { name: `${containerName} log`, command: logCommand(now), takesFocus: false };
  await startProgramTask(log);
  return now.state === 'running' ? tellOfRunning(now) : tellOfEnd(now);
}

/** One with a terminal is started in it. */
async function startedContainer(
  request: Parameters<typeof createContainer>[0],
  signal: AbortSignal,
): Promise<CreatedContainer | Container> {
  const created = await createContainer(request, signal);
  return request.options.isInteractive ? created : startContainer(created, request.programs, signal);
}

/** The terminal shows what the engine says where it cannot start the program. */
async function attach({ engine, id, name }: CreatedContainer): Promise<RunImageResult> {
  const command = { program: engine, arguments: ['start', '--attach', '--interactive', id] };
  const { ended } = await startProgramTask({ name, command, takesFocus: true });
  const first = await Promise.race([ended.then(() => 'ended' as const), untilRunning({ engine, id })]);
  if (first === 'ended') {
    const container = await inspectContainer({ engine, id }, readSettings().programs);
    if (container && container.exitCode !== 0) return tellOfEnd(container);
  }
  const ports = (await inspectContainer({ engine, id }, readSettings().programs))?.ports ?? [];
  return { kind: 'started', runner: engine, name, id, ports };
}

const lookAgainMs = 200;
const mostLooks = 50;

async function untilRunning(key: ContainerKey): Promise<'running'> {
  for (let looks = 0; looks < mostLooks; looks++) {
    if ((await inspectContainer(key, readSettings().programs))?.state === 'running') break;
    await new Promise((next) => setTimeout(next, lookAgainMs));
  }
  return 'running';
}

function tellOfRunning({ engine, id, name, ports }: Container): RunImageResult {
  const [open, stop] = ['Open in Browser', 'Stop'];
  const port = ports.find(({ containerPort }) => containerPort.endsWith('/tcp'));
  const place = port ? ` on port ${port.hostPort}` : '';
  const choices = port ? [open, stop] : [stop];
  void window.showInformationMessage(`${name} is running${place}.`, ...choices).then((choice) => {
    const container = { engine, id };
    if (choice === open) void commands.executeCommand('metavirt.openContainerInBrowser', { container });
    if (choice === stop) void commands.executeCommand('metavirt.stopContainer', { container });
  });
  return { kind: 'started', runner: engine, name, id, ports };
}

async function tellOfEnd(container: Container): Promise<RunImageResult> {
  const { engine, id, name, exitCode } = container;
  const message = `${name}: ${await endOfContainer(container, readSettings().programs)}`;
  const remove = 'Remove Container';
  const show = exitCode === 0 ? window.showInformationMessage : window.showWarningMessage;
  void show(message, remove).then((choice) => {
    if (choice === remove) void commands.executeCommand('metavirt.removeContainer', { container: { engine, id } });
  });
  return { kind: 'ended', runner: engine, id, message };
}
