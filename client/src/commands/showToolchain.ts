/** `metavirt.showToolchain`: looks at how BitBake is started and which programs there are, and shows what it found as a report. */
import { ProgressLocation, window } from 'vscode';
import { abortSignalOf } from '../abortSignal';
import { currentBuildFolder } from '../currentBuildFolder';
import { toolchainReport } from '../reports/toolchainReport';
import type { Session } from '../session';
import { readSettings } from '../settings';
import { readHostSystem } from '../toolchain/hostSystem';
import { surveyToolchain, type Toolchain } from '../toolchain/programs/survey';
import { mayRunPrograms } from '../trust';

/** What was found; undefined in a workspace that is not trusted, or if the user cancelled. */
export async function showToolchain(session: Session): Promise<Toolchain | undefined> {
  if (!mayRunPrograms('Looking at the programs of this machine')) return undefined;
  const { bitbake, bitbakeCommand, programs } = readSettings();
  const buildFolder = currentBuildFolder(session);
  const build =
    buildFolder === undefined ? undefined : { buildFolder, customCommand: bitbakeCommand, bitbake, programs };
  const options = {
    location: ProgressLocation.Notification,
    title: 'Asking programs for their versions',
    cancellable: true,
  };
  const toolchain = await window.withProgress(options, async (_, cancellation) => {
    const found = await surveyToolchain({ build, programs, signal: abortSignalOf(cancellation) });
    return cancellation.isCancellationRequested ? undefined : found;
  });
  if (!toolchain) return undefined;
  const version = String(session.context.extension.packageJSON.version);
  const report = toolchainReport({ toolchain, system: await readHostSystem(), version });
  await session.reports.show({ kind: 'toolchain', recipe: '', label: 'Toolchain' }, report);
  return toolchain;
}
