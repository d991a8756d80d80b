import { hostFragment } from '../../containers/hostFragments';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import type { ConfigurationRule } from '../rule';
import { lineAfter } from '../statementPlaces';

export const registrySecureAndInsecure: ConfigurationRule = {
  id: 'registry-secure-and-insecure',
  category: 'registry',
  subject: 'configuration',
  severity: 'error',
  releases: { since: 'wrynose' },
  what: 'A registry that is to be secure and insecure at once.',
  why: 'The class container-registry and the recipes that set up the target stop with a fatal error, and with them all parsing. The fragment container-registry.conf sets CONTAINER_REGISTRY_INSECURE to `1` unless something else is set.',
  bad: ['require conf/distro/include/container-registry.conf', 'CONTAINER_REGISTRY_SECURE = "1"'],
  good: [
    'require conf/distro/include/container-registry.conf',
    'CONTAINER_REGISTRY_SECURE = "1"',
    'CONTAINER_REGISTRY_INSECURE = "0"',
  ],
  check(configuration) {
    if (configuration.text('CONTAINER_REGISTRY_SECURE') !== '1') return [];
    const reason = insecureBecause(configuration);
    const place = reason && configuration.placeOf('CONTAINER_REGISTRY_SECURE');
    if (!reason || !place) return [];
    return [
      {
        place,
        message: `${reason.text}: with CONTAINER_REGISTRY_SECURE = "1" BitBake stops with a fatal error. ${reason.advice}`,
        fix: reason.isByDefault
          ? {
              title: 'Set CONTAINER_REGISTRY_INSECURE to 0',
              safe: true,
              edits: [lineAfter(place, 'CONTAINER_REGISTRY_INSECURE = "0"')],
            }
          : undefined,
      },
    ];
  },
};

interface Reason {
  readonly text: string;
  readonly advice: string;
  /** Whether only a default of the layer says so. */
  readonly isByDefault: boolean;
}

function insecureBecause(configuration: EvaluatedConfiguration): Reason | undefined {
  const insecure = configuration.text('CONTAINER_REGISTRY_INSECURE');
  const fragment = configuration.missingIncludes.find((name) => hostFragment(name)?.hasInsecureRegistry);
  const setter = configuration.operations('CONTAINER_REGISTRY_INSECURE').findLast(({ counts }) => counts)?.origin?.path;
  if ((insecure === '' && fragment) || (insecure === '1' && setter?.endsWith('/container-registry.conf'))) {
    return {
      text: 'The fragment container-registry.conf makes the registry insecure',
      advice: 'Write CONTAINER_REGISTRY_INSECURE = "0" as well.',
      isByDefault: true,
    };
  }
  if (insecure === '1') {
    return {
      text: 'CONTAINER_REGISTRY_INSECURE is `1` too',
      advice: 'Set only one of them to `1`.',
      isByDefault: false,
    };
  }
  if (configuration.text('DOCKER_REGISTRY_INSECURE')?.trim()) {
    return {
      text: 'DOCKER_REGISTRY_INSECURE names registries without TLS',
      advice: 'Leave one of the two out.',
      isByDefault: false,
    };
  }
  return undefined;
}
