/** The errors that a recipe's own Python reports while BitBake reads it, told from its evaluation. */
import { LineIndex } from '../base/lineIndex';
import { normalized } from '../project/paths';
import type { SourceFile } from '../project/snapshot';
import type { Statement } from '../syntax/bitbake/tree';
import type { ValuesHere } from './context/valuesHere';

/** What is longer nobody reads in a list of problems. */
const maxMessageLength = 1000;

/** By the anonymous function that reports it. A statement that an edit does not touch keeps what was found of it. */
export type ReportedErrors = ReadonlyMap<Statement, string>;

/** None where the recipe is skipped: BitBake may not have come as far. */
export function reportedErrors({ path, tree }: SourceFile, { metadata }: ValuesHere): ReportedErrors {
  const reported = new Map<Statement, string>();
  if (metadata.skipped !== undefined) return reported;
  const lines = new LineIndex(tree.text);
  const functions = new Map<number, Statement>();
  for (const [index, statement] of tree.statements.entries()) {
    if (statement.kind === 'func') functions.set(lines.lineOf(tree.starts[index] ?? 0) + 1, statement);
  }
  for (const { severity, message, origin } of metadata.messages) {
    if (severity !== 'error' || !origin || normalized(origin.path) !== path || isException(message)) continue;
    const statement = functions.get(origin.line);
    if (statement && !reported.has(statement)) reported.set(statement, message.slice(0, maxMessageLength));
  }
  return reported;
}

/** An exception that the author did not mean to raise may come from what is known less well than Python's own rules. */
function isException(message: string): boolean {
  return /^[A-Za-z_.]*(?:Error|Exception)(?::|$)/.test(message) || / raised [A-Za-z_.]+(?::|$)/.test(message);
}
