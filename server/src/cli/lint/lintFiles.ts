/** Looks at files one after the other, and mends them where that is asked for. */
import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { LineIndex } from '../../base/lineIndex';
import type { Diagnostic } from '../../features/diagnostics/diagnostic';
import { now } from '../../host/clock';
import { applyFixes } from './applyFixes';
import type { LintRequest } from './arguments';
import { displayedPath } from './displayedPath';
import { type LintedFile, type LintFinding, lintFinding } from './finding';
import type { LintProject } from './lintProject';
import { progressLine } from './progress';
import type { WorkQueue } from './workQueue';

export interface LintedFiles {
  /** All that were looked at, and others with findings. */
  readonly files: readonly LintedFile[];
  readonly fixedCount: number;
  /** Why files could not be read or written. */
  readonly failures: readonly string[];
}

/** What one thread has looked at. */
export interface LintedPart {
  readonly results: readonly NumberedResult[];
  /** Findings of recipes in other files. */
  readonly elsewhere: readonly LintedFile[];
}

interface NumberedResult extends FileResult {
  /** The place among all that are to be looked at. */
  readonly number: number;
}

/** Looks at what the queue gives. */
export function lintPart(
  project: LintProject,
  paths: readonly string[],
  request: LintRequest,
  queue: WorkQueue,
): LintedPart {
  const progress = progressLine(paths.length, process.stderr, now);
  const results: NumberedResult[] = [];
  for (let number = queue.take(); number < paths.length; number = queue.take()) {
    progress.done(number);
    results.push({ number, ...lintFile(project, paths[number] ?? '', request) });
  }
  progress.end();
  const looked = results.map(({ number }) => paths[number] ?? '');
  const elsewhere = [...project.elsewhere(looked, paths)].map(([path, found]) =>
    lintedFile(path, project.textOf(path), found, request),
  );
  return { results, elsewhere };
}

/** The files that nobody has looked at. */
export function missingIn(parts: readonly LintedPart[], paths: readonly string[]): readonly string[] {
  const looked = new Set(parts.flatMap(({ results }) => results.map(({ number }) => number)));
  return paths.filter((_, number) => !looked.has(number));
}

/** The whole, in the order of the files. */
export function joinedParts(parts: readonly LintedPart[]): LintedFiles {
  const results = parts.flatMap((part) => part.results).toSorted((first, second) => first.number - second.number);
  return {
    files: withoutErrorsShownElsewhere(
      joinedByPath([...results.map(({ file }) => file), ...parts.flatMap((part) => part.elsewhere)]),
    ),
    fixedCount: results.reduce((sum, result) => sum + result.fixedCount, 0),
    failures: results.flatMap(({ failure }) => failure ?? []),
  };
}

/** Recipes that different threads have looked at may share a file, and what is found in it; and the file itself may be among them. */
function joinedByPath(files: readonly LintedFile[]): readonly LintedFile[] {
  const byPath = new Map<string, LintedFile>();
  for (const file of files) {
    const known = byPath.get(file.path)?.findings ?? [];
    const isKnown = (finding: LintFinding): boolean => known.some((each) => isDeepStrictEqual(each, finding));
    byPath.set(file.path, { ...file, findings: [...known, ...file.findings.filter((each) => !isKnown(each))] });
  }
  return [...byPath.values()];
}

/** That BitBake stops in an included file is said once, in that file if it was looked at as well. */
function withoutErrorsShownElsewhere(files: readonly LintedFile[]): readonly LintedFile[] {
  const hasError = ({ findings }: LintedFile): boolean => findings.some(({ severity }) => severity === 'error');
  const broken = new Set(files.filter(hasError).map(({ name }) => name));
  const isShownElsewhere = ({ rule, related }: LintFinding): boolean =>
    rule === 'error-in-included-file' && related.some(({ file }) => broken.has(file));
  return files.map((each) =>
    each.findings.some(isShownElsewhere)
      ? { ...each, findings: each.findings.filter((finding) => !isShownElsewhere(finding)) }
      : each,
  );
}

/** Whether the findings of a rule are to be reported. */
export function counts(rule: string, { rules }: LintRequest): boolean {
  return rules.length === 0 || rules.includes(rule);
}

interface FileResult {
  readonly file: LintedFile;
  readonly fixedCount: number;
  readonly failure: string | undefined;
}

function lintFile(project: LintProject, path: string, request: LintRequest): FileResult {
  const name = displayedPath(path);
  const answer = project.lint(path);
  if (answer.kind === 'unread') return { ...withoutText(path), failure: `${name}: ${answer.why}` };
  if (answer.kind === 'notUtf8') {
    const findings = counts('not-utf-8', request) ? [undecodable(name, answer.line + 1)] : [];
    return withoutText(path, findings);
  }
  const isChosen = ({ rule }: Diagnostic): boolean => counts(rule, request);
  const fixed = request.fix
    ? applyFixes(answer, (text) => project.lintFixed(path, text), isChosen)
    : { ...answer, fixedCount: 0 };
  const { text } = fixed;
  const failure = fixed.fixedCount > 0 ? write(path, text) : undefined;
  return { file: lintedFile(path, text, fixed.diagnostics, request), fixedCount: fixed.fixedCount, failure };
}

function lintedFile(path: string, text: string, found: readonly Diagnostic[], request: LintRequest): LintedFile {
  const name = displayedPath(path);
  const source = { name, text, lines: new LineIndex(text) };
  const chosen = found.filter(({ rule }) => counts(rule, request));
  return { path, name, text, findings: chosen.map((each) => lintFinding(source, each, displayedPath)) };
}

function withoutText(path: string, findings: readonly LintFinding[] = []): FileResult {
  return { file: { path, name: displayedPath(path), text: '', findings }, fixedCount: 0, failure: undefined };
}

function undecodable(file: string, line: number): LintFinding {
  const message = 'The file is not UTF-8: BitBake stops with a UnicodeDecodeError. Save it as UTF-8.';
  const place = { line, column: 1, endLine: line, endColumn: 1 };
  return { file, ...place, rule: 'not-utf-8', severity: 'error', message, lineText: '', related: [] };
}

/** Why the text could not be written. */
function write(path: string, text: string): string | undefined {
  try {
    writeFileSync(path, text);
    return undefined;
  } catch (error) {
    return `${displayedPath(path)}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
