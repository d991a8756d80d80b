/** Brings node_modules to what package-lock.json says. */
import { existsSync, readFileSync } from 'node:fs';
import { inCheckout } from '../checkout.mjs';
import { run } from '../run.mjs';

/** Installs the npm packages unless they are there in the locked versions. Ends the program when that fails. */
export async function installNpmPackages() {
  if (areLockedPackagesInstalled()) return;
  console.log('npm packages: npm ci');
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code === 0) return;
  console.error('npm ci failed: the npm packages that this project is built with are missing');
  process.exit(1);
}

function areLockedPackagesInstalled() {
  // npm writes down here what it installed.
  const installedList = inCheckout('node_modules', '.package-lock.json');
  if (!existsSync(installedList)) return false;
  const installed = packagesOf(installedList);
  return Object.entries(packagesOf(inCheckout('package-lock.json'))).every(([path, wanted]) => {
    // Optional packages are for other systems, links are our own workspaces, and neither is always installed.
    const isOurs = path === '' || wanted.link || wanted.optional || !path.includes('node_modules/');
    return isOurs || installed[path]?.version === wanted.version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, link?: boolean, optional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
