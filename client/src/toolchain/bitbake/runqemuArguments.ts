/** The command line of OE-core's `runqemu`. */

export interface QemuImage {
  readonly machine: string;
  /** The recipe of the image. */
  readonly image: string;
  /** Whether this host lets the user run virtual machines on its own processor. */
  readonly hasKvm: boolean;
  /** More than the machine gets by itself. */
  readonly memoryMebibytes: number | undefined;
}

/** In text mode, and with the network of the user alone, which needs no rights of root. */
export function runqemuArguments({ machine, image, hasKvm, memoryMebibytes }: QemuImage): readonly string[] {
  return [
    machine,
    image,
    'nographic',
    'slirp',
    ...(hasKvm && isMachineOfHost(machine) ? ['kvm'] : []),
    ...(memoryMebibytes === undefined ? [] : [`qemuparams=-m ${memoryMebibytes}`]),
  ];
}

/** Only a machine of the host's own architecture runs on its processor. */
function isMachineOfHost(machine: string): boolean {
  return process.arch === 'arm64' ? /arm64|aarch64/.test(machine) : /x86/.test(machine);
}
