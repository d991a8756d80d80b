/** `metavirt parse FILE... [--json]`: what BitBake's parser would make of each file, one JSON object a line. */
import { readFileSync } from 'node:fs';
import { LineIndex } from '../base/lineIndex';
import { decodeUtf8 } from '../base/utf8';
import { dialectOf } from '../syntax/bitbake/dialect';
import { parse } from '../syntax/bitbake/parse';
import { PythonChecker } from '../syntax/bitbake/pythonProblems';
import type { Problem, SyntaxTree } from '../syntax/bitbake/tree';
import { reportStatement, type StatementReport } from './statementReport';

/** Where a command writes: standard output and standard error. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/** A problem as printed; lines and columns count from 1. `endLine` is the line that BitBake itself names. */
export interface ProblemReport {
  /** Where the problem lies if not in the file that was asked about. */
  readonly file?: string;
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
  readonly code: string;
  readonly message: string;
}

export interface FileReport {
  readonly file: string;
  readonly outcome: 'ok' | 'error';
  readonly errors: readonly ProblemReport[];
  readonly warnings: readonly ProblemReport[];
  readonly statements: readonly StatementReport[];
}

/** Prints a report for each file; 0 if BitBake accepts them all, 1 if not, 2 without a file or with one that cannot be read. */
export function runParse(args: readonly string[], output: Output): number {
  const files = args.filter((argument) => argument !== '--json');
  const unknown = files.find((file) => file.startsWith('-'));
  if (unknown || files.length === 0) {
    output.err(unknown ? `metavirt parse: unknown option ${unknown}` : 'metavirt parse: name one or more files');
    return 2;
  }
  let exitCode = 0;
  for (const file of files) {
    const report = reportFile(file);
    if (typeof report === 'string') {
      output.err(`metavirt parse: ${report}`);
      exitCode = 2;
      continue;
    }
    output.out(JSON.stringify(report));
    if (report.outcome === 'error') exitCode = Math.max(exitCode, 1);
  }
  return exitCode;
}

/** The report of a file on disk, or why it cannot be read. */
export function reportFile(file: string): FileReport | string {
  const dialect = dialectOf(file);
  if (!dialect) return `${file}: not a BitBake file (.bb, .bbappend, .bbclass, .inc, .conf)`;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return `${file}: ${error instanceof Error ? error.message : String(error)}`;
  }
  const decoded = decodeUtf8(bytes);
  if (decoded.kind === 'invalid') return undecodable(file, decoded.line + 1);
  return reportTree(file, parse(decoded.text, dialect));
}

function undecodable(file: string, line: number): FileReport {
  const message = 'The file is not UTF-8: BitBake stops with a UnicodeDecodeError. Save it as UTF-8.';
  const error = { line, endLine: line, column: 1, endColumn: 1, code: 'not-utf-8', message };
  return { file, outcome: 'error', errors: [error], warnings: [], statements: [] };
}

/** The report of a tree. BitBake reads all lines before it evaluates the first one, so errors of its parser come first. */
export function reportTree(file: string, tree: SyntaxTree): FileReport {
  const lines = new LineIndex(tree.text);
  const parsing: ProblemReport[] = [];
  const evaluation: ProblemReport[] = [];
  const warnings: ProblemReport[] = [];
  const statements: StatementReport[] = [];
  const python = new PythonChecker().check(tree);
  for (let index = 0; index < tree.statements.length; index++) {
    const start = tree.starts[index] ?? 0;
    for (const problem of [...(tree.statements[index]?.problems ?? []), ...(python.get(index) ?? [])]) {
      const list = problem.severity === 'warning' ? warnings : isFoundOnEvaluation(problem) ? evaluation : parsing;
      list.push(reportProblem(problem, start, lines));
    }
    const statement = reportStatement(tree, index, lines);
    if (statement) statements.push(statement);
  }
  const errors = [...parsing, ...evaluation];
  return { file, outcome: errors.length > 0 ? 'error' : 'ok', errors, warnings, statements };
}

function isFoundOnEvaluation({ code }: Problem): boolean {
  return code === 'old-override-syntax' || code === 'python-syntax';
}

function reportProblem(problem: Problem, start: number, lines: LineIndex): ProblemReport {
  const from = lines.at(start + problem.span.start);
  const to = lines.at(start + problem.span.end);
  const bitbakeLine = lines.lineOf(start) + problem.bitbakeLine;
  return {
    line: Math.min(from.line, bitbakeLine) + 1,
    endLine: bitbakeLine + 1,
    column: from.column + 1,
    endColumn: to.column + 1,
    code: problem.code,
    message: problem.message,
  };
}
