/** metavirt/sourceFileUsers: where recipes and appends take in a file that is no BitBake file itself, such as a patch. */
import { type Location, RequestType } from 'vscode-languageserver/node';
import { usersOfSourceFile } from '../../features/sourceFileUsers';
import { locationsOf } from '../filePlaces';
import { runSafe } from '../runSafe';
import { openNow, searchProject, treeReader } from '../searchProject';
import type { Session } from '../session';
import { pathOfUri } from '../uris';

interface Parameters {
  readonly uri: string;
}

interface SourceFileUsers {
  readonly places: readonly Location[];
}

const usersRequest = new RequestType<Parameters, SourceFileUsers, never>('metavirt/sourceFileUsers');

export function registerSourceFileUsers(session: Session): void {
  const { connection, log, project } = session;
  connection.onRequest(usersRequest, ({ uri }, token) =>
    runSafe<SourceFileUsers>(log, { method: 'metavirt/sourceFileUsers', uri }, token, { places: [] }, async () => {
      await project.settled;
      const search = usersOfSourceFile(project.snapshot, treeReader(openNow(session)), pathOfUri(uri));
      return { places: locationsOf((await searchProject(search, token)) ?? []) };
    }),
  );
}
