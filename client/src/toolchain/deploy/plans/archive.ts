/**
 * To a file, here or on a machine that ssh reaches. It is written under another name beside its place, compared, and renamed: whoever finds
 * the name finds all of the archive, or the one that was there before.
 */
import { basename, dirname, join } from 'node:path';
import type { DeployFailure } from '../failure';
import type { DeployStep } from '../plan';
import type { SourceImage } from '../sourceImage';
import { hostName, intoRemoteFile, overSsh } from '../ssh';
import type { DeployTarget, ImageName, SshHost } from '../target';
import type { Planned, PlanningSituation } from './planned';
import { type CopyDestination, copyAll, copyOnePlatform, pathForSkopeo } from './skopeoCopy';

interface WrittenArchive {
  readonly steps: readonly DeployStep[];
  readonly digest: string;
}

type ArchiveTarget = Extract<DeployTarget, { kind: 'archive' }>;

export function planArchive(image: SourceImage, target: ArchiveTarget, situation: PlanningSituation): Planned {
  const { path, host } = target;
  // Always the same name, so that what an earlier run left is written over; without a colon, at which skopeo would end the path.
  const unfinished = join(dirname(path), `.${basename(path).replaceAll(':', '_')}.unfinished`);
  const local = host ? join(situation.scratch, 'image.tar') : unfinished;
  const written = writeArchive(image, target, local, situation);
  if ('failure' in written) return written;
  const last: readonly DeployStep[] = host
    ? sendFile(local, host, unfinished, path)
    : [{ kind: 'publish', title: 'Give it its name', from: unfinished, to: path }];
  const reference = host ? `${hostName(host)}:${path}` : path;
  return { ...written, reference, steps: [...written.steps, ...last] };
}

function writeArchive(
  image: SourceImage,
  target: ArchiveTarget,
  path: string,
  situation: PlanningSituation,
): WrittenArchive | { readonly failure: DeployFailure } {
  const folder = pathForSkopeo(dirname(path), 'destination', situation);
  const archive = `${target.format}:${join(folder.path, basename(path))}`;
  const destination: CopyDestination = {
    title: 'Write the archive',
    argument: `${archive}:${nameInArchive(target.name)}`,
    options: [],
    about: { kind: 'program', program: situation.skopeo },
  };
  const before: readonly DeployStep[] = [
    { kind: 'remove', title: 'Remove what an earlier run left', path },
    ...folder.steps,
  ];
  if (target.format === 'oci-archive' && situation.platform === undefined) {
    const compare = compareStep(['--raw', archive], image.digest, situation);
    return { digest: image.digest, steps: [...before, ...copyAll(image, destination, situation), compare] };
  }
  const copy = copyOnePlatform(image, destination, situation);
  if ('failure' in copy) return copy;
  const { copied } = copy;
  // Docker's format has a manifest of its own; the configuration is what stays.
  const compare =
    target.format === 'oci-archive' || copied.imageId === undefined
      ? compareStep(['--raw', archive], copied.digest, situation)
      : compareStep(['--config', '--raw', archive], copied.imageId, situation);
  return { digest: copied.digest, steps: [...before, ...copy.steps, compare] };
}

function compareStep(words: readonly string[], digest: string, { skopeo }: PlanningSituation): DeployStep {
  return {
    kind: 'run',
    title: 'Compare the digest in the archive',
    command: { program: skopeo, arguments: ['inspect', ...words] },
    about: { kind: 'program', program: skopeo },
    check: { kind: 'sha256OfOutput', expected: { kind: 'digest', digest } },
  };
}

/** A connection that ends early looks like the end of the file to the program that writes it: only what is whole gets the name. */
function sendFile(archive: string, host: SshHost, unfinished: string, path: string): readonly DeployStep[] {
  const name = hostName(host);
  const about = { kind: 'host', host: name, program: 'dd' } as const;
  return [
    {
      kind: 'run',
      title: `Send it to ${name}`,
      command: { ...intoRemoteFile(host, unfinished), inputFile: archive },
      about,
      isRepeatable: true,
    },
    {
      kind: 'run',
      title: `Compare the file on ${name}`,
      command: overSsh(host, ['sha256sum', unfinished]),
      about: { ...about, program: 'sha256sum' },
      isRepeatable: true,
      check: { kind: 'sha256InOutput', file: archive },
    },
    {
      kind: 'run',
      title: 'Give it its name',
      command: overSsh(host, ['mv', '-f', unfinished, path]),
      about: { ...about, program: 'mv' },
      isRepeatable: true,
    },
  ];
}

/** As podman and docker write it: the engine that reads the archive knows the image by it. */
function nameInArchive({ registry, repository, tag }: ImageName): string {
  return `${registry ?? 'localhost'}/${repository}:${tag}`;
}
