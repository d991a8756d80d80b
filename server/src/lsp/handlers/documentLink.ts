import type { DocumentLink } from 'vscode-languageserver/node';
import { documentLinks } from '../../features/documentLinks';
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
      if (!document || isLeftOut('documentLink', session.settings)) return [];
      return documentLinks(project.snapshot, document.file).map(({ span, target }) => ({
        range: rangeOf(document.lines, span),
        target: uriOfPath(target),
      }));
    }),
  );
}
