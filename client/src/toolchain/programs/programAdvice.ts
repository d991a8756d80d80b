/** How a person gets a host program that is missing, on the machine at hand. */
import { hostToolPackages } from './hostToolPackages';
import { knownProgram, type PackageFamily } from './knownPrograms';

export interface HostSystem {
  readonly platform: NodeJS.Platform;
  /** The text of /etc/os-release; empty elsewhere. */
  readonly osRelease: string;
}

/** One sentence that names the program and how to get it. */
export function missingProgramMessage(program: string, system: HostSystem): string {
  return `${program} was not found on this machine. ${programAdvice(program, system)}`;
}

/** A sentence on how to get the program, or what to do without. */
export function programAdvice(program: string, system: HostSystem): string {
  if (program === 'bitbake' || program === 'bash') return bitbakeAdvice(system);
  if (program.includes('/')) return 'Correct its path in the setting "metavirt.programs", or take it out.';
  const install = installCommand([program], system);
  if (install !== undefined) return `Install it with: ${install}`;
  const known = knownProgram(program);
  if (system.platform === 'win32') return `Open the folder in WSL or on a Linux host and install ${program} there.`;
  return known?.otherwise ?? `Install ${program} with your package manager.`;
}

/**
 * The command that installs the programs with the system's own package manager; undefined where it is not known, or one of them is in none of its
 * packages.
 */
export function installCommand(programs: readonly string[], system: HostSystem): string | undefined {
  const manager = packageManager(system);
  if (!manager) return undefined;
  const packages = programs.map((program) => {
    const known = knownProgram(program)?.packages ?? hostToolPackages(program);
    return known ? known[manager.family] : program;
  });
  return packages.every((name) => name !== undefined)
    ? `${manager.install} ${[...new Set(packages)].join(' ')}`
    : undefined;
}

function bitbakeAdvice(system: HostSystem): string {
  return system.platform === 'linux'
    ? 'Start VS Code from a shell in which oe-init-build-env was sourced, or say in "metavirt.bitbake" how it is started.'
    : 'BitBake runs on Linux: open the folder in WSL, in a container or on a Linux host, or say in "metavirt.bitbake" how it is started.';
}

interface PackageManager {
  readonly family: PackageFamily;
  readonly install: string;
}

const packageManagers: Readonly<Record<string, PackageManager>> = {
  debian: { family: 'debian', install: 'sudo apt-get install' },
  ubuntu: { family: 'debian', install: 'sudo apt-get install' },
  fedora: { family: 'fedora', install: 'sudo dnf install' },
  rhel: { family: 'fedora', install: 'sudo dnf install' },
  suse: { family: 'suse', install: 'sudo zypper install' },
  arch: { family: 'arch', install: 'sudo pacman -S' },
  alpine: { family: 'alpine', install: 'sudo apk add' },
};

function packageManager({ platform, osRelease }: HostSystem): PackageManager | undefined {
  if (platform === 'darwin') return { family: 'macos', install: 'brew install' };
  const names = ['ID', 'ID_LIKE'].flatMap((key) => osReleaseField(osRelease, key).split(/[\s-]/));
  const known = names.find((name) => Object.hasOwn(packageManagers, name));
  return known === undefined ? undefined : packageManagers[known];
}

/** What the system calls itself, such as `Debian GNU/Linux 12 (bookworm)`. */
export function systemName({ platform, osRelease }: HostSystem): string {
  return osReleaseField(osRelease, 'PRETTY_NAME') || platform;
}

/** Empty where the field is missing. */
function osReleaseField(osRelease: string, key: string): string {
  const line = osRelease.split('\n').find((each) => each.startsWith(`${key}=`));
  return line?.slice(key.length + 1).replaceAll(/^["']|["']$/g, '') ?? '';
}
