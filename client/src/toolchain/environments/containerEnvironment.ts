/** BitBake in a container: one that runs already, or one that is run for each command with the folders of the build in it. */
import { initScriptsNear } from '../bitbake/checkoutFolders';
import { inBuildPlace } from './awayBash';
import type { ContainerSetting } from './bitbakeSetting';
import type { BuildEnvironment } from './buildEnvironment';
import { pathMap, type SharedFolder } from './pathMap';
import { sharedFolders } from './sharedFolders';

export interface ContainerBuild {
  readonly buildFolder: string;
  /** The checkouts of the layers, wherever they stand. */
  readonly checkouts: readonly string[];
  /** Whom the files are to belong to; undefined where the host has no such numbers. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
}

export function containerEnvironment(build: ContainerBuild, setting: ContainerSetting): BuildEnvironment {
  const { engine, where, script } = setting;
  const buildFolder = setting.buildFolder ?? build.buildFolder;
  const shared = sharedFolders(build.buildFolder, build.checkouts, setting);
  const place = {
    buildFolder,
    scripts: script === undefined ? initScriptsNear(buildFolder) : [script],
    isScriptNeeded: script !== undefined,
  };
  const start =
    'container' in where
      ? ['exec', ...setting.options, where.container]
      : ['run', '--rm', ...runOptions(build.user, shared, setting), ...setting.options, where.image];
  return {
    ...pathMap(shared),
    kind: 'container',
    description:
      'container' in where
        ? `in the ${engine} container ${where.container}`
        : `in a ${engine} container of ${where.image}`,
    buildFolder,
    command(program, words, options) {
      const [verb = '', ...rest] = start;
      const input = options?.isForTerminal ? ['-i', '-t'] : ['-i'];
      return {
        program: engine,
        arguments: [verb, ...input, ...rest, ...inBuildPlace(place, program, words, options)],
        isInterruptedByInput: !options?.isForTerminal,
      };
    },
  };
}

function runOptions(
  user: ContainerBuild['user'],
  shared: readonly SharedFolder[],
  setting: ContainerSetting,
): readonly string[] {
  return [...shared.flatMap(({ here, there }) => ['-v', `${here}:${there}`]), ...userOptions(user, setting)];
}

/** What BitBake writes belongs to the user, as it does without a container, and SELinux lets it. */
function userOptions(user: ContainerBuild['user'], { engine, options }: ContainerSetting): readonly string[] {
  const isChosen = options.some((option) => /^(?:-u|--user|--userns)(?:=|$)/.test(option));
  if (isChosen || user === undefined || user.uid === 0) return [];
  return engine === 'podman'
    ? ['--userns=keep-id', '--security-opt', 'label=disable']
    : ['--user', `${user.uid}:${user.gid}`];
}
