/** How to start an image in QEMU with OE-core's `runqemu`. */
import { findInitScript } from './checkoutFolders';
import { findOnPath } from './findOnPath';
import { MissingProgramError, type ProgramCommand } from './startProgram';

export interface RunqemuRequest {
  readonly buildFolder: string;
  readonly machine: string;
  /** The recipe of the image. */
  readonly image: string;
  /** Whether this host lets the user run virtual machines on its own processor. */
  readonly hasKvm: boolean;
  /** More than the machine gets by itself. */
  readonly memoryMebibytes: number | undefined;
}

// The program and its arguments are positional parameters, so that no text of theirs is ever read as shell.
const afterEnvironment = 'source "$1" "$2" >/dev/null && shift 2 && exec "$@"';

/**
 * In text mode and with the network of the user alone, which needs no rights of root. Rejects with MissingProgramError where runqemu is neither on PATH
 * nor in the environment of the build folder.
 */
export async function runqemuCommand(request: RunqemuRequest): Promise<ProgramCommand> {
  const { buildFolder, machine, image, hasKvm, memoryMebibytes } = request;
  const runqemu = [
    'runqemu',
    machine,
    image,
    'nographic',
    'slirp',
    ...(hasKvm && isMachineOfHost(machine) ? ['kvm'] : []),
    ...(memoryMebibytes === undefined ? [] : [`qemuparams=-m ${memoryMebibytes}`]),
  ];
  const environment = { BUILDDIR: buildFolder };
  if (await findOnPath('runqemu')) {
    return { program: 'bash', arguments: ['-c', 'exec "$@"', 'bash', ...runqemu], folder: buildFolder, environment };
  }
  const script = await findInitScript(buildFolder);
  if (script === undefined) throw new MissingProgramError('runqemu');
  const shell = ['-c', afterEnvironment, 'bash', script, buildFolder, ...runqemu];
  return { program: 'bash', arguments: shell, folder: buildFolder, environment };
}

/** Only a machine of the host's own architecture runs on its processor. */
function isMachineOfHost(machine: string): boolean {
  return process.arch === 'arm64' ? /arm64|aarch64/.test(machine) : /x86/.test(machine);
}
