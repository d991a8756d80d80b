/** How a person gets a host program that is missing, on the machine at hand. */

export interface HostSystem {
  readonly platform: NodeJS.Platform;
  /** The text of /etc/os-release; empty elsewhere. */
  readonly osRelease: string;
}

/** One sentence that names the program and how to get it. */
export function missingProgramMessage(program: string, system: HostSystem): string {
  return `${program} was not found on this machine. ${programAdvice(program, system)}`;
}

function programAdvice(program: string, system: HostSystem): string {
  if (program === 'bitbake' || program === 'bash') return bitbakeAdvice(system);
  if (system.platform === 'darwin') return `Install it with: brew install ${program}`;
  if (system.platform === 'win32') return `Open the folder in WSL or on a Linux host and install ${program} there.`;
  return `Install it with: ${installCommand(system.osRelease)} ${program}`;
}

function bitbakeAdvice(system: HostSystem): string {
  return system.platform === 'linux'
    ? 'Start VS Code from a shell in which oe-init-build-env was sourced, or set "metavirt.bitbakeCommand".'
    : 'BitBake runs on Linux: open the folder in WSL, in a container or on a Linux host, or set "metavirt.bitbakeCommand".';
}

const installCommands: readonly (readonly [family: string, command: string])[] = [
  ['debian', 'sudo apt-get install'],
  ['ubuntu', 'sudo apt-get install'],
  ['fedora', 'sudo dnf install'],
  ['rhel', 'sudo dnf install'],
  ['suse', 'sudo zypper install'],
  ['arch', 'sudo pacman -S'],
  ['alpine', 'sudo apk add'],
];

function installCommand(osRelease: string): string {
  const families = new Set<string>();
  for (const line of osRelease.split('\n')) {
    const equals = line.indexOf('=');
    const key = line.slice(0, Math.max(equals, 0));
    if (key !== 'ID' && key !== 'ID_LIKE') continue;
    for (const family of line
      .slice(equals + 1)
      .replaceAll('"', '')
      .split(/[\s-]/))
      families.add(family);
  }
  return installCommands.find(([family]) => families.has(family))?.[1] ?? 'your package manager:';
}
