/** With the script that the layer's recipe container-registry-index writes: it knows the registry, its certificate and the policy for tags. */
import type { SourceImage } from '../sourceImage';
import type { DeployTarget } from '../target';
import type { Planned } from './planned';

export function planContainerRegistry(
  image: SourceImage,
  { script, tags }: Extract<DeployTarget, { kind: 'containerRegistry' }>,
): Planned {
  return {
    // Registry, namespace and tags are the script's own.
    reference: 'container-registry',
    digest: image.digest,
    steps: [
      {
        kind: 'run',
        title: 'Push with the container-registry.sh of the build folder',
        command: { program: script, arguments: ['push', image.layout, ...tags.flatMap((tag) => ['--tag', tag])] },
        about: { kind: 'program', program: script },
      },
    ],
  };
}
