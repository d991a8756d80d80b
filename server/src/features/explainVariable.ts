/** All about one variable of a recipe: its value, and every operation that had a part in it. */
import { firstSentence, variableNamed } from '../knowledge/knowledge';
import type { VariableValue } from '../project/evaluation/evaluatedMetadata';
import type { ExplainedOperation } from '../project/evaluation/explainHistory';
import { normalized } from '../project/paths';
import type { Snapshot, SourceFile } from '../project/snapshot';
import { questionAt } from './context/question';
import type { RecipeHere, ValuesHere } from './context/valuesHere';
import { variableMeant, variableNamedBy } from './context/variableMeant';

export interface VariableExplanation {
  readonly name: string;
  /** Null where the value is that of the configuration. */
  readonly recipe: RecipeHere | null;
  readonly value: VariableValue;
  readonly unexpanded: string | null;
  /** What the variable is for, in one sentence of Markdown. */
  readonly doc: string | null;
  /** In BitBake's order. */
  readonly operations: readonly OperationExplanation[];
}

/** `path` is null for what BitBake sets itself; `line` counts from 1. */
export interface OperationExplanation {
  readonly path: string | null;
  readonly line: number | null;
  readonly operation: string;
  readonly name: string;
  readonly flag: string | null;
  /** What must be active for it to count; empty where nothing must. */
  readonly overrides: string;
  /** Null where it is not known. */
  readonly text: string | null;
  /** Whether the value would be another without it. */
  readonly counts: boolean;
  /** The unexpanded value afterwards. */
  readonly after: string | null;
}

/** Text for people to read: what is longer is cut. */
const maxLength = 20_000;

/** The variable that a place names; within a value, the one whose value it is. */
export function variableAt(
  snapshot: Snapshot,
  file: SourceFile,
  offset: number,
  { metadata }: ValuesHere,
): string | undefined {
  const asked = questionAt(snapshot, file, offset);
  const written = asked && variableNamedBy(asked.context, file.tree.text);
  return written && variableMeant(written, metadata).name;
}

/** Undefined where BitBake knows no such variable and nothing was done to it. */
export function explainVariable(name: string, { metadata, recipe }: ValuesHere): VariableExplanation | undefined {
  const value = metadata.variable(name);
  const operations = metadata.history(name).map(operationExplanation);
  if (value.kind === 'unset' && operations.length === 0) return undefined;
  return {
    name,
    recipe: recipe ?? null,
    value: value.kind === 'known' ? { kind: 'known', text: cut(value.text) } : value,
    unexpanded: cutOrNull(metadata.unexpanded(name)),
    doc: documentation(name, metadata),
    operations,
  };
}

function documentation(name: string, metadata: ValuesHere['metadata']): string | null {
  const meaning = variableNamed(name)?.meaning;
  if (meaning !== undefined) return firstSentence(meaning);
  const written = metadata.flag(name, 'doc');
  return written.kind === 'known' ? cut(written.text) : null;
}

function operationExplanation(operation: ExplainedOperation): OperationExplanation {
  const { origin, name, flag, overrides, text, counts, after } = operation;
  return {
    path: origin ? normalized(origin.path) : null,
    line: origin?.line ?? null,
    operation: operation.operation,
    name,
    flag: flag ?? null,
    overrides,
    text: typeof text === 'string' ? cut(text) : null,
    counts,
    after: cutOrNull(after),
  };
}

function cutOrNull(text: string | undefined): string | null {
  return text === undefined ? null : cut(text);
}

function cut(text: string): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
