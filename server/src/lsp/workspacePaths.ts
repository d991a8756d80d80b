/** Which files are the user's own to check and mend. */
import { nodeFiles } from '../host/nodeFiles';
import { isBelow } from '../project/paths';
import { configFilesBelow, kasFilesIn } from './configFilesBelow';
import type { Session } from './session';

/**
 * The BitBake files in the layers of the workspace folders and in the build folder, and what can be configuration files of runtimes in
 * these layers and as files of kas beside them, in order.
 */
export function workspacePaths({ project, workspaceFolders }: Session): readonly string[] {
  const { snapshot } = project;
  const folders = snapshot.build ? [...workspaceFolders, snapshot.build.path] : workspaceFolders;
  const isOwn = (path: string): boolean => folders.some((folder) => path === folder || isBelow(path, folder));
  const files = [...snapshot.files()].flatMap(({ path }) => (isOwn(path) ? [path] : []));
  const layers = snapshot.layers.filter(({ root }) => isOwn(root));
  const others = layers.flatMap(({ root }) => configFilesBelow(root, layers, nodeFiles));
  const ofKas = workspaceFolders.flatMap((folder) => kasFilesIn(folder, nodeFiles));
  return [...new Set([...files, ...others, ...ofKas])].sort();
}
