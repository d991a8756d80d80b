import type { Definition, DefinitionLink } from 'vscode-languageserver/node';
import { definitions } from '../../features/definition';
import { isLeftOut } from '../officialExtension';
import { placeRanges } from '../placeRanges';
import { offsetAt, rangeOf } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';
import { uriOfPath } from '../uris';

export function registerDefinition(session: Session): void {
  const { connection, documents, log, project } = session;
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    runSafe<Definition | DefinitionLink[] | null>(log, { method: 'textDocument/definition', uri }, token, null, () => {
      const document = documents.get(uri);
      if (!document || isLeftOut('definition', session.settings)) return null;
      const { file, lines } = document;
      const found = definitions(project.snapshot, file, offsetAt({ text: file.tree.text, lines }, position));
      if (!found) return null;
      const rangeIn = placeRanges(session);
      const locations = found.targets.map(({ path, span }) => ({ uri: uriOfPath(path), range: rangeIn(path, span) }));
      if (!session.client.linksDefinitions) return locations;
      const originSelectionRange = rangeOf(lines, found.origin);
      return locations.map(({ uri: targetUri, range }) => ({
        originSelectionRange,
        targetUri,
        targetRange: range,
        targetSelectionRange: range,
      }));
    }),
  );
}
