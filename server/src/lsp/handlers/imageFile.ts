/** metavirt/imageFile: the text of a file of an image, or what else it is. */
import { type ProgressToken, RequestType } from 'vscode-languageserver/node';
import type { ShownFile } from '../../images/contents/shownFile';
import type { OpenImageFile } from '../../images/openImage';
import { answerOrFailure, type ImageFailure, unreadable, withProgress } from '../builtImages/imageRequest';
import { imageTrees, type NamedImage } from '../builtImages/imageTrees';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface ImageFileParameters extends NamedImage {
  /** Counted from 0; null for what a container sees. */
  readonly layer: number | null;
  /** From the root of the image. */
  readonly file: string;
  readonly workDoneToken?: ProgressToken;
}

/** Null where it was given up. */
type Answer = ShownFile | ImageFailure | null;

const imageFileRequest = new RequestType<ImageFileParameters, Answer, never>('metavirt/imageFile');

export function registerImageFile(session: Session): void {
  const { connection, log } = session;
  connection.onRequest(imageFileRequest, ({ workDoneToken, layer, file: path, ...named }, token) =>
    runSafe<Answer>(log, { method: 'metavirt/imageFile' }, token, unreadable(`/${path}`), () =>
      answerOrFailure((engine) =>
        withProgress(session, { title: 'Reading a file', workDoneToken, token }, async (work) => {
          const trees = await imageTrees(session, engine, named, work);
          const read = (file: OpenImageFile): Promise<ShownFile> => {
            const stored = engine.chooseImage(file, named.image);
            return engine.fileOfImage(trees, layer, path, { file, stored, work });
          };
          return engine.withImage(named.path, read, work);
        }),
      ),
    ),
  );
}
