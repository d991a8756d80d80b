/** How to start an image in QEMU with OE-core's `runqemu`, where BitBake built it. */
import { existsSync } from 'node:fs';

import { type BuildEnvironment, runsHere } from '../environments/buildEnvironment';
import { type BuildEnvironmentRequest, findBuildEnvironment } from '../environments/findBuildEnvironment';
import { pathEnvironment, scriptEnvironment } from '../environments/hostEnvironment';
import { findOnPath } from '../findOnPath';
import { MissingProgramError, type ProgramCommand } from '../startProgram';
import { findInitScript } from './checkoutFolders';
import { type QemuImage, runqemuArguments } from './runqemuArguments';

/** The file of the image is named as this machine calls it, and need not be there. */
export interface RunqemuRequest extends BuildEnvironmentRequest, QemuImage {}

/** For a terminal. Rejects with MissingProgramError where there is no runqemu, and with UnusableSettingError where the settings cannot be followed. */
export async function runqemuCommand(request: RunqemuRequest): Promise<ProgramCommand> {
  const environment = await environmentWithRunqemu(request);
  const { bootFile } = request;
  const isBuilt = bootFile !== undefined && existsSync(bootFile);
  const words = runqemuArguments({
    ...request,
    bootFile: isBuilt ? environment.toRemotePath(bootFile) : undefined,
    hasKvm: request.hasKvm && runsHere(environment),
  });
  return environment.command('runqemu', words, { isForTerminal: true });
}

/** That of BitBake, but a command of the user's own and a `bitbake` that stands on PATH by itself say nothing of runqemu. */
async function environmentWithRunqemu(request: BuildEnvironmentRequest): Promise<BuildEnvironment> {
  const { buildFolder } = request;
  const environment = await findBuildEnvironment({ ...request, customCommand: [] }).catch((error: unknown) => {
    if (!(error instanceof MissingProgramError)) throw error;
    return undefined;
  });
  if (environment && environment.kind !== 'path') return environment;
  if (await findOnPath('runqemu')) return pathEnvironment(buildFolder);
  const script = await findInitScript(buildFolder);
  if (script === undefined) throw new MissingProgramError('runqemu');
  return scriptEnvironment(buildFolder, script);
}
