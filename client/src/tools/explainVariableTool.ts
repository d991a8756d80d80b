/** `metavirt_explain_variable`: the value of a recipe's variable, with all that made it. */
import { Uri } from 'vscode';
import { type ExplainVariableParameters, type ExplainVariableResult, explainVariableRequest } from '../protocol';
import { explanationReport } from '../reports/explanationReport';
import type { Session } from '../session';
import { recipePath } from './recipePath';

export async function explainVariableTool(
  { server }: Session,
  { recipe, variable }: { readonly recipe: string; readonly variable: string },
): Promise<string> {
  const path = await recipePath(server, recipe);
  if (path === undefined) return `No recipe of an image is called ${recipe}. Give the path of the recipe file.`;
  const parameters: ExplainVariableParameters = { uri: Uri.file(path).toString(), name: variable };
  const answer = await server.request<ExplainVariableResult | null>(explainVariableRequest, parameters);
  return answer ? explanationReport(answer, (file) => file).text : `${path} is not evaluated by any layer.`;
}
