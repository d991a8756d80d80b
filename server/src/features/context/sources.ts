/** Files of the project as a feature reads them on demand: what the index does not keep. */
import type { TreeReader } from '../uses/projectUses';

export interface Sources {
  readonly tree: TreeReader;
  /** The text of a file of Python, which is no file of BitBake; undefined if it cannot be read. */
  readonly pythonText: (path: string) => string | undefined;
}

/** Where nothing but the index is asked. */
export const noSources: Sources = { tree: () => undefined, pythonText: () => undefined };
