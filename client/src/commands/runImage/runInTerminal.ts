/** Runs an image in a terminal, with runc or crun on a bundle, or with vdkr or vpdmn in their virtual machine. */
import { join } from 'node:path';
import { ProgressLocation, window } from 'vscode';
import { abortSignalOf } from '../../abortSignal';
import type { Session } from '../../session';
import { readSettings } from '../../settings';
import { startProgramTask } from '../../tasks/programTask';
import { bundleCommand, makeBundle, removeBundle, sweepBundles } from '../../toolchain/run/bundle';
import { freeContainerName } from '../../toolchain/run/containerName';
import { type HelperMachineName, isRuntime, type RuntimeName } from '../../toolchain/run/engines';
import { helperMachineCommand, importImage } from '../../toolchain/run/helperMachine';
import type { ImageProcess } from '../../toolchain/run/imageProcess';
import type { ProgramCommand } from '../../toolchain/startProgram';
import type { PlannedRun } from './askForRun';
import type { RunImageResult } from './result';
import type { RunSource } from './source';

/** Throws RunFailure with the reason where the image does not get so far as to a terminal, and what runProgram throws. */
export async function runInTerminal(
  session: Session,
  runner: RuntimeName | HelperMachineName,
  source: RunSource,
  process: ImageProcess,
  run: PlannedRun,
): Promise<RunImageResult> {
  const started = isRuntime(runner)
    ? await runBundle(session, runner, source, process, run)
    : await runInHelperMachine(runner, source, run);
  return { kind: 'started', runner, name: started, ports: [] };
}

/** The bundle is there for as long as the container runs. */
async function runBundle(
  session: Session,
  runtime: RuntimeName,
  source: RunSource,
  process: ImageProcess,
  { containerName, options }: PlannedRun,
): Promise<string> {
  const home = join(session.context.globalStorageUri.fsPath, runtime);
  const { programs } = readSettings();
  const [state, bundles] = [join(home, 'state'), join(home, 'bundles')];
  await sweepBundles(runtime, programs, state, bundles);
  const name = freeContainerName(`${containerName}-${Date.now().toString(36)}`, new Set());
  const folder = join(bundles, name);
  const remove = () => removeBundle(runtime, programs, state, folder, name);
  try {
    const request = { programs, source, imageName: source.imageName, process, options, folder };
    await withProgress(`Unpacking ${source.imageName}`, (signal) => makeBundle(request, signal));
    const { ended } = await showInTerminal(containerName, bundleCommand(runtime, state, folder, name));
    void ended.then(remove);
  } catch (error) {
    await remove();
    throw error;
  }
  return name;
}

async function runInHelperMachine(
  program: HelperMachineName,
  source: RunSource,
  { containerName, options }: PlannedRun,
): Promise<string> {
  const title = `Loading ${source.imageName} into the machine of ${program}`;
  const image = await withProgress(title, (signal) =>
    importImage(program, readSettings().programs, source, source.imageName, signal),
  );
  await showInTerminal(containerName, helperMachineCommand(program, image, options));
  return containerName;
}

function showInTerminal(name: string, command: ProgramCommand): ReturnType<typeof startProgramTask> {
  return startProgramTask({ name, command, takesFocus: true });
}

async function withProgress<Result>(title: string, action: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, (_progress, cancellation) => action(abortSignalOf(cancellation)));
}
