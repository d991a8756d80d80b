/** A finding as every format prints it: lines and columns count from 1. */
import { LineIndex } from '../../base/lineIndex';
import type { Span } from '../../base/span';
import type { Diagnostic } from '../../features/diagnostics/diagnostic';
import type { Severity } from '../../rules/finding';

export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface LintFinding extends Region {
  readonly file: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The text of the line that it begins on. */
  readonly lineText: string;
  readonly fix?: PrintedFix;
  readonly related: readonly RelatedPlace[];
}

export interface PrintedFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly (Region & { readonly text: string })[];
}

export interface RelatedPlace extends Region {
  readonly file: string;
  readonly message: string;
}

/** A file that was looked at. */
export interface LintedFile {
  /** Absolute, with `/`. */
  readonly path: string;
  /** As the user would write it. */
  readonly name: string;
  readonly text: string;
  readonly findings: readonly LintFinding[];
}

/** `lines` are those of `text`, which the file holds; `nameOf` gives a path as the user would write it. */
export function lintFinding(
  { name, text, lines }: { readonly name: string; readonly text: string; readonly lines: LineIndex },
  { span, rule, severity, message, fix, related = [] }: Diagnostic,
  nameOf: (path: string) => string,
): LintFinding {
  const region = regionOf(lines, span);
  return {
    file: name,
    ...region,
    rule,
    severity,
    message,
    lineText: text.slice(lines.lineStart(region.line - 1), lines.lineStart(region.line)).trimEnd(),
    ...(fix && {
      fix: {
        title: fix.title,
        safe: fix.safe,
        edits: fix.edits.map((edit) => ({ ...regionOf(lines, edit.span), text: edit.text })),
      },
    }),
    related: related.map((each) => ({
      file: nameOf(each.path),
      ...regionOf(new LineIndex(each.text), each.span),
      message: each.message,
    })),
  };
}

function regionOf(lines: LineIndex, span: Span): Region {
  const start = lines.at(span.start);
  const end = lines.at(span.end);
  return { line: start.line + 1, column: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 };
}
