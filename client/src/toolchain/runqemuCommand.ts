/** How to start an image in QEMU with OE-core's `runqemu`, where BitBake built it. */
import { findInitScript } from './checkoutFolders';
import { type BuildEnvironment, runsHere } from './environments/buildEnvironment';
import { type BuildEnvironmentRequest, findBuildEnvironment } from './environments/findBuildEnvironment';
import { pathEnvironment, scriptEnvironment } from './environments/hostEnvironment';
import { findOnPath } from './findOnPath';
import { MissingProgramError, type ProgramCommand } from './startProgram';

export interface RunqemuRequest extends BuildEnvironmentRequest {
  readonly machine: string;
  /** The recipe of the image. */
  readonly image: string;
  /** Whether this host lets the user run virtual machines on its own processor. */
  readonly hasKvm: boolean;
  /** More than the machine gets by itself. */
  readonly memoryMebibytes: number | undefined;
}

/**
 * For a terminal, in text mode and with the network of the user alone, which needs no rights of root. Rejects with MissingProgramError where there is no
 * runqemu, and with UnusableSettingError where the settings cannot be followed.
 */
export async function runqemuCommand(request: RunqemuRequest): Promise<ProgramCommand> {
  const { machine, image, hasKvm, memoryMebibytes } = request;
  const environment = await environmentWithRunqemu(request);
  const words = [
    machine,
    image,
    'nographic',
    'slirp',
    ...(hasKvm && runsHere(environment) && isMachineOfHost(machine) ? ['kvm'] : []),
    ...(memoryMebibytes === undefined ? [] : [`qemuparams=-m ${memoryMebibytes}`]),
  ];
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

/** Only a machine of the host's own architecture runs on its processor. */
function isMachineOfHost(machine: string): boolean {
  return process.arch === 'arm64' ? /arm64|aarch64/.test(machine) : /x86/.test(machine);
}
