/** Documents of which another extension shows the outline and the folds: they are not to stand in the editor twice. */
import type { TextDocument } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { hasExtension } from './languageExtensions';

/** The outline and the folds of the server, but for those documents. */
export const outlinesOfOthers: Pick<Middleware, 'provideDocumentSymbols' | 'provideFoldingRanges'> = {
  provideDocumentSymbols: (document, token, next) => (isOutlined(document) ? undefined : next(document, token)),
  provideFoldingRanges: (document, context, token, next) =>
    isOutlined(document) ? undefined : next(document, context, token),
};

/** The extension for TOML passes over files of another ending, such as `storage.conf`, although their language is TOML. */
function isOutlined({ languageId, fileName }: TextDocument): boolean {
  return hasExtension(languageId) && (languageId !== 'toml' || fileName.endsWith('.toml'));
}
