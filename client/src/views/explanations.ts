/** Makes the reports that explain a variable, and keeps those that are open right while recipes and the configuration change. */
import { Disposable, workspace } from 'vscode';
import { type ExplainVariableResult, explainVariableRequest } from '../protocol';
import { explanationReport } from '../reports/explanationReport';
import { pathFromLayer } from '../reports/pathFromLayer';
import { type Report, ReportWriter } from '../reports/report';
import type { Server } from '../server';
import type { Session } from '../session';
import type { ReportSubject } from './reportDocuments';

/** Long enough not to explain each letter of a word that is being typed. */
const refreshDelayMs = 300;

/** Said where the server works out nothing for a file. */
export const noValues =
  'No values can be worked out for this file: it has to be in a layer, and the layer with conf/bitbake.conf (meta of openembedded-core) in the workspace or in the build folder.';

export async function explain(server: Server, { recipe, label }: ReportSubject): Promise<Report> {
  const parameters = { uri: recipe, name: label };
  const answer = await server.request<ExplainVariableResult | null>(explainVariableRequest, parameters);
  if (answer) return explanationReport(answer, pathName);
  return new ReportWriter()
    .write(label, 'title')
    .endLine(2)
    .write(answer === null ? noValues : 'The language server does not run. Its output says why.')
    .finish();
}

/** A path within the workspace from its folder on; that of another layer's file from the layer's folder on. */
export function pathName(path: string): string {
  const relative = workspace.asRelativePath(path);
  return relative === path ? pathFromLayer(path) : relative;
}

export function keepExplanationsRight(session: Session): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const refreshSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => session.reports.refreshExplanations(), refreshDelayMs);
  };
  return Disposable.from(
    session.configuration.onDidChange(refreshSoon),
    session.buildFolder.onDidChange(refreshSoon),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === 'bitbake') refreshSoon();
    }),
    new Disposable(() => clearTimeout(timer)),
  );
}
