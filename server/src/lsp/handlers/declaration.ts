import type { Declaration, DeclarationLink } from 'vscode-languageserver/node';
import { declarations } from '../../features/declaration';
import { definitions } from '../../features/definition';
import { definitionAnswer } from '../definitionAnswer';
import { isLeftOut } from '../officialExtension';
import { offsetAt } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

/** What has no default is declared where it is defined. */
export function registerDeclaration(session: Session): void {
  const { connection, documents, log, project } = session;
  connection.onDeclaration(({ textDocument: { uri }, position }, token) =>
    runSafe<Declaration | DeclarationLink[] | null>(
      log,
      { method: 'textDocument/declaration', uri },
      token,
      null,
      () => {
        const document = documents.get(uri);
        if (!document || isLeftOut('definition', session.settings)) return null;
        const { file, lines } = document;
        const offset = offsetAt({ text: file.tree.text, lines }, position);
        const { snapshot } = project;
        const found = declarations(snapshot, file, offset) ?? definitions(snapshot, file, offset);
        return found ? definitionAnswer(session, document, found) : null;
      },
    ),
  );
}
