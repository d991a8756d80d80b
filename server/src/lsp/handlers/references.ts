import type { Location } from 'vscode-languageserver/node';
import { references } from '../../features/references';
import type { FileUses } from '../../features/uses/projectUses';
import { offsetAt, rangeOf } from '../positions';
import { runSafe } from '../runSafe';
import { openNow, searchProject, treeReader } from '../searchProject';
import type { Session } from '../session';
import { uriOfPath } from '../uris';

export function registerReferences(session: Session): void {
  const { connection, documents, log, project, searchedTexts } = session;
  connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    runSafe<Location[]>(log, { method: 'textDocument/references', uri }, token, [], async () => {
      await project.settled;
      const document = documents.get(uri);
      if (!document) return [];
      const { file, lines, text } = document;
      const offset = offsetAt({ text, lines }, position);
      const search = references(
        project.snapshot,
        treeReader(openNow(session), (path) => searchedTexts.read(path)),
        file,
        offset,
        context.includeDeclaration,
      );
      const found = (await searchProject(search, token)) ?? [];
      return found.flatMap(locationsIn);
    }),
  );
}

function locationsIn({ path, lines, uses }: FileUses): Location[] {
  const uri = uriOfPath(path);
  return uses.map(({ span }) => ({ uri, range: rangeOf(lines, span) }));
}
