/** `metavirt lint [PATH...]`: what BitBake rejects, and what it takes otherwise than its author meant. */
import { writeFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { LineIndex } from '../base/lineIndex';
import type { Diagnostic } from '../features/diagnostics';
import { canBeConfigFile } from '../formats/formatOf';
import { nodeFiles } from '../host/nodeFiles';
import { serverInfo } from '../lsp/serverInfo';
import { isFile } from '../project/files';
import { dialectOf } from '../syntax/bitbake/dialect';
import { applyFixes } from './lint/applyFixes';
import { type LintRequest, readLintArguments } from './lint/arguments';
import { type LintedFile, type PrintedFinding, printedFinding } from './lint/finding';
import { githubReport } from './lint/githubReport';
import { LintProject } from './lint/lintProject';
import { sarifReport } from './lint/sarifReport';
import { summary, textReport } from './lint/textReport';
import type { Output } from './parse';

/** 0 without an error or too many warnings, 1 with one or if a file could not be read or written, 2 for wrong use. */
export function runLint(args: readonly string[], output: Output): number {
  const request = readLintArguments(args);
  if (request.kind === 'wrong') {
    output.err(`metavirt lint: ${request.why}`);
    return 2;
  }
  const wrongPath = request.paths.map(whyNotLinted).find((why) => why !== undefined);
  if (wrongPath !== undefined) {
    output.err(`metavirt lint: ${wrongPath}`);
    return 2;
  }
  const { buildFolder } = request;
  if (buildFolder !== undefined && !isFile(nodeFiles, `${absolutePath(buildFolder)}/conf/bblayers.conf`)) {
    output.err(`metavirt lint: ${buildFolder}: not a build folder, it has no conf/bblayers.conf`);
    return 2;
  }
  return lint(request, output);
}

function whyNotLinted(path: string): string | undefined {
  const status = nodeFiles.status(absolutePath(path));
  if (!status) return `${path}: no such file or folder`;
  if (status.kind === 'folder' || dialectOf(path) || canBeConfigFile(absolutePath(path))) return undefined;
  return `${path}: neither a BitBake file (.bb, .bbappend, .bbclass, .inc, .conf) nor a configuration file of a runtime`;
}

function lint(request: LintRequest, output: Output): number {
  const project = new LintProject({
    paths: request.paths.map(absolutePath),
    buildFolder: request.buildFolder === undefined ? undefined : absolutePath(request.buildFolder),
    release: request.release,
  });
  const paths = project.files();
  const results = paths.map((path) => lintFile(project, path, request));
  for (const { failure } of results) if (failure !== undefined) output.err(`metavirt lint: ${failure}`);
  const elsewhere = [...project.elsewhere(paths)].map(([path, found]) =>
    printedFile(path, project.textOf(path), found, request),
  );
  const files = [...results.map(({ file }) => file), ...elsewhere].filter(({ findings }) => findings.length > 0);
  const fixedCount = results.reduce((sum, result) => sum + result.fixedCount, 0);
  print(files, { fileCount: paths.length, fixedCount }, request, output);
  return exitCode(
    files.flatMap(({ findings }) => findings),
    request,
    results.some(({ failure }) => failure !== undefined),
  );
}

interface FileResult {
  readonly file: LintedFile;
  readonly fixedCount: number;
  /** Why the file could not be read or written. */
  readonly failure: string | undefined;
}

function lintFile(project: LintProject, path: string, request: LintRequest): FileResult {
  const name = displayedPath(path);
  const answer = project.lint(path);
  if (answer.kind === 'unread') return { ...withoutFindings(name), failure: `${name}: ${answer.why}` };
  if (answer.kind === 'notUtf8') {
    const findings = counts('not-utf-8', request) ? [undecodable(name, answer.line + 1)] : [];
    return { ...withoutFindings(name), file: { name, text: '', findings } };
  }
  const isChosen = ({ rule }: Diagnostic): boolean => counts(rule, request);
  const fixed = request.fix
    ? applyFixes(answer, (text) => project.lintFixed(path, text), isChosen)
    : { ...answer, fixedCount: 0 };
  const { text } = fixed;
  const failure = fixed.fixedCount > 0 ? write(path, name, text) : undefined;
  return { file: printedFile(path, text, fixed.diagnostics, request), fixedCount: fixed.fixedCount, failure };
}

function printedFile(path: string, text: string, found: readonly Diagnostic[], request: LintRequest): LintedFile {
  const name = displayedPath(path);
  const lines = new LineIndex(text);
  const chosen = found.filter(({ rule }) => counts(rule, request));
  return { name, text, findings: chosen.map((diagnostic) => printedFinding(name, lines, diagnostic)) };
}

function withoutFindings(name: string): FileResult {
  return { file: { name, text: '', findings: [] }, fixedCount: 0, failure: undefined };
}

function counts(rule: string, { rules }: LintRequest): boolean {
  return rules.length === 0 || rules.includes(rule);
}

function undecodable(file: string, line: number): PrintedFinding {
  const message = 'The file is not UTF-8: BitBake stops with a UnicodeDecodeError. Save it as UTF-8.';
  const place = { line, column: 1, endLine: line, endColumn: 1 };
  return { file, ...place, rule: 'not-utf-8', severity: 'error', message };
}

/** Why the text could not be written. */
function write(path: string, name: string, text: string): string | undefined {
  try {
    writeFileSync(path, text);
    return undefined;
  } catch (error) {
    return `${name}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function print(
  files: readonly LintedFile[],
  totals: { readonly fileCount: number; readonly fixedCount: number },
  { format }: LintRequest,
  output: Output,
): void {
  const findings = files.flatMap((file) => file.findings);
  switch (format) {
    case 'json':
      output.out(JSON.stringify(findings, undefined, 2));
      return;
    case 'sarif':
      output.out(sarifReport(findings, serverInfo.version));
      return;
    case 'github':
      if (findings.length > 0) output.out(githubReport(findings));
      return;
    case 'text':
      for (const file of files) output.out(`${textReport(file, { colours: showsColours() })}\n`);
      output.out(summary(files, totals.fileCount, totals.fixedCount));
  }
}

/** `NO_COLOR` is what people set who want none. */
function showsColours(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR;
}

function exitCode(findings: readonly PrintedFinding[], { maxWarnings }: LintRequest, failed: boolean): number {
  const warningCount = findings.filter(({ severity }) => severity === 'warning').length;
  return failed || findings.some(({ severity }) => severity === 'error') || warningCount > maxWarnings ? 1 : 0;
}

function absolutePath(path: string): string {
  return resolve(path).replaceAll(sep, '/');
}

/** From the present folder, if the file is below it. */
function displayedPath(path: string): string {
  const name = relative('.', path).replaceAll(sep, '/');
  return name.startsWith('../') || name === '' ? path : name;
}
