/** Answers what the command line asks about an image that was built. */
import { recipeFacts } from '../../features/imagePreview/recipeFacts';
import { now } from '../../host/clock';
import type { ExpectingWork } from '../../host/imageEngine';
import type { ComparedSide } from '../../images/compare/compareImages';
import type { OpenImageFile } from '../../images/openImage';
import type { EvaluationArguments } from '../eval/arguments';
import { progressLine } from '../lint/progress';
import type { Output } from '../parse';
import { styleOfOutput } from '../textStyle';
import type { ImageArguments } from './arguments';
import { comparisonReport } from './comparisonReport';
import { contentsReport } from './contentsReport';
import { filesReport } from './filesReport';
import { overviewReport } from './overviewReport';
import { recipeImage } from './recipeImage';
import { verificationReport } from './verificationReport';

type ImageEngine = typeof import('../../host/imageEngine');

export interface BuiltImageRequest {
  readonly request: ImageArguments;
  /** For the recipe that an image is compared with. */
  readonly evaluation: EvaluationArguments;
  /** Whether a path is that of an image; it is the name or the path of a recipe otherwise. */
  readonly isBuilt: (written: string) => boolean;
}

/** 0 if all is well, 1 if there is no such image, something is wrong with it or the two that are compared differ. */
export async function printBuiltImage(built: BuiltImageRequest, output: Output): Promise<number> {
  const engine = await import('../../host/imageEngine');
  try {
    if (built.request.view.kind === 'compare')
      return await printComparison(built, built.request.view.other, engine, output);
    return await engine.withImage(built.request.subject, (file) => printView(file, built.request, engine, output));
  } catch (error) {
    if (!engine.isImageError(error)) throw error;
    output.err(`metavirt image: ${error.message}`);
    return 1;
  }
}

async function printView(
  file: OpenImageFile,
  { view, image, asJson }: ImageArguments,
  engine: ImageEngine,
  output: Output,
): Promise<number> {
  const style = styleOfOutput();
  const print = (value: unknown, text: () => string) => output.out(asJson ? JSON.stringify(value) : text());
  const all = engine.openedImage(file);
  const hasErrors = all.problems.some(({ severity }) => severity === 'error');
  if (view.kind === 'overview') {
    const chosen = image === undefined ? all : { ...all, images: [engine.chooseImage(file, image).image] };
    print(chosen, () => overviewReport(chosen, style));
    return hasErrors ? 1 : 0;
  }
  const work = shownWork();
  try {
    if (view.kind === 'verify') {
      work.expect(engine.bytesToVerify(file));
      const verification = await engine.verificationOf(file, work);
      work.end();
      print(verification, () => verificationReport(verification, all.problems, style));
      return verification.isIntact ? 0 : 1;
    }
    const stored = engine.chooseImage(file, image);
    work.expect(stored.image.layerBytes);
    const trees = await engine.contentsOf(file, stored, work, false);
    work.end();
    const { contents } = trees;
    if (view.kind === 'files') {
      const files = engine.allFiles(trees, view.layer === undefined ? null : view.layer - 1);
      if (!files) return engine.failImage(`${file.files.path}: there is no layer ${view.layer}`);
      print(files, () => filesReport(files, style));
    } else {
      print({ ...contents, image: stored.image.digest }, () => contentsReport(stored.image, contents, style));
    }
    return hasErrors || contents.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  } finally {
    work.end();
  }
}

async function printComparison(
  { request, evaluation, isBuilt }: BuiltImageRequest,
  other: string,
  engine: ImageEngine,
  output: Output,
): Promise<number> {
  const sources: readonly [string, string] = [request.subject, other];
  const readsFiles = sources.every(isBuilt);
  const work = shownWork();
  const sideOf = async (written: string, architecture: string | undefined): Promise<ComparedSide> => {
    if (isBuilt(written)) {
      const wanted = written === request.subject ? request.image : undefined;
      return engine.imageSide({ path: written, wanted, architecture, readsFiles }, work);
    }
    const recipe = recipeImage(evaluation, written);
    if (recipe.kind === 'none') return engine.failImage(recipe.why);
    const { preview, metadata, release } = recipe;
    return { title: written, facts: recipeFacts(preview, metadata, release), files: undefined };
  };
  const certainty = (written: string) =>
    isBuilt(written) ? Number(request.image !== undefined && written === request.subject) : 2;
  try {
    const sides = await engine.comparedSides(sources, certainty, sideOf);
    const comparison = await engine.inSlices(engine.compareImages(...sides), work);
    work.end();
    output.out(request.asJson ? JSON.stringify(comparison) : comparisonReport(comparison, styleOfOutput()));
    return comparison.isSame ? 0 : 1;
  } finally {
    work.end();
  }
}

const megabyte = 1_000_000;

/** Work whose state is shown on a terminal while it lasts. */
function shownWork(): ExpectingWork & { expect(bytes: number): void; end(): void } {
  let expected = 0;
  let done = 0;
  let line = progressLine(0, { write: () => {} }, now);
  return {
    expect(bytes) {
      expected += bytes;
      line = progressLine(Math.ceil(expected / megabyte), process.stderr, now, 'MB');
    },
    advance(bytes) {
      done += bytes;
      line.done(Math.floor(done / megabyte));
    },
    end: () => line.end(),
  };
}
