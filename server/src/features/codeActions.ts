/** What an editor offers to do about the findings in a file. */
import type { Span } from '../base/span';
import type { FindingEdit, FindingFix } from '../rules/finding';

/** A finding, as far as it matters here. */
export interface Fixable {
  readonly span: Span;
  readonly fix?: FindingFix | undefined;
}

export interface OfferedFix<Finding extends Fixable> {
  readonly finding: Finding;
  readonly fix: FindingFix;
  /** Whether it is what the author most likely wants: the one that a key applies without a menu. */
  readonly preferred: boolean;
}

/** The findings that touch a part of the text. */
export function findingsAt<Finding extends Fixable>(findings: readonly Finding[], part: Span): readonly Finding[] {
  return findings.filter(({ span }) => span.start <= part.end && part.start <= span.end);
}

/** The fixes of the findings that touch a part of the text. */
export function fixesAt<Finding extends Fixable>(
  findings: readonly Finding[],
  part: Span,
): readonly OfferedFix<Finding>[] {
  return findingsAt(findings, part).flatMap((finding) => {
    const { fix } = finding;
    return fix ? [{ finding, fix, preferred: fix.safe }] : [];
  });
}

/** The findings that touch a part of the text, one of each kind. */
export function kindsAt<Finding extends Fixable & { readonly rule: string }>(
  findings: readonly Finding[],
  part: Span,
): readonly Finding[] {
  return [...new Map(findingsAt(findings, part).map((finding) => [finding.rule, finding])).values()];
}

export interface SafeFix<Finding extends Fixable> {
  readonly finding: Finding;
  /** In the order of the text. */
  readonly edits: readonly FindingEdit[];
}

/**
 * The safe fixes that can be applied together, in the order of the text. A fix that reaches into one before it is left out whole: it may
 * no longer be needed, and applying the rest again finds it if it is.
 */
export function allSafeFixes<Finding extends Fixable>(findings: readonly Finding[]): readonly SafeFix<Finding>[] {
  const fixes = findings.flatMap((finding) =>
    finding.fix?.safe ? [{ finding, edits: inOrder(finding.fix.edits) }] : [],
  );
  const taken: SafeFix<Finding>[] = [];
  let reach = -1;
  for (const fix of fixes.toSorted((first, second) => startOf(first.edits) - startOf(second.edits))) {
    // What begins where another one ends may be a second insertion at one place, in an order that nobody has chosen.
    if (startOf(fix.edits) <= reach) continue;
    taken.push(fix);
    reach = Math.max(reach, fix.edits.at(-1)?.span.end ?? reach);
  }
  return taken;
}

/** The edits of these fixes, in the order of the text. */
export function allSafeEdits(findings: readonly Fixable[]): readonly FindingEdit[] {
  return allSafeFixes(findings).flatMap(({ edits }) => edits);
}

function inOrder(edits: readonly FindingEdit[]): readonly FindingEdit[] {
  return edits.toSorted((first, second) => first.span.start - second.span.start);
}

function startOf(edits: readonly FindingEdit[]): number {
  return edits[0]?.span.start ?? 0;
}

/** The text after edits that do not overlap, in the order of the text. */
export function withEdits(text: string, edits: readonly FindingEdit[]): string {
  let result = '';
  let copied = 0;
  for (const { span, text: inserted } of edits) {
    result += text.slice(copied, span.start) + inserted;
    copied = span.end;
  }
  return result + text.slice(copied);
}
