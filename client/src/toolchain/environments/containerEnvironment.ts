/** BitBake in a container: one that runs already, or one that is run for each command with the folders of the build in it. */
import { dirname } from 'node:path';
import { initScriptsNear } from '../checkoutFolders';
import { inBuildPlace } from './awayBash';
import type { ContainerSetting } from './bitbakeSetting';
import type { BuildEnvironment } from './buildEnvironment';
import { isWithin, type PathMap, pathMap, type SharedFolder } from './pathMap';

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
  const place = {
    buildFolder,
    scripts: script === undefined ? initScriptsNear(buildFolder) : [script],
    isScriptNeeded: script !== undefined,
  };
  const start =
    'container' in where ? ['exec', '-i', ...setting.options, where.container] : runWords(build, setting, where.image);
  return {
    ...containerPaths(build, setting),
    kind: 'container',
    description:
      'container' in where
        ? `in the ${engine} container ${where.container}`
        : `in a ${engine} container of ${where.image}`,
    buildFolder,
    command: (program, words, options) => ({
      program: engine,
      arguments: [...start, ...inBuildPlace(place, program, words, options)],
      isInterruptedByInput: true,
    }),
  };
}

function runWords(build: ContainerBuild, setting: ContainerSetting, image: string): readonly string[] {
  const mounts = sharedFolders(build, setting).flatMap(({ here, there }) => ['-v', `${here}:${there}`]);
  return ['run', '--rm', '-i', ...mounts, ...userOptions(build, setting), ...setting.options, image];
}

/** What BitBake writes belongs to the user, as it does without a container, and SELinux lets it. */
function userOptions({ user }: ContainerBuild, { engine, options }: ContainerSetting): readonly string[] {
  const isChosen = options.some((option) => /^(?:-u|--user|--userns)(?:=|$)/.test(option));
  if (isChosen || user === undefined || user.uid === 0) return [];
  return engine === 'podman'
    ? ['--userns=keep-id', '--security-opt', 'label=disable']
    : ['--user', `${user.uid}:${user.gid}`];
}

function containerPaths(build: ContainerBuild, setting: ContainerSetting): PathMap {
  const shared = pathMap(sharedFolders(build, setting));
  if ('image' in setting.where) return shared;
  // What a running container has of this machine is not known: all that is not named is taken to be at the same paths.
  return {
    toLocalPath: (path) => shared.toLocalPath(path) ?? path,
    toRemotePath: (path) => shared.toRemotePath(path) ?? path,
  };
}

/** Those that the setting names; else the build folder, with what stands beside it, and the checkouts, at the paths that they have here. */
function sharedFolders({ buildFolder, checkouts }: ContainerBuild, setting: ContainerSetting): readonly SharedFolder[] {
  const named = [...setting.paths].map(([there, here]) => ({ here, there }));
  if (setting.buildFolder !== undefined) named.push({ here: buildFolder, there: setting.buildFolder });
  const own = setting.buildFolder === undefined ? [dirname(buildFolder), ...checkouts] : checkouts;
  const missing = own.filter((folder) => folder !== '/' && !named.some(({ here }) => isWithin(folder, here)));
  return [...named, ...outermost(missing).map((folder) => ({ here: folder, there: folder }))];
}

function outermost(folders: readonly string[]): readonly string[] {
  const different = [...new Set(folders)];
  return different.filter((folder) => !different.some((other) => other !== folder && isWithin(folder, other)));
}
