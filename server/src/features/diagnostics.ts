/** All findings in a file: what BitBake's parser says, then what the rules say. */
import { LineIndex } from '../base/lineIndex';
import { shifted } from '../base/span';
import { compareReleases, type ReleaseName } from '../knowledge/release';
import { isProblemCode } from '../project/problemTitles';
import type { TreeSource } from '../project/resolution/lookup';
import type { ResolutionProblemCode, Stop } from '../project/resolution/problem';
import { resolutionProblems } from '../project/resolution/resolutionProblems';
import type { Snapshot, SourceFile } from '../project/snapshot';
import { fileRules } from '../rules/fileRules';
import type { FindingFix, Severity } from '../rules/finding';
import { appliesIn, type Rule, type RuleContext, ruleContext } from '../rules/rule';
import { ruleNamed } from '../rules/rules';
import type { CodeChecker } from '../syntax/bitbake/codeProblems';
import { type CutHereDocument, cutHereDocuments } from '../syntax/bitbake/cutHereDocument';
import type { Fix, Problem } from '../syntax/bitbake/tree';
import { writtenFileDiagnostics } from './diagnostics/configFiles';
import type { Diagnostic, DiagnosticOptions, RelatedInformation, RuleSeverities } from './diagnostics/diagnostic';
import { suppress } from './suppressions';
import { suppressionComments } from './suppressions/comments';

/** The findings of a file in the order of its text. */
export function diagnostics(
  snapshot: Snapshot,
  file: SourceFile,
  options: DiagnosticOptions = {},
): readonly Diagnostic[] {
  const release = options.release ?? snapshot.releaseFor(file.path)?.name;
  const { severities = {} } = options;
  const found = [
    ...syntaxDiagnostics(file, release, options.code),
    ...resolutionDiagnostics(snapshot, file, release, options),
    ...reportedDiagnostics(file, options),
    ...ruleDiagnostics(ruleContext(file, snapshot, release, options.idle), severities),
    ...writtenFileDiagnostics(snapshot, file, release, severities),
    ...(options.evaluated ?? []),
  ];
  return suppress(found, suppressionComments(file.tree), (rule) => hasRun(rule, snapshot, release, options))
    .flatMap((diagnostic) => withSeverity(diagnostic, severities[diagnostic.rule]))
    .sort((first, second) => first.span.start - second.span.start || first.span.end - second.span.end);
}

/** Whether all that a rule finds in the file is known; a rule that is turned off has not looked. */
function hasRun(
  id: string,
  { complete }: Snapshot,
  release: ReleaseName | undefined,
  { severities = {}, complete: done = [] }: DiagnosticOptions,
): boolean {
  const rule = ruleNamed(id);
  if (!complete || severities[id] === 'off') return false;
  return !rule || (appliesIn(rule, release) && [...runHere, ...done].includes(rule.subject));
}

/** The subjects of rules that need nothing but the file and the snapshot. */
const runHere: readonly Rule['subject'][] = ['file', 'configFile'];

/** What is left of a finding where the settings want another severity for its rule. */
export function withSeverity(diagnostic: Diagnostic, wanted: Severity | 'off' | undefined): Diagnostic[] {
  if (wanted === undefined || !followsSettings(diagnostic)) return [diagnostic];
  return wanted === 'off' ? [] : [{ ...diagnostic, severity: wanted }];
}

/** What stops BitBake is an error whatever the settings say, unless a rule found it. */
export function followsSettings({ severity, rule }: Diagnostic): boolean {
  return severity !== 'error' || !isProblemCode(rule);
}

function syntaxDiagnostics(
  file: SourceFile,
  release: ReleaseName | undefined,
  code: CodeChecker | undefined,
): Diagnostic[] {
  const { statements, starts } = file.tree;
  const found: Diagnostic[] = [];
  const inCode = code?.check(file.tree);
  const cuts = cutHereDocuments(file.tree);
  found.push(...cuts.map(cutDiagnostic));
  for (let index = 0; index < statements.length; index++) {
    // What is left over of a function that is cut in two is one mistake.
    if (cuts.some(({ rest }) => rest.first <= index && index <= rest.last)) continue;
    const start = starts[index] ?? 0;
    for (const problem of withTabsAsOne(statements[index]?.problems ?? [])) {
      if (!isSaidIn(problem.code, release)) continue;
      found.push(syntaxDiagnostic(problem, start));
    }
    for (const problem of inCode?.get(index) ?? []) found.push(syntaxDiagnostic(problem, start));
  }
  return found;
}

function cutDiagnostic({ name, word, braces }: CutHereDocument): Diagnostic {
  const [brace = { start: 0, end: 0 }] = braces;
  return {
    span: brace,
    severity: 'error',
    rule: 'brace-in-here-document',
    message: `A \`}\` in column 0 closes \`${name}\`, even in the text that ends at \`${word}\`: BitBake cannot read what follows and stops. Indent the brace.`,
    fix: {
      title: 'Indent the brace',
      safe: false,
      edits: braces.map(({ start }) => ({ span: { start, end: start }, text: ' ' })),
    },
  };
}

/** BitBake warns of each line whose indentation has a tab; to an author the function is one finding, mended at once. */
function withTabsAsOne(problems: readonly Problem[]): readonly Problem[] {
  const tabs = problems.filter(({ code }) => code === 'tab-in-python');
  const [first] = tabs;
  if (!first || tabs.length === 1) return problems;
  const edits = tabs.flatMap(({ fix }) => fix?.edits ?? []);
  const message = `BitBake warns of tabs in the indentation of ${tabs.length} lines of this Python. Indent with 4 blanks.`;
  const asOne = { ...first, message, fix: { title: 'Indent these lines with blanks', edits } };
  return problems.flatMap((problem) => (problem === first ? [asOne] : problem.code === first.code ? [] : [problem]));
}

/** The releases since which BitBake says so; what is not named here it has said in all that are known. */
const saidSince: Partial<Record<Problem['code'] | ResolutionProblemCode, ReleaseName>> = {
  // Hardknott's BitBake knows nothing but `_append`; the colon came with honister.
  'old-override-syntax': 'honister',
  // BitBake 2.0 renamed them; an older one reads them under the old names.
  'renamed-variable': 'kirkstone',
  // BitBake 2.16
  'operator-spacing': 'whinlatter',
  // BitBake 2.12, the first to know the directive, took three words.
  'short-addfragments': 'whinlatter',
};

function isSaidIn(code: Problem['code'] | ResolutionProblemCode, release: ReleaseName | undefined): boolean {
  const since = saidSince[code];
  return !release || !since || compareReleases(release, since) >= 0;
}

function resolutionDiagnostics(
  snapshot: Snapshot,
  file: SourceFile,
  release: ReleaseName | undefined,
  { code, resolution }: DiagnosticOptions,
): Diagnostic[] {
  if (!code || !resolution) return [];
  const layer = snapshot.layerOf(file.path);
  const context = {
    ...resolution,
    code,
    // The code of other layers is their authors', who see it themselves: looking through a hundred classes takes longer than all else.
    looksAtCodeOf: (path: string) => snapshot.layerOf(path) === layer,
    acceptsOldOverrides: !isSaidIn('old-override-syntax', release),
  };
  const isCertain = knowsAllLayersFor(file, snapshot);
  const problems = resolutionProblems(file, context).filter(
    ({ code }) => (isCertain || code !== 'file-not-found') && isSaidIn(code, release),
  );
  return problems.map(({ span, severity, code, message, stop, fix }) => ({
    span,
    severity,
    rule: code,
    message,
    // The name that was meant is a guess.
    fix: fix && { ...fix, safe: false },
    related: stop && stop.path !== file.path ? placeOfStop(stop, resolution.trees) : undefined,
  }));
}

/** The line of another file that BitBake stops at. */
function placeOfStop({ path, line }: Stop, trees: TreeSource): readonly RelatedInformation[] | undefined {
  const read = trees.read(path);
  if (read.kind !== 'tree') return undefined;
  const { text } = read.tree;
  const lines = new LineIndex(text);
  const span = { start: lines.lineStart(line), end: lines.lineStart(line + 1) };
  return [{ path, span, text, message: 'BitBake stops here.' }];
}

function reportedDiagnostics({ tree }: SourceFile, { reported }: DiagnosticOptions): Diagnostic[] {
  if (!reported || reported.size === 0) return [];
  return tree.statements.flatMap((statement, index) => {
    const message = reported.get(statement);
    if (message === undefined) return [];
    const start = tree.starts[index] ?? 0;
    const lineEnd = tree.text.indexOf('\n', start);
    const span = { start, end: lineEnd === -1 ? tree.text.length : lineEnd };
    return [
      { span, severity: 'error', rule: 'reported-error', message: `BitBake reports: ${message}`, fix: undefined },
    ];
  });
}

/**
 * Whether a file that is not found is missing. Machines and distros are put on top of what their layer asks for: only a build folder
 * tells with which layers they are used.
 */
function knowsAllLayersFor({ path }: SourceFile, { build }: Snapshot): boolean {
  return build !== undefined || !path.includes('/conf/');
}

function syntaxDiagnostic(problem: Problem, start: number): Diagnostic {
  return {
    span: shifted(problem.span, start),
    severity: problem.severity,
    rule: problem.code,
    message: problem.message,
    fix: problem.fix && absoluteFix(problem.fix, problem, start),
  };
}

function absoluteFix(fix: Fix, problem: Problem, start: number): FindingFix {
  return {
    title: fix.title,
    safe: safeSyntaxFixes.has(problem.code),
    edits: fix.edits.map((edit) => ({ span: shifted(edit.span, start), text: edit.text })),
  };
}

/** The repairs of the parser that leave no doubt; the others guess where a quote or brace was meant to stand. */
const safeSyntaxFixes: ReadonlySet<Problem['code']> = new Set([
  'byte-order-mark',
  'old-override-syntax',
  'operator-spacing',
  'tab-in-python',
]);

function ruleDiagnostics(context: RuleContext, severities: RuleSeverities): Diagnostic[] {
  return fileRules.flatMap((rule) => {
    if (severities[rule.id] === 'off' || !appliesIn(rule, context.release)) return [];
    return rule.check(context).map(({ span, message, fix, severity = rule.severity }) => ({
      span,
      severity,
      rule: rule.id,
      message,
      fix,
    }));
  });
}
