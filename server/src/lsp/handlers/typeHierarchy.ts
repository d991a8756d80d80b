/** textDocument/prepareTypeHierarchy, typeHierarchy/supertypes and typeHierarchy/subtypes. */
import type { TypeHierarchyItem } from 'vscode-languageserver/node';
import { subtypes, supertypes, typeAt } from '../../features/typeHierarchy';
import { hierarchyItem } from '../hierarchyItem';
import { offsetAt } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';
import { pathOfUri } from '../uris';

export function registerTypeHierarchy({ connection, documents, log, project }: Session): void {
  const { typeHierarchy } = connection.languages;

  typeHierarchy.onPrepare(({ textDocument: { uri }, position }, token) =>
    runSafe<TypeHierarchyItem[] | null>(log, { method: 'textDocument/prepareTypeHierarchy', uri }, token, null, () => {
      const document = documents.get(uri);
      const file = document && typeAt(project.snapshot, document.file, offsetAt(document, position));
      return file ? [hierarchyItem(file)] : null;
    }),
  );

  typeHierarchy.onSupertypes(({ item: { uri } }, token) =>
    runSafe<TypeHierarchyItem[]>(log, { method: 'typeHierarchy/supertypes', uri }, token, [], async () => {
      await project.settled;
      return supertypes(project.snapshot, pathOfUri(uri)).map(hierarchyItem);
    }),
  );

  typeHierarchy.onSubtypes(({ item: { uri } }, token) =>
    runSafe<TypeHierarchyItem[]>(log, { method: 'typeHierarchy/subtypes', uri }, token, [], async () => {
      await project.settled;
      return subtypes(project.snapshot, pathOfUri(uri)).map(hierarchyItem);
    }),
  );
}
