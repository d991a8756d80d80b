/** Which assignments of a file have no say in the build at hand: they are for other machines, or other values take their place. */
import { LineIndex } from '../../base/lineIndex';
import { imageTypeVariables, isForAnotherBuild, packageVariables } from '../../knowledge/namedOverrides';
import { chosenOverrides } from '../../project/evaluation/chosenOverrides';
import type { EvaluatedMetadata } from '../../project/evaluation/evaluatedMetadata';
import { type LocatedAssignment, locatedAssignments } from '../../syntax/bitbake/locatedAssignments';
import type { Statement, SyntaxTree } from '../../syntax/bitbake/tree';

/** `path` as the evaluator has it; `metadata` is the configuration that the file is a part of, or a recipe that takes it in. None where it is neither. */
export function idleStatements(tree: SyntaxTree, path: string, metadata: EvaluatedMetadata): ReadonlySet<Statement> {
  const active = metadata.dependencies.has(path) ? chosenOverrides(metadata) : undefined;
  if (!active) return new Set();
  const replaced = tree.dialect === 'conf' ? replacedLines(tree, path, metadata) : new Set();
  const lines = new LineIndex(tree.text);
  const idle = locatedAssignments(tree).filter(
    (assignment) =>
      isForAnotherBuild(buildOverridesOf(assignment), active) || replaced.has(lines.lineOf(assignment.start) + 1),
  );
  return new Set(idle.map(({ statement }) => statement));
}

/** The overrides in a name, but for the first word of those by which some variables are read. */
function buildOverridesOf({ parts: { base, overrides } }: LocatedAssignment): readonly string[] {
  return packageVariables.has(base) || imageTypeVariables.has(base) ? overrides.slice(1) : overrides;
}

/** The lines of a configuration file whose values nobody sees, counted from 1. Recipes see what is meant for them alone. */
function replacedLines(tree: SyntaxTree, path: string, metadata: EvaluatedMetadata): ReadonlySet<number> {
  const plain = locatedAssignments(tree).filter(
    ({ statement, parts }) => !statement.flag && parts.overrides.length === 0,
  );
  const variables = new Set(plain.map(({ parts }) => parts.base));
  const operations = [...variables].flatMap((name) => metadata.history(name));
  const own = operations
    .filter(({ origin, overrides }) => origin?.path === path && overrides === '')
    .filter(({ name }) => variables.has(name));
  const seen = new Set(own.filter(({ counts }) => counts).map(({ origin }) => origin?.line));
  return new Set(own.flatMap(({ origin }) => (origin && !seen.has(origin.line) ? [origin.line] : [])));
}
