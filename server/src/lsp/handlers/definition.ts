import type { Definition, DefinitionLink } from 'vscode-languageserver/node';
import { definitions } from '../../features/definition';
import { definitionAnswer } from '../definitionAnswer';
import { isLeftOut } from '../officialExtension';
import { offsetAt } from '../positions';
import { runSafe } from '../runSafe';
import { sourcesOf } from '../searchProject';
import type { Session } from '../session';

export function registerDefinition(session: Session): void {
  const { connection, documents, log, project } = session;
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    runSafe<Definition | DefinitionLink[] | null>(log, { method: 'textDocument/definition', uri }, token, null, () => {
      const document = documents.get(uri);
      if (!document || isLeftOut('definition', session.settings)) return null;
      const { file, lines } = document;
      const found = definitions(
        project.snapshot,
        file,
        offsetAt({ text: file.tree.text, lines }, position),
        sourcesOf(session),
      );
      if (!found) return null;
      return definitionAnswer(session, document, found);
    }),
  );
}
