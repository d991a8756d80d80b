/** `metavirt lint [PATH...]`: what BitBake rejects, and what it takes otherwise than its author meant. */
import { availableParallelism } from 'node:os';
import { LineIndex } from '../base/lineIndex';
import type { SettingsFiles } from '../features/settingsFile/settingsFiles';
import { canHoldConfiguration } from '../formats/writtenFiles/ofScript';
import { nodeFiles } from '../host/nodeFiles';
import { isFile, isFolder } from '../project/files';
import { dialectOf } from '../syntax/bitbake/dialect';
import { type LintRequest, readLintArguments } from './lint/arguments';
import { type BaselineFile, loadBaseline, saveBaseline, type WithoutKnown, withoutKnown } from './lint/baselineFile';
import { absolutePath, displayedPath } from './lint/displayedPath';
import type { LintedFile } from './lint/finding';
import { lintHelp } from './lint/help';
import { startHelper } from './lint/helperThread';
import { lintedProject } from './lint/lintedProject';
import { counts, joinedParts, type LintedFiles, lintPart, missingIn } from './lint/lintFiles';
import { printFindings } from './lint/print';
import { WorkQueue } from './lint/workQueue';
import type { Output } from './parse';
import { counted } from './textStyle';

/**
 * 0 without an error or too many warnings, 1 with one or if a file could not be read or written, 2 for wrong use or wrong settings. `program` is
 * the file that starts a second thread; without, one does all.
 */
export async function runLint(args: readonly string[], output: Output, program?: string): Promise<number> {
  const request = readLintArguments(args);
  switch (request.kind) {
    case 'help':
      output.out(lintHelp);
      return 0;
    case 'wrong':
      return refuse([request.why], output);
    case 'lint': {
      const why = whyRefused(request);
      return why === undefined ? lint(request, output, program) : refuse([why], output);
    }
  }
}

function refuse(reasons: readonly string[], { err }: Output): number {
  for (const why of reasons) err(`metavirt lint: ${why}`);
  return 2;
}

function whyRefused({ paths, buildFolder }: LintRequest): string | undefined {
  const wrongPath = paths.map(whyNotLinted).find((why) => why !== undefined);
  if (wrongPath !== undefined) return wrongPath;
  if (buildFolder === undefined || isFile(nodeFiles, `${absolutePath(buildFolder)}/conf/bblayers.conf`))
    return undefined;
  return `${buildFolder}: not a build folder, it has no conf/bblayers.conf`;
}

function whyNotLinted(path: string): string | undefined {
  const status = nodeFiles.status(absolutePath(path));
  if (!status) return `${path}: no such file or folder`;
  if (status.kind === 'folder' || dialectOf(path) || canHoldConfiguration(absolutePath(path))) return undefined;
  return `${path}: neither a BitBake file (.bb, .bbappend, .bbclass, .inc, .conf) nor a configuration file of a runtime`;
}

async function lint(request: LintRequest, output: Output, program: string | undefined): Promise<number> {
  const baseline = request.baseline === undefined ? undefined : loadBaseline(request.baseline);
  if (baseline?.kind === 'wrong') return refuse([baseline.why], output);
  const queue = new WorkQueue();
  const helper =
    program !== undefined && isWorthHelp(request) ? startHelper(program, { request, queue: queue.shared }) : undefined;
  try {
    const { project, paths, settings } = lintedProject(request);
    const problems = settingsProblems(paths, settings);
    if (problems.length > 0) return refuse(problems, output);
    const index = helper && project.indexCopy;
    if (index) helper.begin({ index, paths });
    const parts = [lintPart(project, paths, request, queue)];
    const help = index && (await helper.part);
    if (help) parts.push(help);
    const missing = missingIn(parts, paths);
    if (missing.length > 0) parts.push(lintPart(project, missing, request, new WorkQueue()));
    return report(joinedParts(parts), { fileCount: paths.length, baseline }, request, output);
  } finally {
    helper?.stop();
  }
}

/** A folder may hold thousands of files. Fixes are left to one thread: what is mended in one file may matter to the next. */
function isWorthHelp({ paths, fix }: LintRequest): boolean {
  return !fix && availableParallelism() > 1 && paths.some((path) => isFolder(nodeFiles, absolutePath(path)));
}

interface Reported {
  readonly fileCount: number;
  readonly baseline: BaselineFile | undefined;
}

function report(linted: LintedFiles, { fileCount, baseline }: Reported, request: LintRequest, output: Output): number {
  for (const failure of linted.failures) output.err(`metavirt lint: ${failure}`);
  const failed = linted.failures.length > 0;
  if (request.newBaseline !== undefined) {
    return writeBaseline(request.newBaseline, linted.files, output) && !failed ? 0 : 1;
  }
  const { files, knownCount, gone } = notKnown(linted.files, baseline, request);
  const shown = files.filter(({ findings }) => findings.length > 0);
  const totals = { fileCount, fixedCount: linted.fixedCount, knownCount };
  printFindings(shown, totals, request.format, output);
  if (baseline && gone.length > 0) tellGone(baseline, gone, request, output);
  return exitCode(shown, request, failed);
}

/** What is wrong in the settings that count for any of the files. */
function settingsProblems(paths: readonly string[], settings: SettingsFiles): readonly string[] {
  const files = new Set(paths.flatMap((path) => settings.above(path) ?? []));
  return [...files].flatMap(({ path, text, problems }) => {
    const lines = new LineIndex(text);
    return problems.map(({ span, message }) => {
      const { line, column } = lines.at(span.start);
      return `${displayedPath(path)}:${line + 1}:${column + 1}: ${message}`;
    });
  });
}

function notKnown(
  files: readonly LintedFile[],
  baseline: BaselineFile | undefined,
  request: LintRequest,
): WithoutKnown {
  if (!baseline) return { files, knownCount: 0, gone: [] };
  return withoutKnown(files, baseline, (rule) => counts(rule, request));
}

/** Whether it could be written. */
function writeBaseline(name: string, files: readonly LintedFile[], { out, err }: Output): boolean {
  const failure = saveBaseline(name, files);
  const findingCount = files.reduce((sum, { findings }) => sum + findings.length, 0);
  if (failure === undefined) out(`${counted(findingCount, 'finding')} written to ${name}.`);
  else err(`metavirt lint: ${failure}`);
  return failure === undefined;
}

/** Beside a report for programs, it goes where people look. */
function tellGone(
  { name }: BaselineFile,
  gone: WithoutKnown['gone'],
  { format }: LintRequest,
  { out, err }: Output,
): void {
  const findingCount = gone.reduce((sum, { count }) => sum + count, 0);
  const first = gone.slice(0, maxGoneTold).map(({ file, rule }) => `${file} ${rule}`);
  const others = gone.length > maxGoneTold ? ', ...' : '';
  const told = `${counted(findingCount, 'finding')} of the baseline found no more (${first.join(', ')}${others}): write it again with --write-baseline ${name}.`;
  if (format === 'text') out(told);
  else err(`metavirt lint: ${told}`);
}

const maxGoneTold = 5;

function exitCode(files: readonly LintedFile[], { maxWarnings }: LintRequest, failed: boolean): number {
  const severities = files.flatMap(({ findings }) => findings.map(({ severity }) => severity));
  const warningCount = severities.filter((severity) => severity === 'warning').length;
  return failed || severities.includes('error') || warningCount > maxWarnings ? 1 : 0;
}
