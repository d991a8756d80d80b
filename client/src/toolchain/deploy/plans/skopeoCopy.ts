/** The step in which skopeo copies an image of a layout to somewhere. */
import { join } from 'node:path';
import type { DeployFailure } from '../failure';
import type { DeployStep, FailureSubject } from '../plan';
import { imageOfPlatform, type SingleImage } from '../platformImages';
import type { SourceImage } from '../sourceImage';
import type { PlanningSituation } from './planned';

export interface CopyDestination {
  readonly title: string;
  /** As skopeo takes it, transport included. */
  readonly argument: string;
  readonly options: readonly string[];
  readonly about: FailureSubject;
  readonly isRepeatable?: boolean;
}

/** All that the image has: of an index, each platform. */
export function copyAll(
  image: SourceImage,
  destination: CopyDestination,
  situation: PlanningSituation,
): readonly DeployStep[] {
  return copySteps(image, ['copy', '--all', ...destination.options], destination, situation);
}

/** The image of one platform, for targets that hold no index. */
export function copyOnePlatform(
  image: SourceImage,
  destination: CopyDestination,
  situation: PlanningSituation,
): { readonly steps: readonly DeployStep[]; readonly copied: SingleImage } | { readonly failure: DeployFailure } {
  const { platformImages } = image;
  const chosen = platformImages ? imageOfPlatform(platformImages, situation.platform) : image;
  if (!chosen) return { failure: missingPlatform(platformImages ?? [], situation.platform) };
  const options = 'platform' in chosen ? platformOptions(chosen.platform) : [];
  const command = [...options, 'copy', ...destination.options];
  return { steps: copySteps(image, command, destination, situation), copied: chosen };
}

/** What stands before a path in an argument of skopeo, which it takes apart at a colon: where the path has one, a link in the scratch folder leads there. */
export function pathForSkopeo(
  path: string,
  linkName: string,
  { scratch }: PlanningSituation,
): { readonly path: string; readonly steps: readonly DeployStep[] } {
  if (!path.includes(':')) return { path, steps: [] };
  const link = join(scratch, linkName);
  return { path: link, steps: [{ kind: 'link', title: 'Give skopeo a path without a colon', path: link, to: path }] };
}

function copySteps(
  image: SourceImage,
  command: readonly string[],
  destination: CopyDestination,
  situation: PlanningSituation,
): readonly DeployStep[] {
  const { path, steps } = pathForSkopeo(image.layout, 'image', situation);
  const source = `oci:${path}${image.name === undefined ? '' : `:${image.name}`}`;
  const { title, about, isRepeatable = false } = destination;
  return [
    ...steps,
    {
      kind: 'run',
      title,
      command: { program: 'skopeo', arguments: [...command, source, destination.argument] },
      about,
      isRepeatable,
      ...(image.blobCount === undefined ? {} : { progressSteps: image.blobCount + 2 }),
    },
  ];
}

function platformOptions(platform: string): readonly string[] {
  const [os = '', architecture = '', variant] = platform.split('/');
  return [
    '--override-os',
    os,
    '--override-arch',
    architecture,
    ...(variant === undefined ? [] : ['--override-variant', variant]),
  ];
}

function missingPlatform(
  platforms: readonly { readonly platform: string }[],
  asked: string | undefined,
): DeployFailure {
  const names = platforms.map(({ platform }) => platform).join(', ');
  const message = `The image is there for ${names}, and not for ${asked ?? 'this machine'}. Say which platform the target has.`;
  return { cause: 'image', message, output: '' };
}
