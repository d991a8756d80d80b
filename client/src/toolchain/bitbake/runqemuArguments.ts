/** The command line of OE-core's `runqemu`. */

export interface QemuImage {
  readonly machine: string;
  /** The recipe of the image. */
  readonly image: string;
  /** The image's `.qemuboot.conf`, as runqemu calls it; undefined where there is none to be named. */
  readonly bootFile?: string | undefined;
  /** Whether this host lets the user run virtual machines on its own processor. */
  readonly hasKvm: boolean;
  /** More than the machine gets by itself. */
  readonly memoryMebibytes: number | undefined;
}

/**
 * In text mode, and with the network of the user alone, which needs no rights of root. runqemu takes a name without `-image` in it for that of a machine,
 * and asks BitBake for some seconds where an image is; the image's own file spares both.
 */
export function runqemuArguments(qemuImage: QemuImage): readonly string[] {
  const { machine, image, bootFile, hasKvm, memoryMebibytes } = qemuImage;
  return [
    ...(bootFile === undefined ? [machine, image] : [bootFile]),
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
