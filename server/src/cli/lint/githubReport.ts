/** Findings as workflow commands, which GitHub shows beside the lines of a pull request. */
import type { Severity } from '../../rules/finding';
import type { LintFinding } from './finding';

export function githubReport(findings: readonly LintFinding[]): string {
  return findings.map(command).join('\n');
}

function command({ file, line, column, endLine, endColumn, rule, severity, message }: LintFinding): string {
  // GitHub takes columns only where the finding is on one line.
  const columns = endLine === line ? `,col=${column},endColumn=${endColumn}` : '';
  const place = `file=${escapedProperty(file)},line=${line},endLine=${endLine}${columns}`;
  return `::${commands[severity]} ${place},title=${escapedProperty(rule)}::${escaped(message)}`;
}

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
