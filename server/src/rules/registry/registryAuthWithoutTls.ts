import { isMainConfiguration } from '../../containers/hostConfiguration';
import type { ConfigurationRule } from '../rule';
import { lineAfter } from '../statementPlaces';

export const registryAuthWithoutTls: ConfigurationRule = {
  id: 'registry-auth-without-tls',
  category: 'registry',
  subject: 'configuration',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'CONTAINER_REGISTRY_AUTH without CONTAINER_REGISTRY_SECURE.',
  why: 'Passwords would go over the wire in the clear. The class container-registry warns of it and turns TLS on by itself, but only for the recipes that inherit it: scripts and images that read the variable see it off.',
  bad: ['CONTAINER_REGISTRY_AUTH = "1"'],
  good: ['CONTAINER_REGISTRY_AUTH = "1"', 'CONTAINER_REGISTRY_SECURE = "1"'],
  check(configuration) {
    if (configuration.text('CONTAINER_REGISTRY_AUTH') !== '1') return [];
    const secure = configuration.text('CONTAINER_REGISTRY_SECURE');
    if (secure === undefined || secure === '1') return [];
    // A fragment can leave it to others.
    if (secure === '' && !configuration.isComplete && !isMainConfiguration(configuration.path)) return [];
    const place = configuration.placeOf('CONTAINER_REGISTRY_AUTH');
    if (!place) return [];
    const isSet = configuration.isSet('CONTAINER_REGISTRY_SECURE');
    return [
      {
        place,
        message:
          'CONTAINER_REGISTRY_AUTH needs CONTAINER_REGISTRY_SECURE = "1": the class warns, and turns TLS on for its own recipes only. Write it.',
        fix: isSet
          ? undefined
          : {
              title: 'Set CONTAINER_REGISTRY_SECURE to 1',
              safe: false,
              edits: [lineAfter(place, 'CONTAINER_REGISTRY_SECURE = "1"')],
            },
      },
    ];
  },
};
