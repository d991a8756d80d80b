/** The other places that have a part in a finding, as LSP writes them. */
import type { DiagnosticRelatedInformation } from 'vscode-languageserver/node';
import { LineIndex } from '../base/lineIndex';
import type { RelatedInformation } from '../features/diagnostics/diagnostic';
import { plainText } from './plainText';
import { rangeOf } from './positions';
import { uriOfPath } from './uris';

export function relatedInformation(places: readonly RelatedInformation[]): DiagnosticRelatedInformation[] {
  return places.map(({ path, span, text, message }) => ({
    location: { uri: uriOfPath(path), range: rangeOf(new LineIndex(text), span) },
    message: plainText(message),
  }));
}
