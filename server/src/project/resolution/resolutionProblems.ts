/** All that BitBake rejects or warns of in a file for what other files hold or lack. */
import type { SourceFile } from '../snapshot';
import { Evaluation } from './evaluation';
import { fileNameProblems } from './fileName';
import type { ResolutionProblem } from './problem';
import type { ResolutionContext } from './resolutionContext';

/**
 * The problems in the order in which BitBake comes to them; it stops at the first error. What the file's own line parser rejects is
 * not among them: that is in the statements. Silent where not enough is known of the layers.
 */
export function resolutionProblems(file: SourceFile, context: ResolutionContext): readonly ResolutionProblem[] {
  const evaluation = new Evaluation(context);
  evaluation.run(file.path, file.tree);
  return [...evaluation.problems, ...fileNameProblems(file.path)];
}
