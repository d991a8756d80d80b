/**
 * To a registry, with skopeo. It pushes the manifest, or the index, after all that this refers to: the tag never names half an image, and an
 * interrupted push is finished by the next, which passes over the blobs that are there.
 */
import { join, resolve } from 'node:path';
import { formatImageReference } from '../../images/imageReference';
import type { Expected } from '../plan';
import type { SourceImage } from '../sourceImage';
import type { DeployTarget } from '../target';
import type { Planned, PlanningSituation } from './planned';
import { copyAll } from './skopeoCopy';

export function planRegistry(
  image: SourceImage,
  target: Extract<DeployTarget, { kind: 'registry' }>,
  situation: PlanningSituation,
): Planned {
  const reference = formatImageReference(target.reference);
  const digestFile = join(situation.scratch, 'digest');
  const about = { kind: 'registry', registry: target.reference.registry } as const;
  const copy = copyAll(
    image,
    {
      title: `Copy to ${reference}`,
      argument: `docker://${reference}`,
      options: ['--digestfile', digestFile, ...accessOptions(target, 'dest-')],
      about,
      isRepeatable: true,
    },
    situation,
  );
  // A manifest names the digest before it is known what form the registry takes: it has to be that of the layout.
  const expected: Expected = situation.manifest
    ? { kind: 'digest', digest: image.digest }
    : { kind: 'digestFile', path: digestFile };
  const inspect = ['inspect', '--raw', ...accessOptions(target, ''), `docker://${reference}`];
  return {
    reference,
    digest: image.digest,
    digestFile,
    steps: [
      ...copy,
      {
        kind: 'run',
        title: `Compare the digest that ${target.reference.registry} has`,
        command: { program: 'skopeo', arguments: inspect },
        about,
        isRepeatable: true,
        check: { kind: 'sha256OfOutput', expected },
      },
    ],
  };
}

function accessOptions(target: Extract<DeployTarget, { kind: 'registry' }>, side: 'dest-' | ''): readonly string[] {
  const { authFile, certificateFolder, tlsVerify } = target;
  return [
    ...(authFile === undefined ? [] : [`--${side}authfile`, resolve(authFile)]),
    ...(certificateFolder === undefined ? [] : [`--${side}cert-dir`, resolve(certificateFolder)]),
    ...(tlsVerify ? [] : [`--${side}tls-verify=false`]),
  ];
}
