import { virtualRuntimeOf } from '../../containers/hostConfiguration';
import { splitWords } from '../../syntax/bitbake/text';
import type { ConfigurationRule } from '../rule';

export const podmanWithCni: ConfigurationRule = {
  id: 'podman-with-cni',
  category: 'host',
  subject: 'configuration',
  severity: 'warning',
  releases: { since: 'master' },
  what: 'CNI chosen as the network of podman 6.',
  why: 'Since version 6 podman has no code for CNI, and its recipe depends on netavark whatever is chosen here. Networks that are set up for CNI do not come up.',
  bad: ['CONTAINER_PROFILE = "podman"', 'VIRTUAL-RUNTIME_container_networking = "cni"'],
  good: ['CONTAINER_PROFILE = "podman"', 'VIRTUAL-RUNTIME_container_networking = "netavark"'],
  check(configuration) {
    if (!configuration.holds(variable, 'cni')) return [];
    if (!splitWords(virtualRuntimeOf(configuration, 'engine') ?? '').includes('podman')) return [];
    const place = configuration.placeOfWord(variable, 'cni');
    if (!place) return [];
    const isLiteral = place.text.slice(place.span.start, place.span.end) === 'cni';
    return [
      {
        place,
        message: 'podman 6 knows netavark only: with `cni` here its containers have no such network. Write `netavark`.',
        fix: isLiteral
          ? { title: 'Write netavark', safe: false, edits: [{ span: place.span, text: 'netavark' }] }
          : undefined,
      },
    ];
  },
};

const variable = 'VIRTUAL-RUNTIME_container_networking';
