/** Into the image store of the layer's helper machine, which reads layouts: `vdkr vimport` picks the platform of its machine from an index. */
import { join } from 'node:path';
import type { SourceImage } from '../sourceImage';
import type { DeployTarget } from '../target';
import { nameInEngine } from './engine';
import type { Planned, PlanningSituation } from './planned';
import { copyAll } from './skopeoCopy';

export function planVcontainer(
  image: SourceImage,
  { program, name }: Extract<DeployTarget, { kind: 'vcontainer' }>,
  situation: PlanningSituation,
): Planned {
  const engine = program.startsWith('vpdmn') ? 'podman' : 'docker';
  const reference = nameInEngine(engine, name);
  // It takes a layout without saying which image, so there has to be one only.
  const single = join(situation.scratch, 'layout');
  const about = { kind: 'program', program: 'skopeo' } as const;
  const copy = image.isOnly
    ? []
    : copyAll(image, { title: 'Write a layout of its own', argument: `oci:${single}`, options: [], about }, situation);
  return {
    reference,
    digest: image.digest,
    steps: [
      ...copy,
      {
        kind: 'run',
        title: `Import it with ${program}`,
        command: {
          program,
          arguments: ['vimport', image.isOnly ? image.layout : single, reference],
        },
        about: { kind: 'program', program },
      },
    ],
  };
}
