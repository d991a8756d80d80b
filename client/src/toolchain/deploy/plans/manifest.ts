/** The steps that bring the manifest of an image to Kubernetes, after the image itself. */
import { formatImageReference } from '../../images/imageReference';
import { localProgram } from '../localProgram';
import type { DeployStep, FailureSubject } from '../plan';
import { hostName, overSsh } from '../ssh';
import type { DeployTarget } from '../target';
import { unfinishedPath } from '../unfinishedFile';
import { nameInEngine } from './engine';
import type { PlannedManifest } from './planned';

export interface NamedInManifest {
  readonly reference: string;
  readonly repository: string;
}

/** What stands in a manifest for an image at the target; undefined for targets that Kubernetes takes no images from. */
export function referenceInManifest(target: DeployTarget, digest: string): NamedInManifest | undefined {
  if (target.kind === 'registry') {
    const { repository } = target.reference;
    return { reference: `${formatImageReference(target.reference)}@${digest}`, repository };
  }
  if (target.kind !== 'engine' || !['containerd', 'k3s'].includes(target.engine)) return undefined;
  // What was imported has no digest by which it could be pulled: the tag has to do.
  return { reference: nameInEngine(target.engine, target.name), repository: target.name.repository };
}

/** Writes the file and applies it where the image went. */
export function manifestSteps(manifest: PlannedManifest, target: DeployTarget, scratch: string): readonly DeployStep[] {
  const { path, text, reference } = manifest;
  const unfinished = unfinishedPath(path, scratch);
  const host = target.kind === 'engine' ? target.host : undefined;
  const kubectl = target.kind === 'engine' && target.engine === 'k3s' ? ['k3s', 'kubectl'] : ['kubectl'];
  const [program = ''] = kubectl;
  const about: FailureSubject = host ? { kind: 'host', host: hostName(host), program } : { kind: 'program', program };
  const apply = [...kubectl, 'apply', '--filename'];
  return [
    { kind: 'write', title: 'Write the manifest', path: unfinished, text, summary: `image: ${reference}` },
    { kind: 'publish', title: 'Give it its name', from: unfinished, to: path },
    {
      kind: 'run',
      title: 'Apply the manifest',
      command: host ? { ...overSsh(host, [...apply, '-']), inputFile: path } : localProgram([...apply, path]),
      about,
      isRepeatable: true,
    },
  ];
}
