/** textDocument/inlayHint: values behind assignments, where the user wants them. */
import type { InlayHint } from 'vscode-languageserver/node';
import { inlayHints } from '../../features/inlayHints';
import { markupContent } from '../markupContent';
import { positionAt, spanOf } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

export function registerInlayHint(session: Session): void {
  const { connection, documents, idle, log, values } = session;
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    runSafe<InlayHint[]>(log, { method: 'textDocument/inlayHint', uri }, token, [], async () => {
      if (!session.settings.inlayHints.values) return [];
      await Promise.all([values.load(), idle.afterEdit()]);
      const document = documents.get(uri);
      const here = document && values.forFile(document.file);
      if (!document || !here) return [];
      return inlayHints(document.file, spanOf(document, range), here).map(({ offset, label, tooltip }) => ({
        position: positionAt(document.lines, offset),
        label,
        tooltip: markupContent(tooltip, session.client.readsMarkdown),
        paddingLeft: true,
      }));
    }),
  );
}
