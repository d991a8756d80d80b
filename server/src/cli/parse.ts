/** `metavirt parse FILE... [--json]`: what BitBake's parser would make of each file, one JSON object a line. */
import { resolve, sep } from 'node:path';
import { LineIndex } from '../base/lineIndex';
import { nodeFiles } from '../host/nodeFiles';
import { nodeHost } from '../host/nodeHost';
import { bareRequest } from '../project/evaluation/bareFolder';
import { Evaluator } from '../project/evaluation/evaluator';
import { readProblem } from '../project/readFile';
import { folderLookup } from '../project/resolution/folderLookup';
import type { TreeSource } from '../project/resolution/lookup';
import type { ResolutionProblem } from '../project/resolution/problem';
import { resolutionProblems } from '../project/resolution/resolutionProblems';
import { treesOnDisk } from '../project/resolution/treesOnDisk';
import { CodeChecker } from '../syntax/bitbake/codeProblems';
import { dialectOf } from '../syntax/bitbake/dialect';
import { isFoundOnEvaluation } from '../syntax/bitbake/problems';
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
  const reporter = new FileReporter();
  for (const file of files) {
    const report = reporter.report(file);
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

/** How many trees of classes and included files are kept: those of openembedded-core's classes are about 200. */
const keptTrees = 1000;

/** Reports files one after the other; the classes and files they name are read once. */
export class FileReporter {
  // Whoever names a file on the command line wants it read, however large it is.
  readonly #trees = treesOnDisk(nodeFiles, keptTrees, Number.POSITIVE_INFINITY);
  readonly #code = new CodeChecker();

  /** The report of a file on disk, or why it cannot be read. */
  report(file: string): FileReport | string {
    if (!dialectOf(file)) return `${file}: not a BitBake file (.bb, .bbappend, .bbclass, .inc, .conf)`;
    const path = resolve(file).replaceAll(sep, '/');
    const read = this.#trees.read(path);
    switch (read.kind) {
      case 'missing':
        return `${file}: no such file`;
      case 'tooLarge':
      case 'unreadable':
        return `${file}: ${readProblem(read)}`;
      case 'notUtf8':
        return undecodable(file, read.line + 1);
      case 'tree': {
        const lookup = folderLookup(path, nodeFiles, this.#trees);
        const context = { lookup, trees: this.#trees, code: this.#code, acceptsOldOverrides: false };
        const resolution = resolutionProblems({ path, tree: read.tree }, context);
        const report = reportTree(file, read.tree, { path, resolution });
        return report.outcome === 'ok' ? withEvaluationErrors(report, path, this.#trees) : report;
      }
    }
  }
}

/**
 * What BitBake stops at when it runs the file, where a folder without layers has all that it reads: a `:=` that raises, `bb.fatal` in Python.
 * In a layer the configuration is not at hand, and nothing can be said.
 */
function withEvaluationErrors(report: FileReport, path: string, trees: TreeSource): FileReport {
  const request = bareRequest(path, nodeFiles);
  const dialect = dialectOf(path);
  if (!request || request.bare.files.length === 0 || (dialect !== 'recipe' && dialect !== 'conf')) return report;
  const place = { reader: nodeFiles, trees, host: nodeHost };
  const metadata = new Evaluator(place, { ...request, chosen: new Map(), multiconfig: '' }).recipe(path);
  const errors = metadata.messages
    .filter(({ severity }) => severity === 'error')
    .map(({ origin, message }) => {
      const line = origin?.line ?? 1;
      const elsewhere = origin && origin.path !== path ? { file: origin.path } : {};
      return { ...elsewhere, line, endLine: line, column: 1, endColumn: 1, code: 'evaluation', message };
    });
  return errors.length === 0 ? report : { ...report, outcome: 'error', errors };
}

function undecodable(file: string, line: number): FileReport {
  const message = 'The file is not UTF-8: BitBake stops with a UnicodeDecodeError. Save it as UTF-8.';
  const error = { line, endLine: line, column: 1, endColumn: 1, code: 'not-utf-8', message };
  return { file, outcome: 'error', errors: [error], warnings: [], statements: [] };
}

/** The report of a tree. BitBake reads all lines before it evaluates the first one, so errors of its parser come first. */
export function reportTree(
  file: string,
  tree: SyntaxTree,
  found: { readonly path: string; readonly resolution: readonly ResolutionProblem[] } = { path: file, resolution: [] },
): FileReport {
  const lines = new LineIndex(tree.text);
  const parsing: ProblemReport[] = [];
  const evaluation: { readonly offset: number; readonly report: ProblemReport }[] = [];
  const warnings: ProblemReport[] = [];
  const statements: StatementReport[] = [];
  const inCode = new CodeChecker().check(tree);
  for (let index = 0; index < tree.statements.length; index++) {
    const start = tree.starts[index] ?? 0;
    for (const problem of [...(tree.statements[index]?.problems ?? []), ...(inCode.get(index) ?? [])]) {
      const report = reportProblem(problem, start, lines);
      if (problem.severity === 'warning') warnings.push(report);
      else if (isFoundOnEvaluation(problem)) evaluation.push({ offset: start, report });
      else parsing.push(report);
    }
    const statement = reportStatement(tree, index, lines);
    if (statement) statements.push(statement);
  }
  for (const problem of found.resolution) {
    const report = reportResolution(problem, found.path, lines);
    if (problem.severity === 'warning') warnings.push(report);
    else evaluation.push({ offset: problem.span.start, report });
  }
  evaluation.sort((first, second) => first.offset - second.offset);
  const errors = [...parsing, ...evaluation.map(({ report }) => report)];
  return { file, outcome: errors.length > 0 ? 'error' : 'ok', errors, warnings, statements };
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

/** An error that BitBake finds in another file is printed with the place there. */
function reportResolution(
  { span, stop, code, message }: ResolutionProblem,
  path: string,
  lines: LineIndex,
): ProblemReport {
  const from = lines.at(span.start);
  const to = lines.at(span.end);
  if (stop && stop.path !== path) {
    const line = stop.line + 1;
    return { file: stop.path, line, endLine: line, column: 1, endColumn: 1, code, message };
  }
  const endLine = (stop?.line ?? from.line) + 1;
  return { line: from.line + 1, endLine, column: from.column + 1, endColumn: to.column + 1, code, message };
}

/** The report of one file on disk, or why it cannot be read. */
export function reportFile(file: string): FileReport | string {
  return new FileReporter().report(file);
}
