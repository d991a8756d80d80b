import { type AddressFault, addressFault, mendedAddress } from '../../containers/registryAddress';
import { splitWords } from '../../syntax/bitbake/text';
import type { Setting } from '../evaluated';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import type { Place, PlacedFinding } from '../finding';
import type { ConfigurationRule } from '../rule';

export const registryAddress: ConfigurationRule = {
  id: 'registry-address',
  category: 'registry',
  subject: 'configuration',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A registry that is not written as `HOST[:PORT][/PATH]`.',
  why: 'References of images are put together from the address: `docker://`, the address, a slash, the namespace. With a scheme in front or a slash behind they are none, and pushing, the helper machine and the engines of the target refuse them.',
  bad: ['CONTAINER_REGISTRY_URL = "https://registry.example.com"'],
  good: ['CONTAINER_REGISTRY_URL = "registry.example.com:5000"'],
  check(configuration) {
    return [
      ...configuration.settings('CONTAINER_REGISTRY_URL').flatMap((setting) => faultOfAddress(setting)),
      ...configuration.settings('CONTAINER_REGISTRY_NAMESPACE').flatMap((setting) => faultOfNamespace(setting)),
      ...faultsOfInsecure(configuration),
    ];
  },
};

function faultOfAddress({ text, place }: Setting): readonly PlacedFinding[] {
  const fault = text === '' ? undefined : addressFault(text);
  return fault === undefined ? [] : [finding(place, text, `\`${text}\` ${faultTexts[fault]}`, mendedAddress(text))];
}

function faultOfNamespace({ text, place }: Setting): readonly PlacedFinding[] {
  if (text === '' || /^[a-z0-9]+(?:(?:[._/]|__|-+)[a-z0-9]+)*$/.test(text)) return [];
  const mended = text.trim().replace(/^\/+|\/+$/g, '');
  const said = `The namespace \`${text}\` is no part of an image reference: it has lower-case letters, digits and single separators only, and no slash in front or behind`;
  return [finding(place, text, said, mended)];
}

function faultsOfInsecure(configuration: EvaluatedConfiguration): readonly PlacedFinding[] {
  return splitWords(configuration.text('DOCKER_REGISTRY_INSECURE') ?? '').flatMap((word) => {
    const fault = addressFault(word);
    const place = fault && configuration.placeOfWord('DOCKER_REGISTRY_INSECURE', word);
    return fault && place ? [finding(place, word, `\`${word}\` ${faultTexts[fault]}`, mendedAddress(word))] : [];
  });
}

const faultTexts: Readonly<Record<AddressFault, string>> = {
  scheme: 'has a scheme in front: an image reference made from it is none, and pushing and pulling fail',
  'slash-at-end': 'ends in a slash: a second one follows, and an image reference made from it is none',
  blank: 'has a blank in it: an image reference made from it is none',
  'upper-case-path': 'has upper-case letters in its path, which image references do not have',
};

function finding(place: Place, written: string, said: string, mended: string): PlacedFinding {
  const isLiteral = place.text.slice(place.span.start, place.span.end) === written;
  const isCertain = isLiteral && mended !== written && mended !== '';
  return {
    place,
    message: `${said}. Write${isCertain ? ` \`${mended}\`` : ' host, port and path alone'}.`,
    fix: isCertain ? { title: `Write ${mended}`, safe: false, edits: [{ span: place.span, text: mended }] } : undefined,
  };
}
