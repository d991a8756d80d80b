/** Which folders of this machine a container or another host has, and how it calls them. */
import { dirname } from 'node:path';
import type { ElsewhereSetting } from './bitbakeSetting';
import { isWithin, type SharedFolder } from './pathMap';

/**
 * Those that the setting names; else the build folder, with what stands beside it, and the checkouts of layers, at the paths that they have here. What
 * lies within another one is left out.
 */
export function sharedFolders(
  buildFolder: string,
  checkouts: readonly string[],
  setting: Pick<ElsewhereSetting, 'buildFolder' | 'paths'>,
): readonly SharedFolder[] {
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
