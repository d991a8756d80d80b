/** A finding as every format prints it: lines and columns count from 1. */
import type { LineIndex } from '../../base/lineIndex';
import type { Diagnostic } from '../../features/diagnostics';
import type { Severity } from '../../rules/rule';

export interface PrintedFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix?: { readonly title: string; readonly safe: boolean };
}

/** A file with findings. */
export interface LintedFile {
  /** As the user would write it. */
  readonly name: string;
  readonly text: string;
  readonly findings: readonly PrintedFinding[];
}

export function printedFinding(file: string, lines: LineIndex, diagnostic: Diagnostic): PrintedFinding {
  const { span, rule, severity, message, fix } = diagnostic;
  const start = lines.at(span.start);
  const end = lines.at(span.end);
  return {
    file,
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
    rule,
    severity,
    message,
    ...(fix && { fix: { title: fix.title, safe: fix.safe } }),
  };
}
