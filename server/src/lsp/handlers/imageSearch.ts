/** metavirt/imageSearch: the files of an image whose path holds a text. */
import { RequestType } from 'vscode-languageserver/node';
import type { FolderListing, SearchRequest } from '../../images/layers/folderListing';
import { answerOrFailure, type ImageFailure, quietWork, unreadable } from '../builtImages/imageRequest';
import { imageTrees, type NamedImage } from '../builtImages/imageTrees';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

type Answer = FolderListing | ImageFailure;

const imageSearchRequest = new RequestType<NamedImage & SearchRequest, Answer, never>('metavirt/imageSearch');

export function registerImageSearch(session: Session): void {
  const { connection, log } = session;
  connection.onRequest(imageSearchRequest, (request, token) =>
    runSafe<Answer>(log, { method: 'metavirt/imageSearch' }, token, unreadable(request.path), () =>
      answerOrFailure(async (engine) => {
        const work = quietWork(token);
        const trees = await imageTrees(session, engine, request, work);
        const found = await engine.inSlices(engine.fileSearch(trees, request), work);
        return found ?? { kind: 'failed', message: `${request.path} has no layer ${request.layer}` };
      }),
    ),
  );
}
