/** metavirt/explainVariable: the value of a variable and how it came about, for a view of its own. */
import { type Position, RequestType } from 'vscode-languageserver/node';
import { LineIndex } from '../../base/lineIndex';
import { explainVariable, type VariableExplanation, variableAt } from '../../features/explainVariable';
import { askedFile } from '../askedFile';
import { plainText } from '../plainText';
import { offsetAt } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

type ExplainVariableParameters =
  | { readonly textDocument: { readonly uri: string }; readonly position: Position }
  | { readonly uri: string; readonly name: string };

const explainVariableRequest = new RequestType<ExplainVariableParameters, VariableExplanation | null, never>(
  'metavirt/explainVariable',
);

export function registerExplainVariable(session: Session): void {
  const { connection, log, project, values } = session;
  connection.onRequest(explainVariableRequest, (params, token) => {
    const uri = 'name' in params ? params.uri : params.textDocument.uri;
    return runSafe(log, { method: 'metavirt/explainVariable', uri }, token, null, async () => {
      await Promise.all([project.settled, values.load()]);
      const explained = explanation(session, uri, params);
      if (!explained) return null;
      return { ...explained, doc: explained.doc === null ? null : plainText(explained.doc) };
    });
  });
}

function explanation(
  session: Session,
  uri: string,
  params: ExplainVariableParameters,
): VariableExplanation | undefined {
  const { project, values } = session;
  const file = askedFile(session, uri);
  const here = file && values.forFile(file);
  if (!here) return undefined;
  if ('name' in params) return explainVariable(params.name, here);
  const { text } = file.tree;
  const offset = offsetAt({ text, lines: new LineIndex(text) }, params.position);
  const name = variableAt(project.snapshot, file, offset, here);
  return name === undefined ? undefined : explainVariable(name, here);
}
