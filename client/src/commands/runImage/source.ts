/** Which image is run, and what it starts: the server reads it where it stands, archives too. */
import { basename } from 'node:path';
import { window } from 'vscode';
import {
  type ContainedImage,
  type OpenImageParameters,
  type OpenImageResult,
  openImageRequest,
} from '../../imageProtocol';
import type { Session } from '../../session';
import type { ImageSource } from '../../toolchain/deploy/sourceImage';
import { imageStorageOf } from '../../toolchain/images/deployedImages';
import { hostArchitecture, type ImageProcess } from '../../toolchain/run/imageProcess';
import { RunFailure } from '../../toolchain/run/runFailure';
import { pickBuiltImage } from '../pickImage';

export interface RunSource extends ImageSource {
  /** What the image is called: `hello-container-latest`. */
  readonly imageName: string;
}

export interface RunSourceChoice {
  /** A layout or archive. */
  readonly layout?: string | undefined;
  /** The recipe whose image is meant. */
  readonly recipe?: string | undefined;
  /** The image in the layout, where it holds several. */
  readonly image?: string | undefined;
}

/** Undefined if the user left a question, or the recipe has no image yet, which is said. Throws RunFailure where the path holds no image. */
export async function chooseRunSource(session: Session, choice: RunSourceChoice): Promise<RunSource | undefined> {
  const { layout, recipe, image } = choice;
  const picked =
    layout === undefined ? await pickBuiltImage(session, 'Run image', recipe) : { path: layout, label: undefined };
  if (!picked) return undefined;
  const { path } = picked;
  const storage = await imageStorageOf(path);
  if (storage === undefined)
    throw new RunFailure(`${path} is not an OCI image: it is neither a layout nor a tar of one.`);
  const known = (await session.images.current()).images.find((deployed) => deployed.path === path);
  const imageName = picked.label ?? known?.name ?? basename(path);
  return { path, storage, imageName, ...(image === undefined ? {} : { name: image }) };
}

export interface RunnableImage {
  readonly source: RunSource;
  readonly process: ImageProcess;
}

/**
 * The image with what it starts. Of several in a layout one is asked for, if `mayAsk`; of several platforms this machine's counts. Undefined if
 * the user left the question. Throws RunFailure where the image cannot be read.
 */
export async function readRunnable(
  session: Session,
  source: RunSource,
  mayAsk: boolean,
): Promise<RunnableImage | undefined> {
  const opened = await session.server.request<OpenImageResult>(openImageRequest, {
    path: source.path,
  } satisfies OpenImageParameters);
  if (!opened) throw new RunFailure('The language server, which reads the image, does not answer.');
  if (opened.kind === 'failed') throw new RunFailure(opened.message);
  const names = [...new Set(opened.images.flatMap(({ names: own }) => own))];
  const isAsked = source.name === undefined && names.length > 1;
  if (isAsked && !mayAsk) throw new RunFailure(`The layout holds several images: ${names.join(', ')}. Say which one.`);
  const name = isAsked ? await askWhich(names) : (source.name ?? names[0]);
  if (isAsked && name === undefined) return undefined;
  const meant = opened.images.filter((image) => name === undefined || image.names.includes(name));
  const image = meant.find(({ platform }) => platform?.architecture === hostArchitecture()) ?? meant[0];
  if (!image?.config) throw new RunFailure(`${source.path} holds no image whose configuration can be read.`);
  return { source: name === undefined ? source : { ...source, name }, process: processOf(image) };
}

async function askWhich(names: readonly string[]): Promise<string | undefined> {
  return window.showQuickPick([...names], { title: 'Run image', placeHolder: 'The image in the layout' });
}

function processOf({ platform, config }: ContainedImage): ImageProcess {
  return {
    architecture: platform?.architecture ?? '',
    entrypoint: config?.entrypoint ?? [],
    command: config?.command ?? [],
    exposedPorts: config?.ports ?? [],
    volumes: config?.volumes ?? [],
  };
}
