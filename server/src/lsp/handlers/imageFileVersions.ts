/** metavirt/imageFileVersions: which layers of an image have a file, replace it or take it away. */
import { RequestType } from 'vscode-languageserver/node';
import type { FileVersions } from '../../images/contents/fileVersions';
import { answerOrFailure, type ImageFailure, quietWork, unreadable } from '../builtImages/imageRequest';
import { imageTrees, type NamedImage } from '../builtImages/imageTrees';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface ImageFileVersionsParameters extends NamedImage {
  readonly file: string;
}

type Answer = FileVersions | ImageFailure;

const imageFileVersionsRequest = new RequestType<ImageFileVersionsParameters, Answer, never>(
  'metavirt/imageFileVersions',
);

export function registerImageFileVersions(session: Session): void {
  const { connection, log } = session;
  connection.onRequest(imageFileVersionsRequest, (request, token) =>
    runSafe<Answer>(log, { method: 'metavirt/imageFileVersions' }, token, unreadable(request.path), () =>
      answerOrFailure(async (engine) => {
        const trees = await imageTrees(session, engine, request, quietWork(token));
        return engine.fileVersions(trees, request.file);
      }),
    ),
  );
}
