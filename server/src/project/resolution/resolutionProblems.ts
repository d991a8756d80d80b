/** All that BitBake rejects or warns of in a file for what other files hold or lack. */
import type { CodeChecker } from '../../syntax/bitbake/codeProblems';
import type { SourceFile } from '../snapshot';
import { Evaluation } from './evaluation';
import { fileNameProblems } from './fileName';
import type { FileLookup, TreeSource } from './lookup';
import type { ResolutionProblem } from './problem';

export interface ResolutionContext {
  readonly lookup: FileLookup;
  readonly trees: TreeSource;
  readonly code: CodeChecker;
  /** Whether the Python and shell code of a file that is taken in is looked at; of all, where it is not said. */
  readonly looksAtCodeOf?: (path: string) => boolean;
  /** Whether the layers are of a release whose BitBake still has the override syntax with underscores. */
  readonly acceptsOldOverrides: boolean;
}

/**
 * The problems in the order in which BitBake comes to them; it stops at the first error. What the file's own line parser rejects is
 * not among them: that is in the statements. Silent where not enough is known of the layers.
 */
export function resolutionProblems(file: SourceFile, context: ResolutionContext): readonly ResolutionProblem[] {
  const evaluation = new Evaluation(context);
  evaluation.run(file.path, file.tree);
  return [...evaluation.problems, ...fileNameProblems(file.path)];
}
