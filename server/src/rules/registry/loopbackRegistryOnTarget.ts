import { isLoopback } from '../../containers/registryAddress';
import type { ConfigurationRule } from '../rule';

export const loopbackRegistryOnTarget: ConfigurationRule = {
  id: 'loopback-registry-on-target',
  category: 'registry',
  subject: 'configuration',
  severity: 'info',
  releases: { since: 'wrynose' },
  what: 'A registry on `localhost` that images are set up for.',
  why: 'With the image feature container-registry the address is written into the configuration of the engine on the target, and there `localhost` is the target itself. From a machine under QEMU the build host is 10.0.2.2.',
  bad: ['CONTAINER_REGISTRY_URL = "localhost:5000"', 'IMAGE_FEATURES:append = " container-registry"'],
  good: ['CONTAINER_REGISTRY_URL = "10.0.2.2:5000"', 'IMAGE_FEATURES:append = " container-registry"'],
  check(configuration) {
    const address = configuration.text(variable)?.trim() ?? '';
    if (!isLoopback(address) || configuration.text('CONTAINER_REGISTRY_SECURE') === '1') return [];
    const isForTarget = ['IMAGE_FEATURES', 'EXTRA_IMAGE_FEATURES'].some((name) =>
      configuration.holds(name, 'container-registry'),
    );
    const place = isForTarget ? configuration.placeOf(variable) : undefined;
    // The default of the fragment is for trying it out on the build host.
    if (!place || place.path.endsWith('/container-registry.conf')) return [];
    return [
      {
        place,
        message: `On the target \`${address}\` is the target itself: its engine finds no registry there. Write the address of the build host, 10.0.2.2 from QEMU.`,
      },
    ];
  },
};

const variable = 'CONTAINER_REGISTRY_URL';
