/** Findings as an array of JSON objects. */
import type { LintFinding } from './finding';

export function jsonReport(findings: readonly LintFinding[]): string {
  return JSON.stringify(findings.map(reported), undefined, 2);
}

function reported({ lineText, fix, related, ...finding }: LintFinding): object {
  return {
    ...finding,
    ...(fix && { fix: { title: fix.title, safe: fix.safe } }),
    ...(related.length > 0 && { related }),
  };
}
