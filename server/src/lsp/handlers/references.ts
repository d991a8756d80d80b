import type { Location } from 'vscode-languageserver/node';
import type { SlicedWork } from '../../base/pacer';
import { recipeReferences } from '../../features/recipeReferences';
import { references } from '../../features/references';
import { sourceFileReferences } from '../../features/sourceFileUsers';
import type { FilePlaces } from '../../features/uses/filePlaces';
import type { TreeReader } from '../../features/uses/projectUses';
import type { Snapshot, SourceFile } from '../../project/snapshot';
import { locationsOf } from '../filePlaces';
import { offsetAt } from '../positions';
import { runSafe } from '../runSafe';
import { openNow, searchProject, treeReader } from '../searchProject';
import type { Session } from '../session';

export function registerReferences(session: Session): void {
  const { connection, documents, log, project, searchedTexts } = session;
  connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    runSafe<Location[]>(log, { method: 'textDocument/references', uri }, token, [], async () => {
      await project.settled;
      const document = documents.get(uri);
      if (!document) return [];
      const { file, lines, text } = document;
      const search = allReferences({
        snapshot: project.snapshot,
        read: treeReader(openNow(session), (path) => searchedTexts.read(path)),
        file,
        offset: offsetAt({ text, lines }, position),
        withDeclarations: context.includeDeclaration,
      });
      return locationsOf((await searchProject(search, token)) ?? []);
    }),
  );
}

interface ReferencesRequest {
  readonly snapshot: Snapshot;
  readonly read: TreeReader;
  readonly file: SourceFile;
  readonly offset: number;
  readonly withDeclarations: boolean;
}

/** Of what stands there: a variable, function or class, else a recipe or package, else a file of SRC_URI. */
function* allReferences(request: ReferencesRequest): SlicedWork<readonly FilePlaces[]> {
  const { snapshot, read, file, offset, withDeclarations } = request;
  const uses = yield* references(snapshot, read, file, offset, withDeclarations);
  if (uses.length > 0) {
    return uses.map(({ path, lines, uses: found }) => ({ path, lines, spans: found.map(({ span }) => span) }));
  }
  const recipes = yield* recipeReferences(snapshot, read, file, offset, withDeclarations);
  return recipes.length > 0 ? recipes : yield* sourceFileReferences(snapshot, read, file, offset);
}
