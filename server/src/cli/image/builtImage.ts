/** Answers what the command line asks about an image that was built. */
import type { OpenedImage } from '../../images/openedImage';
import type { OpenImageFile } from '../../images/openImage';
import type { Output } from '../parse';
import { printable, styleOfOutput, type TextStyle } from '../textStyle';
import type { ImageArguments } from './arguments';
import { type BuiltImageRequest, printComparison } from './builtComparison';
import { contentsReport } from './contentsReport';
import { filesReport } from './filesReport';
import { overviewReport } from './overviewReport';
import { printFile, type WriteBytes } from './printFile';
import { type ShownWork, shownWork } from './shownWork';
import { verificationReport } from './verificationReport';

type ImageEngine = typeof import('../../host/imageEngine');

/** 0 if all is well, 1 if there is no such image, something is wrong with it or the two that are compared differ. */
export async function printBuiltImage(
  built: BuiltImageRequest,
  output: Output,
  writeBytes: WriteBytes,
): Promise<number> {
  const engine = await import('../../host/imageEngine');
  try {
    if (built.request.view.kind === 'compare')
      return await printComparison(built, built.request.view.other, engine, output);
    return await engine.withImage(built.request.subject, (file) =>
      printView(file, built.request, engine, output, writeBytes),
    );
  } catch (error) {
    if (!engine.isImageError(error)) throw error;
    output.err(`metavirt image: ${printable(error.message)}`);
    return 1;
  }
}

interface View {
  readonly engine: ImageEngine;
  readonly file: OpenImageFile;
  /** What is known without a layer being read. */
  readonly opened: OpenedImage;
  readonly request: ImageArguments;
  readonly work: ShownWork;
  /** As text, or as the value in JSON. */
  readonly print: (value: unknown, text: (style: TextStyle) => string) => void;
}

async function printView(
  file: OpenImageFile,
  request: ImageArguments,
  engine: ImageEngine,
  output: Output,
  writeBytes: WriteBytes,
): Promise<number> {
  const work = shownWork();
  const print: View['print'] = (value, text) => {
    work.end();
    output.out(request.asJson ? JSON.stringify(value) : text(styleOfOutput()));
  };
  const view: View = { engine, file, opened: engine.openedImage(file), request, work, print };
  try {
    if (request.view.kind === 'overview') return printOverview(view);
    if (request.view.kind === 'print') {
      const { file: path, layer } = request.view;
      await printFile({ engine, archive: file, image: request.image, path, layer, work, writeBytes });
      return 0;
    }
    return await (request.view.kind === 'verify' ? printVerification(view) : printLayers(view));
  } finally {
    work.end();
  }
}

function printOverview({ engine, file, opened, request, print }: View): number {
  const { image } = request;
  const shown = image === undefined ? opened : { ...opened, images: [engine.chooseImage(file, image).image] };
  print(shown, (style) => overviewReport(shown, style));
  return hasErrors(opened.problems) ? 1 : 0;
}

async function printVerification({ engine, file, opened, work, print }: View): Promise<number> {
  work.expect(engine.bytesToVerify(file));
  const verification = await engine.verificationOf(file, work);
  print(verification, (style) => verificationReport(verification, opened.problems, style));
  return verification.isIntact ? 0 : 1;
}

async function printLayers({ engine, file, opened, request, work, print }: View): Promise<number> {
  const { view } = request;
  const stored = engine.chooseImage(file, request.image);
  const { image } = stored;
  work.expect(image.layerBytes);
  const trees = await engine.contentsOf(file, stored, work, false);
  const { contents } = trees;
  if (view.kind === 'files') {
    const files = engine.allFiles(trees, view.layer === undefined ? null : view.layer - 1);
    if (!files) return engine.failImage(`${file.files.path}: there is no layer ${view.layer}`);
    print(files, (style) => filesReport(files, style));
  } else {
    print({ ...contents, image: image.digest }, (style) => contentsReport(image, contents, style));
  }
  return hasErrors([...opened.problems, ...contents.problems]) ? 1 : 0;
}

function hasErrors(problems: OpenedImage['problems']): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
