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
import { unfinishedPath } from '../unfinishedFile';
import type { Planned, PlanningSituation } from './planned';
import { type CopyDestination, copyAll, copyOnePlatform, pathForSkopeo } from './skopeoCopy';

interface WrittenArchive {
  readonly steps: readonly DeployStep[];
  readonly digest: string;
}

type ArchiveTarget = Extract<DeployTarget, { kind: 'archive' }>;

export function planArchive(image: SourceImage, target: ArchiveTarget, situation: PlanningSituation): Planned {
  const { path, host } = target;
  const local = host ? join(situation.scratch, 'image.tar') : unfinishedPath(path, situation.scratch);
  const written = writeArchive(image, target, local, situation);
  if ('failure' in written) return written;
  const { digest, steps } = written;
  if (host) {
    return { digest, reference: `${hostName(host)}:${path}`, steps: [...steps, ...sendFile(local, host, path)] };
  }
  const remove: DeployStep = { kind: 'removeUnfinished', title: 'Remove what ended runs left', path };
  const publish: DeployStep = { kind: 'publish', title: 'Give it its name', from: local, to: path };
  return { digest, reference: path, steps: [remove, ...steps, publish] };
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
    about: { kind: 'program', program: 'skopeo' },
  };
  if (target.format === 'oci-archive' && situation.platform === undefined) {
    const compare = compareStep(['--raw', archive], image.digest);
    return { digest: image.digest, steps: [...folder.steps, ...copyAll(image, destination, situation), compare] };
  }
  const copy = copyOnePlatform(image, destination, situation);
  if ('failure' in copy) return copy;
  const { copied } = copy;
  // Docker's format has a manifest of its own; the configuration is what stays.
  const compare =
    target.format === 'oci-archive' || copied.imageId === undefined
      ? compareStep(['--raw', archive], copied.digest)
      : compareStep(['--config', '--raw', archive], copied.imageId);
  return { digest: copied.digest, steps: [...folder.steps, ...copy.steps, compare] };
}

function compareStep(words: readonly string[], digest: string): DeployStep {
  return {
    kind: 'run',
    title: 'Compare the digest in the archive',
    command: { program: 'skopeo', arguments: ['inspect', ...words] },
    about: { kind: 'program', program: 'skopeo' },
    check: { kind: 'sha256OfOutput', expected: { kind: 'digest', digest } },
  };
}

/** A connection that ends early looks like the end of the file to the program that writes it: only what is whole gets the name. */
function sendFile(archive: string, host: SshHost, path: string): readonly DeployStep[] {
  // Always the same name, so that what an earlier run left is written over.
  const unfinished = join(dirname(path), `.${basename(path)}.unfinished`);
  const name = hostName(host);
  const about = { kind: 'host', host: name, program: 'dd' } as const;
  return [
    {
      kind: 'run',
      title: `Send it to ${name}`,
      command: { ...intoRemoteFile(host, unfinished), inputFile: archive },
      about,
      isRepeatable: true,
      makeRoom: overSsh(host, ['rm', '-f', unfinished]),
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
