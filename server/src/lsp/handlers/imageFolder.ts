/** metavirt/imageFolder: a part of the entries of a folder, in one layer or in what a container sees. */
import { RequestType } from 'vscode-languageserver/node';
import type { FolderListing, ListingRequest } from '../../images/layers/folderListing';
import { answerOrFailure, type ImageFailure, quietWork, unreadable } from '../builtImages/imageRequest';
import { imageTrees, type NamedImage } from '../builtImages/imageTrees';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

type Answer = FolderListing | ImageFailure;

const imageFolderRequest = new RequestType<NamedImage & ListingRequest, Answer, never>('metavirt/imageFolder');

export function registerImageFolder(session: Session): void {
  const { connection, log } = session;
  connection.onRequest(imageFolderRequest, (request, token) =>
    runSafe<Answer>(log, { method: 'metavirt/imageFolder' }, token, unreadable(request.path), () =>
      answerOrFailure(async (engine) => {
        const trees = await imageTrees(session, engine, request, quietWork(token));
        const listing = engine.folderListing(trees, request);
        return listing ?? { kind: 'failed', message: `${request.path} has no folder ${request.folder}` };
      }),
    ),
  );
}
