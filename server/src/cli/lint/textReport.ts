/** Findings for people: each with its line of text. */
import type { Severity } from '../../rules/finding';
import { bold, coloured, counted, dim, type TextStyle } from '../textStyle';
import type { LintedFile, LintFinding } from './finding';

/** The report of one file, without an end of line. */
export function textReport({ text, findings }: LintedFile, style: TextStyle): string {
  const lines = text.split(/\r\n|\r|\n/);
  return findings.map((finding) => findingText(finding, lines[finding.line - 1] ?? '', style)).join('\n\n');
}

function findingText(finding: LintFinding, line: string, style: TextStyle): string {
  const { file, severity, rule, message, fix, related } = finding;
  const place = `${file}:${finding.line}:${finding.column}`;
  const number = String(finding.line);
  const margin = ' '.repeat(number.length);
  const rows = [
    `${bold(place, style)} ${paint(severity, severity, style)} ${paint(rule, 'rule', style)}`,
    `  ${message}`,
    `  ${dim(`${number} |`, style)} ${shownLine(line)}`,
    `  ${dim(`${margin} |`, style)} ${paint(underline(finding, line), severity, style)}`,
  ];
  for (const each of related) {
    rows.push(`  ${dim(`${margin} =`, style)} ${each.file}:${each.line}:${each.column}: ${each.message}`);
  }
  if (fix) rows.push(`  ${dim(`${margin} =`, style)} ${fix.title}${fix.safe ? ' (--fix)' : ''}`);
  return rows.join('\n');
}

/** A value may be thousands of characters long. */
const shownLength = 140;

function shownLine(line: string): string {
  const shown = line.replaceAll('\t', ' ');
  return shown.length > shownLength ? `${shown.slice(0, shownLength - 1)}…` : shown;
}

function underline(finding: LintFinding, line: string): string {
  const start = Math.min(finding.column - 1, shownLength - 1);
  const lineEnd = Math.min(line.length, shownLength);
  const end = finding.endLine > finding.line ? lineEnd : Math.min(finding.endColumn - 1, lineEnd);
  return ' '.repeat(start) + '^'.repeat(Math.max(1, end - start));
}

/** What a report is about. */
export interface Totals {
  readonly fileCount: number;
  readonly fixedCount: number;
  /** Findings that the baseline keeps from being reported. */
  readonly knownCount: number;
}

/** The last line of a report. */
export function summary(files: readonly LintedFile[], { fileCount, fixedCount, knownCount }: Totals): string {
  const findings = files.flatMap((file) => file.findings);
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const fixed = fixedCount > 0 ? `${counted(fixedCount, 'finding')} fixed. ` : '';
  const known = knownCount > 0 ? ` ${counted(knownCount, 'finding')} known from the baseline.` : '';
  if (findings.length === 0) return `${fixed}Nothing found in ${counted(fileCount, 'file')}.${known}`;
  const parts = [
    counted(count('error'), 'error'),
    counted(count('warning'), 'warning'),
    ...(count('info') > 0 ? [counted(count('info'), 'hint')] : []),
  ];
  return `${fixed}${parts.join(', ')} in ${files.length} of ${counted(fileCount, 'file')}.${known}`;
}

const colours = { error: 'red', warning: 'yellow', info: 'blue', rule: 'cyan' } as const;

function paint(text: string, what: Severity | 'rule', style: TextStyle): string {
  return coloured(text, colours[what], style);
}
