/** The programs of the host that tests run: looks for them and, on Debian as root, installs them. */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { capture } from '../run.mjs';

const LOCK_RETRY_DELAY_MS = 5_000;
const LOCK_TIMEOUT_MS = 300_000;

/**
 * The programs that are called otherwise than their Debian packages, or stand outside of PATH.
 * @type {Readonly<Record<string, string>>}
 */
const PROGRAMS = {
  'busybox-static': '/bin/busybox',
  'containernetworking-plugins': '/usr/lib/cni/bridge',
  'docker.io': 'dockerd',
  iproute2: 'ip',
  'kconfig-frontends-nox': 'kconfig-conf',
  'kubernetes-client': 'kubectl',
  lxc: 'lxc-info',
  neovim: 'nvim',
  'openssh-client': 'ssh',
  'openssh-server': '/usr/sbin/sshd',
  'xen-utils-4.17': 'xl',
};

/**
 * Those of the programs that are missing, after an attempt to install them. A program is named as the Debian package
 * that holds it.
 * @param {readonly string[]} names
 */
export async function provideHostPrograms(names) {
  const missing = names.filter(isMissing);
  if (missing.length === 0) return [];
  if (!isRootOnDebian()) {
    console.log(`Missing: ${missing.join(', ')}. On Debian or Ubuntu this installs what is missing:`);
    console.log(`  sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`);
    return missing;
  }
  console.log(`Debian packages: apt-get install ${missing.join(' ')}`);
  await installDebianPackages(missing);
  return missing.filter(isMissing);
}

/** @param {string} name */
function isMissing(name) {
  return !findOnPath(PROGRAMS[name] ?? name);
}

/**
 * The path of a program, or undefined where PATH does not have it, or it is not at the path that is its name.
 * @param {string} name
 */
export function findOnPath(name) {
  if (isAbsolute(name)) return existsSync(name) ? name : undefined;
  const endings = process.platform === 'win32' ? ['.cmd', '.exe'] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find((path) => existsSync(path));
}

function isRootOnDebian() {
  if (process.getuid?.() !== 0 || !findOnPath('apt-get') || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** @param {readonly string[]} packages */
async function installDebianPackages(packages) {
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if ((await aptGet(install)).code === 0) return;
  // The package lists may be missing or older than the archive. A list of a foreign archive that cannot be had makes
  // the update fail and is no reason to give up.
  await aptGet(['update']);
  const { code, output } = await aptGet(install);
  if (code !== 0) console.error(output);
}

/**
 * Runs apt-get, again and again while another program holds its locks.
 * @param {readonly string[]} commandArguments
 */
async function aptGet(commandArguments) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const giveUpAt = Date.now() + LOCK_TIMEOUT_MS;
  for (;;) {
    const result = await capture('apt-get', ['-q', ...commandArguments], environment);
    const isLocked = result.code !== 0 && /Could not get lock|Unable to lock|Unable to acquire/.test(result.output);
    if (!isLocked || Date.now() > giveUpAt) return result;
    await setTimeout(LOCK_RETRY_DELAY_MS);
  }
}
