/** Hints behind assignments whose value comes out otherwise than it is written: the value they give in the end, or why they do not count. */
import { LineIndex } from '../base/lineIndex';
import type { Span } from '../base/span';
import type { EvaluatedMetadata } from '../project/evaluation/evaluatedMetadata';
import type { ExplainedOperation } from '../project/evaluation/explainHistory';
import { baseName, normalized } from '../project/paths';
import type { SourceFile } from '../project/snapshot';
import { assignedText, partText, splitWords } from '../syntax/bitbake/text';
import type { Assignment, SyntaxTree } from '../syntax/bitbake/tree';
import type { ValuesHere } from './context/valuesHere';
import { variableMeant } from './context/variableMeant';
import { describeHistory } from './describe/history';
import { overridesOf } from './describe/operationWords';
import { valueInWords } from './describe/shortValue';

export interface InlayHint {
  /** Behind the value's quote. */
  readonly offset: number;
  readonly label: string;
  /** Markdown: how the variable came to its value. */
  readonly tooltip: string;
}

/** More than fit on a screen. */
const maxHints = 300;

const maxValueLength = 60;

/** The hints for the assignments that a part of the text holds or touches; none where a value is not known. */
export function inlayHints(file: SourceFile, part: Span, { metadata }: ValuesHere): readonly InlayHint[] {
  const { tree } = file;
  const lines = new LineIndex(tree.text);
  const variables = new Map<string, Variable>();
  const hints: InlayHint[] = [];
  for (const { statement, start } of assignmentsIn(tree, part)) {
    if (hints.length === maxHints) break;
    const written = partText(tree, start, statement.name, statement);
    const { name } = variableMeant({ kind: 'set', name: written, flag: undefined }, metadata);
    const variable = variables.get(name) ?? variableNamed(name, file.path, metadata);
    variables.set(name, variable);
    // A file that the recipe does not read has no part in the value.
    const operation = variable.byLine.get(lines.lineOf(start) + 1);
    const label = operation && labelFor(assignedText(tree, start, statement), operation, variable);
    if (label === undefined) continue;
    hints.push({ offset: start + statement.value.end + 1, label, tooltip: describeHistory(name, variable.history) });
  }
  return hints;
}

function* assignmentsIn(
  { statements, starts }: SyntaxTree,
  part: Span,
): Iterable<{ readonly statement: Assignment; readonly start: number }> {
  for (const [index, statement] of statements.entries()) {
    const start = starts[index] ?? 0;
    if (start > part.end) return;
    if (statement.kind !== 'assign' || statement.flag || start + statement.value.end < part.start) continue;
    yield { statement, start };
  }
}

/** What is worked out once for all assignments to a variable. */
interface Variable {
  readonly name: string;
  readonly history: readonly ExplainedOperation[];
  /** The operations in the file, by the line on which they begin. */
  readonly byLine: ReadonlyMap<number, ExplainedOperation>;
  /** The operation that gave the variable the value to which others add. */
  readonly winner: ExplainedOperation | undefined;
  /** Undefined where it is not known. */
  readonly words: string | undefined;
  readonly shown: string;
  readonly activeOverrides: ReadonlySet<string>;
}

function variableNamed(name: string, path: string, metadata: EvaluatedMetadata): Variable {
  const history = metadata.history(name);
  const value = metadata.variable(name);
  return {
    name,
    history,
    byLine: new Map(
      history.flatMap((each) =>
        each.origin && normalized(each.origin.path) === path ? [[each.origin.line, each]] : [],
      ),
    ),
    winner: history.findLast(({ counts, operation }) => counts && !addingOperations.has(operation)),
    words: value.kind === 'known' ? splitWords(value.text).join(' ') : undefined,
    shown: value.kind === 'known' ? valueInWords(value.text, maxValueLength) : '',
    activeOverrides: new Set(metadata.overrides()),
  };
}

const addingOperations: ReadonlySet<ExplainedOperation['operation']> = new Set([
  '+=',
  '=+',
  '.=',
  '=.',
  ':append',
  ':prepend',
  ':remove',
]);

function labelFor(written: string, operation: ExplainedOperation, variable: Variable): string | undefined {
  // Python that sets a variable has mostly looked at what it was before.
  const counts = operation.counts || variable.winner?.operation === 'python';
  return counts ? valueLabel(written, operation, variable) : unusedLabel(operation, variable);
}

function valueLabel(
  written: string,
  { operation }: ExplainedOperation,
  { words, shown }: Variable,
): string | undefined {
  // What adds to a value says by itself that it is not all.
  if (addingOperations.has(operation) && !written.includes('${')) return undefined;
  return words === undefined || words === splitWords(written).join(' ') ? undefined : `= ${shown}`;
}

function unusedLabel(operation: ExplainedOperation, { name, winner, activeOverrides }: Variable): string | undefined {
  const overrides = overridesOf(operation, name);
  const missing = overrides.split(':').filter((override) => override !== '' && !activeOverrides.has(override));
  if (missing.length > 0) return `not used: ${missing.join(' and ')} ${missing.length > 1 ? 'do' : 'does'} not apply`;
  if (!winner?.origin || winner.origin.line === 0) return undefined;
  return `not used: overridden by ${baseName(winner.origin.path)}:${winner.origin.line}`;
}
