import type { Definition, DefinitionLink } from 'vscode-languageserver/node';
import { implementations } from '../../features/implementation';
import { definitionAnswer } from '../definitionAnswer';
import { offsetAt } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

export function registerImplementation(session: Session): void {
  const { connection, documents, log, project } = session;
  connection.onImplementation(({ textDocument: { uri }, position }, token) =>
    runSafe<Definition | DefinitionLink[] | null>(
      log,
      { method: 'textDocument/implementation', uri },
      token,
      null,
      async () => {
        await project.settled;
        const document = documents.get(uri);
        const found = document && implementations(project.snapshot, document.file, offsetAt(document, position));
        return document && found ? definitionAnswer(session, document, found) : null;
      },
    ),
  );
}
