/** Places in files as LSP writes them. */
import type { Location } from 'vscode-languageserver/node';
import type { FilePlaces } from '../features/uses/filePlaces';
import { rangeOf } from './positions';
import { uriOfPath } from './uris';

export function locationsOf(found: readonly FilePlaces[]): Location[] {
  return found.flatMap(({ path, lines, spans }) =>
    spans.map((span) => ({ uri: uriOfPath(path), range: rangeOf(lines, span) })),
  );
}
