/** Where BitBake stops in an included file. */
import type { CodeChecker } from '../../syntax/bitbake/codeProblems';
import { isFoundOnEvaluation } from '../../syntax/bitbake/problems';
import type { Problem, SyntaxTree } from '../../syntax/bitbake/tree';

export interface FirstStop {
  readonly problem: Problem;
  /** The start of its statement. */
  readonly start: number;
}

export interface Leniency {
  readonly acceptsOldOverrides: boolean;
  /** Whether the file is part of the configuration that BitBake reads first, where `addpylib` is understood. */
  readonly acceptsPythonLibraries: boolean;
}

/** The first error of the file: BitBake's parser goes over all lines before anything is evaluated. */
export function firstStop(
  tree: SyntaxTree,
  inCode: ReturnType<CodeChecker['check']> | undefined,
  leniency: Leniency,
): FirstStop | undefined {
  let onEvaluation: FirstStop | undefined;
  for (let index = 0; index < tree.statements.length; index++) {
    const statement = tree.statements[index];
    const start = tree.starts[index] ?? 0;
    if (statement?.kind === 'addpylib' && !leniency.acceptsPythonLibraries) {
      return { problem: addpylibProblem(statement.length), start };
    }
    for (const problem of [...(statement?.problems ?? []), ...(inCode?.get(index) ?? [])]) {
      if (problem.severity === 'warning') continue;
      if (problem.code === 'old-override-syntax' && leniency.acceptsOldOverrides) continue;
      if (!isFoundOnEvaluation(problem)) return { problem, start };
      onEvaluation ??= { problem, start };
    }
  }
  return onEvaluation;
}

function addpylibProblem(length: number): Problem {
  const message = '`addpylib` is understood in the configuration that BitBake reads first only.';
  return { code: 'only-in-conf', severity: 'error', span: { start: 0, end: length }, message, bitbakeLine: 0 };
}
