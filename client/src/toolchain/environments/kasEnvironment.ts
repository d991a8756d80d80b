/**
 * BitBake through kas, which checks the layers out and writes the configuration that its files name before it runs anything.
 *
 * `kas build` puts a time in front of each line of BitBake's and takes the blanks away, so `kas shell -c` it is: what that runs writes to our pipe
 * itself. Its text is made by `shellLine` for the /bin/sh that SHELL names.
 */
import { basename, dirname } from 'node:path';
import { shellLine } from '../shellQuote';
import { interruptedByInput, openingShells } from './awayBash';
import type { KasSetting } from './bitbakeSetting';
import type { BuildEnvironment, CommandOptions } from './buildEnvironment';
import { type PathMap, pathMap, samePaths } from './pathMap';

const shell = '/bin/sh';

/** What kas-container mounts the folders of this machine as. */
const mounted = { workFolder: '/work', repository: '/repo', buildFolder: '/build' };

export function kasEnvironment(buildFolder: string, setting: KasSetting): BuildEnvironment {
  const folder = setting.workFolder ?? dirname(buildFolder);
  return {
    ...samePaths,
    kind: 'kas',
    description: describe('kas', setting),
    buildFolder,
    command(program, words, options = {}) {
      const inside = options.opensShells ? openingShells(program, words) : [program, ...words];
      const text = `exec ${shellLine(withVariables(options, inside))} 2>&1`;
      return {
        program: 'kas',
        arguments: shellArguments(text, setting, options),
        folder,
        environment: { KAS_WORK_DIR: folder, KAS_BUILD_DIR: buildFolder, SHELL: shell },
      };
    },
  };
}

/** `repository` is the top of the checkout that holds the first file, which is `/repo` in the container. */
export function kasContainerEnvironment(
  buildFolder: string,
  setting: KasSetting,
  repository: string,
): BuildEnvironment {
  const folder = setting.workFolder ?? dirname(buildFolder);
  // Where it is the usual one, newer versions do not mount the build folder by itself, and BitBake minds if its path changes.
  const isUsual = dirname(buildFolder) === folder && basename(buildFolder) === 'build';
  return {
    ...kasContainerPaths(buildFolder, folder, repository, isUsual),
    kind: 'kas-container',
    description: describe('kas-container', setting),
    buildFolder: isUsual ? `${mounted.workFolder}/build` : mounted.buildFolder,
    command(program, words, options = {}) {
      const { isForTerminal = false, opensShells = false } = options;
      const inTerminal = opensShells ? openingShells(program, words) : [program, ...words];
      const inside = isForTerminal ? inTerminal : interruptedByInput(program, words, options);
      const text = `exec ${shellLine(withVariables(options, inside))}`;
      // In a terminal the script gives the engine `-i` itself; else nothing would tell BitBake in the container of an interrupt.
      const input = isForTerminal ? [] : ['--runtime-args', '-i'];
      return {
        program: 'kas-container',
        arguments: [...input, ...shellArguments(text, setting, options)],
        folder,
        environment: { KAS_WORK_DIR: folder, SHELL: shell, ...(isUsual ? {} : { KAS_BUILD_DIR: buildFolder }) },
        isInterruptedByInput: !isForTerminal,
      };
    },
  };
}

/** Older versions mount the build folder as `/build` always, newer ones only where it is not the usual one. */
function kasContainerPaths(buildFolder: string, workFolder: string, repository: string, isUsual: boolean): PathMap {
  const always = [
    { here: workFolder, there: mounted.workFolder },
    { here: repository, there: mounted.repository },
  ];
  const withBuild = pathMap([...always, { here: buildFolder, there: mounted.buildFolder }]);
  return {
    toLocalPath: withBuild.toLocalPath,
    toRemotePath: (isUsual ? pathMap(always) : withBuild).toRemotePath,
  };
}

function shellArguments(
  text: string,
  { files, keepsConfiguration }: KasSetting,
  { isQuestion }: CommandOptions,
): readonly string[] {
  const file = files.length === 0 ? [] : [files.join(':')];
  return ['shell', ...(keepsConfiguration || isQuestion ? ['--keep-config-unchanged'] : []), '-c', text, ...file];
}

/** kas makes an environment of its own, and lets nothing of ours into it. */
function withVariables({ variables = {} }: CommandOptions, words: readonly string[]): readonly string[] {
  const assignments = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  return assignments.length === 0 ? words : ['env', ...assignments, ...words];
}

function describe(program: string, { files }: KasSetting): string {
  const names = files.length === 0 ? 'its .config.yaml' : files.map((file) => basename(file)).join(' and ');
  return `through ${program} with ${names}`;
}
