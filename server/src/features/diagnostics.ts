/** All findings in a file: what BitBake's parser says, then what the rules say. */
import { type Span, shifted } from '../base/span';
import type { ReleaseName } from '../knowledge/release';
import type { Snapshot, SourceFile } from '../project/snapshot';
import { type FindingFix, ruleContext, type Severity } from '../rules/rule';
import { rules } from '../rules/rules';
import type { Fix, Problem } from '../syntax/bitbake/tree';

export interface Diagnostic {
  readonly span: Span;
  readonly severity: Severity;
  /** The id of a rule, or the code of a syntax problem. */
  readonly rule: string;
  readonly message: string;
  readonly fix: FindingFix | undefined;
}

/** How strictly each rule counts, as the user has set it; a rule that is not named keeps its own severity. */
export type RuleSeverities = Readonly<Record<string, Severity | 'off'>>;

export interface DiagnosticOptions {
  /** Takes the place of the release that the file's layer is written for. */
  readonly release?: ReleaseName | undefined;
  readonly severities?: RuleSeverities;
}

/** The findings of a file in the order of its text. */
export function diagnostics(
  snapshot: Snapshot,
  file: SourceFile,
  options: DiagnosticOptions = {},
): readonly Diagnostic[] {
  const release = options.release ?? snapshot.layerOf(file.path)?.release?.name;
  const found = [
    ...syntaxDiagnostics(file, release, options.severities),
    ...ruleDiagnostics(snapshot, file, release, options.severities),
  ];
  return found.sort((first, second) => first.span.start - second.span.start || first.span.end - second.span.end);
}

function syntaxDiagnostics(
  file: SourceFile,
  release: ReleaseName | undefined,
  severities: RuleSeverities | undefined,
): Diagnostic[] {
  const { statements, starts } = file.tree;
  const found: Diagnostic[] = [];
  for (let index = 0; index < statements.length; index++) {
    for (const problem of statements[index]?.problems ?? []) {
      // Hardknott's BitBake knows nothing but `_append`; the colon came with honister.
      if (problem.code === 'old-override-syntax' && release === 'hardknott') continue;
      // An error of the parser stops BitBake whatever the settings say.
      const severity = problem.severity === 'error' ? 'error' : (severities?.[problem.code] ?? problem.severity);
      if (severity !== 'off') found.push(syntaxDiagnostic(problem, severity, starts[index] ?? 0));
    }
  }
  return found;
}

function syntaxDiagnostic(problem: Problem, severity: Severity, start: number): Diagnostic {
  return {
    span: shifted(problem.span, start),
    severity,
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

function ruleDiagnostics(
  snapshot: Snapshot,
  file: SourceFile,
  release: ReleaseName | undefined,
  severities: RuleSeverities | undefined,
): Diagnostic[] {
  const context = ruleContext(file, snapshot, release);
  return rules.flatMap((rule) => {
    const severity = severities?.[rule.id] ?? rule.severity;
    if (severity === 'off') return [];
    return rule.check(context).map(({ span, message, fix }) => ({ span, severity, rule: rule.id, message, fix }));
  });
}
