/** A snapshot of the small project in `project/`, for cases that ask the language features. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runAtOnce } from '../../server/src/base/pacer';
import type { ReleaseName } from '../../server/src/knowledge/release';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import type { Snapshot, SourceFile } from '../../server/src/project/snapshot';
import { MemoryFiles } from '../unit/project/memoryFiles';

/** The folder under which the index sees the project. */
export const projectRoot = '/project';

const projectFolder = join(__dirname, 'project');

/** Where a file of the project lies on this machine. */
export function filePath(path: string): string {
  return join(projectFolder, path.slice(projectRoot.length));
}

/** The text of a file of the project. */
export function projectText(path: string): string {
  return readFileSync(filePath(path), 'utf8');
}

/** The project in a release, together with an open document, which may stand for one of its files. */
export function projectSnapshot(release: ReleaseName, document: SourceFile): Snapshot {
  const index = projectIndex(release);
  index.open(document.path, document.tree);
  return index.snapshot;
}

function projectIndex(release: ReleaseName): ProjectIndex {
  const files = new MemoryFiles();
  for (const file of readdirSync(projectFolder, { recursive: true, encoding: 'utf8' })) {
    if (!statSync(join(projectFolder, file)).isFile()) continue;
    const text = readFileSync(join(projectFolder, file), 'utf8');
    files.write(`${projectRoot}/${file.replaceAll('\\', '/')}`, text.replaceAll('"wrynose"', `"${release}"`));
  }
  const index = new ProjectIndex(files);
  runAtOnce(index.build({ workspaceFolders: [projectRoot], buildFolder: undefined, openFiles: [] }));
  return index;
}
