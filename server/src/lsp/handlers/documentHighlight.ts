import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver/node';
import { documentHighlights, type Highlight } from '../../features/documentHighlight';
import { offsetAt, rangeOf } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

export function registerDocumentHighlight({ connection, documents, log, project }: Session): void {
  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    runSafe<DocumentHighlight[]>(log, { method: 'textDocument/documentHighlight', uri }, token, [], () => {
      const document = documents.get(uri);
      if (!document) return [];
      const { file, lines, text } = document;
      return documentHighlights(project.snapshot, file, offsetAt({ text, lines }, position)).map(({ span, kind }) => ({
        range: rangeOf(lines, span),
        kind: kinds[kind],
      }));
    }),
  );
}

const kinds: Readonly<Record<Highlight['kind'], DocumentHighlightKind>> = {
  read: DocumentHighlightKind.Read,
  write: DocumentHighlightKind.Write,
  text: DocumentHighlightKind.Text,
};
