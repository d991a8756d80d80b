/** metavirt/embeddedDocument: the Python or shell code of a file, for the extension of that language. */
import { type Position, RequestType } from 'vscode-languageserver/node';
import { type EmbeddedDocument, embeddedDocument } from '../../features/embeddedDocument';
import { offsetAt } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface EmbeddedDocumentParameters {
  readonly uri: string;
  readonly position: Position;
}

const embeddedDocumentRequest = new RequestType<EmbeddedDocumentParameters, EmbeddedDocument | null, never>(
  'metavirt/embeddedDocument',
);

export function registerEmbeddedDocument({ connection, documents, log }: Session): void {
  connection.onRequest(embeddedDocumentRequest, ({ uri, position }, token) =>
    runSafe<EmbeddedDocument | null>(log, { method: 'metavirt/embeddedDocument', uri }, token, null, () => {
      const document = documents.get(uri);
      return (document && embeddedDocument(document.file, offsetAt(document, position))) ?? null;
    }),
  );
}
