/** Documents of which another extension shows the outline and the folds: they are not to stand in the editor twice. */
import type { Middleware } from 'vscode-languageclient/node';
import { hasExtension } from './languageExtensions';

/** The outline and the folds of the server, but for those documents. */
export const outlinesOfOthers: Pick<Middleware, 'provideDocumentSymbols' | 'provideFoldingRanges'> = {
  provideDocumentSymbols: (document, token, next) =>
    hasExtension(document.languageId) ? undefined : next(document, token),
  provideFoldingRanges: (document, context, token, next) =>
    hasExtension(document.languageId) ? undefined : next(document, context, token),
};
