import { defaultProvider, providedNames } from '../../containers/defaultProviders';
import { isInRange } from '../../knowledge/release';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import type { Place, PlacedFinding } from '../finding';
import type { ConfigurationRule } from '../rule';

export const weakDefaultAfterLayer: ConfigurationRule = {
  id: 'weak-default-after-layer',
  category: 'configuration',
  subject: 'configuration',
  severity: 'warning',
  what: 'A `?=` that loses against the same operator in the layer.conf of meta-virtualization.',
  why: 'BitBake reads each layer.conf before local.conf, the machine and the distro, and of several `?=` the first counts. The layer sets CONTAINER_PROFILE, VIRTUALIZATION_PROFILE and the providers of runc, containerd and docker this way.',
  bad: ['PREFERRED_PROVIDER_virtual/docker ?= "my-docker"'],
  good: ['PREFERRED_PROVIDER_virtual/docker = "my-docker"'],
  check(configuration) {
    return settingsOfLayer(configuration).flatMap(({ name, usual }): PlacedFinding[] => {
      const operations = configuration.operations(name).filter((each) => each.name === name);
      if (operations.some(({ operation }) => operation === '=' || operation === ':=')) return [];
      return operations.flatMap(({ operation, text, origin }): PlacedFinding[] => {
        if ((operation !== '?=' && operation !== '??=') || !origin || /\/layer\.conf$/.test(origin.path)) return [];
        if (typeof text !== 'string' || text.includes('$') || text === usual) return [];
        const place = configuration.places.name(origin.path, origin.line);
        if (!place) return [];
        return [
          {
            place,
            message: `\`${operation}\` comes too late: the layer.conf of meta-virtualization has set ${name} to \`${usual}\` before this file is read, and \`${text}\` has no effect. Write \`=\`.`,
            fix: withEqualSign(place, operation),
          },
        ];
      });
    });
  },
};

interface SettingOfLayer {
  readonly name: string;
  readonly usual: string;
}

function settingsOfLayer({ release }: EvaluatedConfiguration): readonly SettingOfLayer[] {
  const hasProfiles = isInRange({ since: 'walnascar' }, release);
  const profiles = ['CONTAINER_PROFILE', 'VIRTUALIZATION_PROFILE'].map((name) => ({ name, usual: 'default' }));
  const providers = providedNames.flatMap((provided) => {
    const usual = defaultProvider(provided, release);
    return usual === undefined ? [] : [{ name: `PREFERRED_PROVIDER_${provided}`, usual }];
  });
  return [...(hasProfiles ? profiles : []), ...providers];
}

function withEqualSign({ text, span }: Place, operation: string): PlacedFinding['fix'] {
  const start = text.indexOf(operation, span.end);
  return start === -1
    ? undefined
    : { title: 'Write =', safe: false, edits: [{ span: { start, end: start + operation.length }, text: '=' }] };
}
