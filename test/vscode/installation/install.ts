/**
 * Installs VS Code itself (its server, web workbench and extension host) from the npm registry alone. The npm package
 * `code-server` carries it in lib/vscode, and the Node that this server needs comes from a package of its own, so that
 * nothing is compiled and nothing of the machine is used.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const CODE_SERVER_VERSION = '4.139.1';
const SERVER_NODE_VERSION = '24.21.0';

/** Where an installed VS Code has its entry point, and the Node that runs it. */
export interface Installation {
  readonly node: string;
  readonly serverMain: string;
}

/**
 * The VS Code under `.vscode-headless/` of the checkout, installed first if its versions are not there yet.
 * Fails where there is no Linux build of Node on the npm registry for this machine.
 */
export function installVisualStudioCode(checkout: string): Installation {
  const home = join(checkout, '.vscode-headless');
  const folder = join(home, `code-server-${CODE_SERVER_VERSION}-node-${SERVER_NODE_VERSION}`);
  if (!existsSync(folder)) {
    // What an interrupted install or another version left behind is of no use to anybody.
    rmSync(home, { recursive: true, force: true });
    // The folder gets its name only when it is complete, so that its existence tells that it is.
    const unfinished = `${folder}.unfinished`;
    installInto(unfinished);
    renameSync(unfinished, folder);
  }
  return { node: join(folder, 'node/bin/node'), serverMain: join(folder, 'vscode/out/server-main.js') };
}

function installInto(folder: string): void {
  const packages = join(folder, 'packages');
  const vscode = join(folder, 'vscode');
  for (const directory of [packages, vscode, join(folder, 'node')]) mkdirSync(directory, { recursive: true });

  unpackNpmPackage(`node-linux-${process.arch}@${SERVER_NODE_VERSION}`, packages, join(folder, 'node'), ['bin'], 1);
  unpackNpmPackage(`code-server@${CODE_SERVER_VERSION}`, packages, vscode, ['lib/vscode'], 3);
  rmSync(packages, { recursive: true });

  // The dependencies' install scripts would compile native modules and download binaries. What the server needs of
  // them is prebuilt in the packages, but for two modules that small stand-ins replace.
  const path = `${join(folder, 'node/bin')}:${process.env.PATH}`;
  const npmInstall = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', npmInstall, {
    cwd: vscode,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PATH: path },
  });
  const modules = join(vscode, 'node_modules/@vscode');
  copyFileSync(join(__dirname, 'spdlogStandIn.js'), join(modules, 'spdlog/index.js'));
  copyFileSync(join(__dirname, 'nativeWatchdogStandIn.js'), join(modules, 'native-watchdog/index.js'));
}

function unpackNpmPackage(
  specifier: string,
  downloadFolder: string,
  target: string,
  members: readonly string[],
  strippedComponents: number,
): void {
  execFileSync('npm', ['pack', '--silent', specifier], { cwd: downloadFolder, stdio: ['ignore', 'ignore', 'inherit'] });
  const name = specifier.slice(0, specifier.indexOf('@'));
  const archive = readdirSync(downloadFolder).find((file) => file.startsWith(`${name}-`) && file.endsWith('.tgz'));
  if (!archive) throw new Error(`npm pack ${specifier} wrote no archive`);
  const wanted = members.map((member) => `package/${member}`);
  const unpack = [
    'xzf',
    join(downloadFolder, archive),
    '-C',
    target,
    `--strip-components=${strippedComponents}`,
    ...wanted,
  ];
  execFileSync('tar', unpack, { stdio: ['ignore', 'ignore', 'inherit'] });
}
