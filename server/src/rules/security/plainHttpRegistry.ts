import { mendedAddress, reachOf } from '../../containers/registryAddress';
import { splitWords } from '../../syntax/bitbake/text';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import type { Place, PlacedFinding } from '../finding';
import type { ConfigurationRule } from '../rule';

export const plainHttpRegistry: ConfigurationRule = {
  id: 'plain-http-registry',
  category: 'security',
  subject: 'configuration',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A registry on another machine that is reached without TLS.',
  why: 'An insecure registry is written into the configuration of the engine on the target. Whoever is on the way can then give the target other images, and read what it logs in with.',
  bad: ['CONTAINER_REGISTRY_URL = "registry.example.com:5000"', 'CONTAINER_REGISTRY_INSECURE = "1"'],
  good: ['CONTAINER_REGISTRY_URL = "registry.example.com:5000"', 'CONTAINER_REGISTRY_SECURE = "1"'],
  check(configuration) {
    return [...ofContainerRegistry(configuration), ...ofDocker(configuration)];
  },
};

function ofContainerRegistry(configuration: EvaluatedConfiguration): readonly PlacedFinding[] {
  const address = configuration.text('CONTAINER_REGISTRY_URL')?.trim() ?? '';
  const insecure = configuration.text('CONTAINER_REGISTRY_INSECURE') ?? '';
  // The rule about both says it of a registry that is to be secure as well.
  if (address === '' || configuration.text('CONTAINER_REGISTRY_SECURE') === '1') return [];
  return ['1', 'true', 'yes'].includes(insecure)
    ? findings(address, configuration.placeOf('CONTAINER_REGISTRY_INSECURE'))
    : [];
}

function ofDocker(configuration: EvaluatedConfiguration): readonly PlacedFinding[] {
  return splitWords(configuration.text('DOCKER_REGISTRY_INSECURE') ?? '').flatMap((word) =>
    findings(word, configuration.placeOfWord('DOCKER_REGISTRY_INSECURE', word)),
  );
}

function findings(address: string, place: Place | undefined): readonly PlacedFinding[] {
  const reach = reachOf(address);
  if (!place || reach === 'local') return [];
  return [
    {
      place,
      severity: reach === 'private' ? 'info' : 'warning',
      message: `\`${mendedAddress(address)}\` is reached without TLS: images can be replaced on the way to the target. Give the registry a certificate and set CONTAINER_REGISTRY_SECURE to \`1\`.`,
    },
  ];
}
