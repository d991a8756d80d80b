/** metavirt/imageContents: what the layers of an image add, hide and waste. */
import { type ProgressToken, RequestType } from 'vscode-languageserver/node';
import type { ImageContents } from '../../images/layers/imageContents';
import { answerOrFailure, type ImageFailure, unreadable, withProgress } from '../builtImages/imageRequest';
import { imageTrees, type NamedImage } from '../builtImages/imageTrees';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface ImageContentsParameters extends NamedImage {
  readonly workDoneToken?: ProgressToken;
}

/** Null where it was given up. */
type Answer = ImageContents | ImageFailure | null;

const imageContentsRequest = new RequestType<ImageContentsParameters, Answer, never>('metavirt/imageContents');

export function registerImageContents(session: Session): void {
  const { connection, log } = session;
  connection.onRequest(imageContentsRequest, ({ workDoneToken, ...named }, token) =>
    runSafe<Answer>(log, { method: 'metavirt/imageContents' }, token, unreadable(named.path), () =>
      answerOrFailure((engine) =>
        withProgress(session, { title: 'Reading layers', workDoneToken, token }, async (work) => {
          const { contents } = await imageTrees(session, engine, named, work);
          return contents;
        }),
      ),
    ),
  );
}
