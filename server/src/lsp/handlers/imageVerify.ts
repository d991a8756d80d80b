/** metavirt/imageVerify: compares all blobs of an image file with their digests. */
import { type ProgressToken, RequestType } from 'vscode-languageserver/node';
import type { OpenImageFile } from '../../images/openImage';
import type { ImageVerification } from '../../images/verifyImage';
import { answerOrFailure, type ImageFailure, unreadable, withProgress } from '../builtImages/imageRequest';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface ImageVerifyParameters {
  readonly path: string;
  readonly workDoneToken?: ProgressToken;
}

/** Null where it was given up. */
type Answer = ImageVerification | ImageFailure | null;

const imageVerifyRequest = new RequestType<ImageVerifyParameters, Answer, never>('metavirt/imageVerify');

export function registerImageVerify(session: Session): void {
  const { connection, log } = session;
  connection.onRequest(imageVerifyRequest, ({ path, workDoneToken }, token) =>
    runSafe<Answer>(log, { method: 'metavirt/imageVerify' }, token, unreadable(path), () =>
      answerOrFailure((engine) =>
        withProgress(session, { title: 'Verifying the image', workDoneToken, token }, (work) => {
          const verify = (file: OpenImageFile): Promise<ImageVerification> => {
            work.expect?.(engine.bytesToVerify(file));
            return engine.verificationOf(file, work);
          };
          return engine.withImage(path, verify, work);
        }),
      ),
    ),
  );
}
