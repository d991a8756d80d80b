/** metavirt/imageCompare: what differs between two images, or an image and what a recipe will give. */
import { type ProgressToken, RequestType } from 'vscode-languageserver/node';
import type { ImageComparison } from '../../images/compare/compareImages';
import { type ComparedSource, certaintyOf, recipeSide } from '../builtImages/comparedSource';
import { answerOrFailure, type ImageFailure, unreadable, withProgress } from '../builtImages/imageRequest';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface ImageCompareParameters {
  readonly left: ComparedSource;
  readonly right: ComparedSource;
  /** Compares the files too, where both sides have some. */
  readonly withFiles: boolean;
  readonly workDoneToken?: ProgressToken;
}

/** Null where it was given up. */
type Answer = ImageComparison | ImageFailure | null;

const imageCompareRequest = new RequestType<ImageCompareParameters, Answer, never>('metavirt/imageCompare');

export function registerImageCompare(session: Session): void {
  const { connection, log } = session;
  connection.onRequest(imageCompareRequest, ({ left, right, withFiles, workDoneToken }, token) =>
    runSafe<Answer>(log, { method: 'metavirt/imageCompare' }, token, unreadable('one of the images'), () =>
      answerOrFailure((engine) =>
        withProgress(session, { title: 'Comparing images', workDoneToken, token }, async (work) => {
          const readsFiles = withFiles && left.kind === 'image' && right.kind === 'image';
          const layers = new engine.SharedLayers();
          const sides = await engine.comparedSides([left, right], certaintyOf, async (source, architecture) => {
            if (source.kind === 'image') {
              const { path, image } = source;
              return engine.imageSide({ path, wanted: image ?? undefined, architecture, readsFiles, layers }, work);
            }
            const side = await recipeSide(session, source.recipe);
            return side ?? engine.failImage(`${source.recipe}: no such recipe, or it gives no OCI image`);
          });
          return engine.inSlices(engine.compareImages(...sides), work);
        }),
      ),
    ),
  );
}
