/** metavirt/openImage: what an image file or folder holds by its indexes, manifests and configs. */
import { RequestType } from 'vscode-languageserver/node';
import type { OpenedImage } from '../../images/openedImage';
import { answerOrFailure, type ImageFailure, quietWork, unreadable } from '../builtImages/imageRequest';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface OpenImageParameters {
  readonly path: string;
}

const openImageRequest = new RequestType<OpenImageParameters, OpenedImage | ImageFailure, never>('metavirt/openImage');

export function registerOpenImage({ connection, log }: Session): void {
  connection.onRequest(openImageRequest, ({ path }, token) =>
    runSafe<OpenedImage | ImageFailure>(log, { method: 'metavirt/openImage' }, token, unreadable(path), () =>
      answerOrFailure((engine) => engine.withImage(path, async (file) => engine.openedImage(file), quietWork(token))),
    ),
  );
}
