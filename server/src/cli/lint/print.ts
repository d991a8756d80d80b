/** Prints what was found, in the format that was asked for. */
import { serverInfo } from '../../lsp/serverInfo';
import type { Output } from '../parse';
import { styleOfOutput } from '../textStyle';
import type { ReportFormat } from './arguments';
import type { LintedFile } from './finding';
import { githubReport } from './githubReport';
import { jsonReport } from './jsonReport';
import { sarifReport } from './sarifReport';
import { summary, type Totals, textReport } from './textReport';

export function printFindings(
  files: readonly LintedFile[],
  totals: Totals,
  format: ReportFormat,
  { out }: Output,
): void {
  const findings = files.flatMap((file) => file.findings);
  switch (format) {
    case 'json':
      out(jsonReport(findings));
      return;
    case 'sarif':
      out(sarifReport(findings, serverInfo.version));
      return;
    case 'github':
      if (findings.length > 0) out(githubReport(findings));
      return;
    case 'text':
      for (const file of files) out(`${textReport(file, styleOfOutput())}\n`);
      out(summary(files, totals));
  }
}
