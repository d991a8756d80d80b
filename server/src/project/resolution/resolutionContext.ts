/** What a file is followed with: the files and trees that it can lead to. */
import type { CodeChecker } from '../../syntax/bitbake/codeProblems';
import type { FileLookup, TreeSource } from './lookup';

export interface ResolutionContext {
  readonly lookup: FileLookup;
  readonly trees: TreeSource;
  readonly code: CodeChecker;
  /** Whether the Python and shell code of a file that is taken in is looked at; of all, where it is not said. */
  readonly looksAtCodeOf?: (path: string) => boolean;
  /** Whether the layers are of a release whose BitBake still has the override syntax with underscores. */
  readonly acceptsOldOverrides: boolean;
}
