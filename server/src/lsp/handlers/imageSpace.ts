/** metavirt/imageSpace: what takes the space in a folder of an image, for a picture of it. */
import { RequestType } from 'vscode-languageserver/node';
import type { SpaceMap } from '../../images/layers/spaceMap';
import { answerOrFailure, type ImageFailure, quietWork, unreadable } from '../builtImages/imageRequest';
import { imageTrees, type NamedImage } from '../builtImages/imageTrees';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface ImageSpaceParameters extends NamedImage {
  /** Empty for the root. */
  readonly folder: string;
}

type Answer = SpaceMap | ImageFailure;

const imageSpaceRequest = new RequestType<ImageSpaceParameters, Answer, never>('metavirt/imageSpace');

export function registerImageSpace(session: Session): void {
  const { connection, log } = session;
  connection.onRequest(imageSpaceRequest, (request, token) =>
    runSafe<Answer>(log, { method: 'metavirt/imageSpace' }, token, unreadable(request.path), () =>
      answerOrFailure(async (engine) => {
        const work = quietWork(token);
        const trees = await imageTrees(session, engine, request, work);
        const map = await engine.inSlices(engine.spaceMap(trees, request.folder), work);
        return map ?? { kind: 'failed', message: `${request.path} has no folder ${request.folder}` };
      }),
    ),
  );
}
