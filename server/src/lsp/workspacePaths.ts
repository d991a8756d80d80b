/** Which files are the user's own to check and mend. */
import { isBelow } from '../project/paths';
import type { Session } from './session';

/** The BitBake files in the layers of the workspace folders and in the build folder, in order. */
export function workspacePaths({ project, workspaceFolders }: Session): readonly string[] {
  const { snapshot } = project;
  const folders = snapshot.build ? [...workspaceFolders, snapshot.build.path] : workspaceFolders;
  const paths = [...snapshot.files()].map(({ path }) => path);
  return paths.filter((path) => folders.some((folder) => isBelow(path, folder))).sort();
}
