import type { DocumentLink } from 'vscode-languageserver/node';
import { documentLinks } from '../../features/documentLinks';
import { configLinking } from '../configFeatures';
import { configFileOf } from '../configFileOf';
import { isLeftOut } from '../officialExtension';
import { rangeOf } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';
import { uriOfPath } from '../uris';

export function registerDocumentLink(session: Session): void {
  const { connection, documents, log, project } = session;
  connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    runSafe<DocumentLink[]>(log, { method: 'textDocument/documentLink', uri }, token, [], () => {
      const document = documents.get(uri);
      if (!document) return linksOfConfigFile(session, uri);
      if (isLeftOut('documentLink', session.settings)) return [];
      return documentLinks(project.snapshot, document.file).map(({ span, target, line }) => ({
        range: rangeOf(document.lines, span),
        // Editors go to the line that the fragment names, counted from 1.
        target: `${uriOfPath(target)}${line === undefined ? '' : `#L${line + 1}`}`,
      }));
    }),
  );
}

function linksOfConfigFile(session: Session, uri: string): DocumentLink[] {
  const document = session.configFiles.get(uri);
  const file = document && configFileOf(session, document);
  if (!file) return [];
  return configLinking()
    .configLinks(file, session.project.snapshot)
    .map(({ span, target }) => ({ range: rangeOf(document.lines, span), target: uriOfPath(target) }));
}
