/** Documents of which another extension shows the outline and the folds: they are not to stand in the editor twice. */
import { extensions, type TextDocument } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

/** VS Code's own extension for JSON, and those that most people install for TOML and YAML. */
const extensionsOfLanguages: Readonly<Record<string, string | undefined>> = {
  json: 'vscode.json-language-features',
  jsonc: 'vscode.json-language-features',
  toml: 'tamasfe.even-better-toml',
  yaml: 'redhat.vscode-yaml',
};

/** Another extension may be installed or turned off at any time. */
function isLeft({ languageId }: TextDocument): boolean {
  const id = extensionsOfLanguages[languageId];
  return id !== undefined && extensions.getExtension(id) !== undefined;
}

/** The outline and the folds of the server, but for those documents. */
export const outlinesOfOthers: Pick<Middleware, 'provideDocumentSymbols' | 'provideFoldingRanges'> = {
  provideDocumentSymbols: (document, token, next) => (isLeft(document) ? undefined : next(document, token)),
  provideFoldingRanges: (document, context, token, next) =>
    isLeft(document) ? undefined : next(document, context, token),
};
