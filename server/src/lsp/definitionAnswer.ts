/** The answer to a question where a name comes from. */
import type { Definition, DefinitionLink } from 'vscode-languageserver/node';
import type { Span } from '../base/span';
import type { OpenDocument } from './openDocuments';
import { placeRanges } from './placeRanges';
import { rangeOf } from './positions';
import type { Session } from './session';
import { uriOfPath } from './uris';

interface Found {
  /** The name that was asked for. */
  readonly origin: Span;
  readonly targets: readonly { readonly path: string; readonly span: Span }[];
}

/** Links where the client takes them, else places. */
export function definitionAnswer(
  session: Session,
  { lines }: OpenDocument,
  { origin, targets }: Found,
): Definition | DefinitionLink[] {
  const rangeIn = placeRanges(session);
  const locations = targets.map(({ path, span }) => ({ uri: uriOfPath(path), range: rangeIn(path, span) }));
  if (!session.client.linksDefinitions) return locations;
  const originSelectionRange = rangeOf(lines, origin);
  return locations.map(({ uri: targetUri, range }) => ({
    originSelectionRange,
    targetUri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}
