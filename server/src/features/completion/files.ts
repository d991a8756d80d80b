/** Files of the project by the folder they stand in. */
import type { CompletionRequest } from './request';

export interface NamedFile {
  readonly name: string;
  readonly path: string;
}

/** The files directly in a folder of any layer, by their name without the ending. */
export function* filesIn({ snapshot }: CompletionRequest, folder: string, ending: string): Iterable<NamedFile> {
  const part = `/${folder}`;
  for (const { path } of snapshot.files()) {
    if (!path.endsWith(ending)) continue;
    const slash = path.lastIndexOf('/');
    if (path.endsWith(part, slash + 1)) yield { name: path.slice(slash + 1, -ending.length), path };
  }
}
