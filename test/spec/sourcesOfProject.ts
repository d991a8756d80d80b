/** What the features read on demand of the small project in `project/`. */
import { existsSync } from 'node:fs';
import type { Sources } from '../../server/src/features/context/sources';
import type { SourceFile } from '../../server/src/project/snapshot';
import { dialectByName } from '../../server/src/syntax/bitbake/dialect';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { filePath, projectText } from './projectSnapshot';

/** The files of the project, and the open document in place of its own file. */
export function sourcesOfProject(document: SourceFile): Sources {
  const text = (path: string) => (existsSync(filePath(path)) ? projectText(path) : undefined);
  return {
    pythonText: text,
    tree: (path) => {
      if (path === document.path) return document.tree;
      const found = text(path);
      return found === undefined ? undefined : parse(found, dialectByName(path));
    },
  };
}
