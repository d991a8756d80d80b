/** Findings as SARIF 2.1.0, which code scanning services read. */
import { findingKinds } from '../../features/findingKinds';
import type { Severity } from '../../rules/rule';
import type { PrintedFinding } from './finding';

export function sarifReport(findings: readonly PrintedFinding[], version: string): string {
  const found = new Set(findings.map(({ rule }) => rule));
  const kinds = findingKinds().filter(({ id }) => found.has(id));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'metavirt',
            semanticVersion: version,
            rules: kinds.map(({ id, title, why }) => ({
              id,
              shortDescription: { text: title },
              ...(why !== undefined && { fullDescription: { text: why } }),
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) =>
          result(
            finding,
            kinds.findIndex(({ id }) => id === finding.rule),
          ),
        ),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}

function result(finding: PrintedFinding, ruleIndex: number): object {
  const { file, line, column, endLine, endColumn, rule, severity, message } = finding;
  return {
    ruleId: rule,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
  };
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** A relative reference, from wherever the reader has the checkout, or a `file:` URI. */
function uriOf(file: string): string {
  const encoded = file.split('/').map(encodeURIComponent).join('/');
  return file.startsWith('/') ? `file://${encoded}` : encoded;
}
