/** The multiconfigs that the build folder in use builds for: those of BBMULTICONFIG. */
import { join } from 'node:path';
import { Uri } from 'vscode';
import { type ExplainVariableParameters, type ExplainVariableResult, explainVariableRequest } from '../protocol';
import type { Session } from '../session';

/** None where there is no build folder, or the value cannot be told. */
export async function enabledMulticonfigs({ buildFolder, server }: Session): Promise<readonly string[]> {
  const folder = buildFolder.current();
  if (folder === undefined) return [];
  const parameters: ExplainVariableParameters = {
    uri: Uri.file(join(folder, 'conf', 'local.conf')).toString(),
    name: 'BBMULTICONFIG',
  };
  const answer = await server.request<ExplainVariableResult>(explainVariableRequest, parameters);
  return answer?.value.kind === 'known' ? answer.value.text.split(/\s+/).filter((name) => name !== '') : [];
}
