import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import { standsAlone } from '../../formats/kasRepositories';
import { refusal } from '../../formats/keys/readers';
import { nearestOf } from '../../knowledge/nearestName';
import {
  type DataNode,
  type DataProperty,
  itemsOf,
  propertiesOf,
  propertyOf,
  stringOf,
  valueAt,
} from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const kasSigner: ConfigFileRule = {
  id: 'kas-signer',
  category: 'files',
  subject: 'configFile',
  formats: ['kas'],
  severity: 'error',
  what: 'A repository in a file of kas with `signed: true` whose `allowed_signers` is empty, names somebody whom `signers` does not have, or mixes keys of GPG and SSH.',
  why: '`kas` 4.8 and newer check the signature of such a repository with the keys that `allowed_signers` names, and stop where those do not say who may have signed it.',
  bad: {
    'kas.yml': [
      'header:',
      '  version: 19',
      'repos:',
      '  poky:',
      '    url: https://git.example/poky',
      '    branch: scarthgap',
      '    signed: true',
    ],
  },
  good: {
    'kas.yml': [
      'header:',
      '  version: 19',
      'repos:',
      '  poky:',
      '    url: https://git.example/poky',
      '    branch: scarthgap',
      '    signed: true',
      '    allowed_signers: [release]',
      'signers:',
      '  release:',
      '    fingerprint: 0123456789ABCDEF0123456789ABCDEF01234567',
      '    gpg_keyserver: keyserver.example',
    ],
  },
  check({ file, snapshot }) {
    if (!standsAlone(file, snapshot)) return [];
    const root = rootOf(file);
    const signers = propertiesOf(valueAt(root, 'signers'));
    return propertiesOf(valueAt(root, 'repos'))
      .flatMap((repository) => findingsIn(repository, signers, file))
      .filter(({ span }) => !isMasked(file, span));
  },
};

function findingsIn(repository: DataProperty, signers: readonly DataProperty[], file: ConfigFile): readonly Finding[] {
  const signed = propertyOf(repository.value, 'signed');
  if (signed?.value.kind !== 'boolean' || !/^(?:true|yes|on)$/i.test(signed.value.text)) return [];
  const allowed = propertyOf(repository.value, 'allowed_signers');
  const items = itemsOf(allowed?.value);
  if (items.length === 0) {
    const span = allowed?.nameSpan ?? signed.nameSpan;
    return [{ span, message: `\`allowed_signers\` names nobody: ${refusal(file.format)}.` }];
  }
  const unknown = items.flatMap((item) => unknownSigner(item, signers));
  return unknown.length > 0 ? unknown : mixedKinds(items, signers);
}

function unknownSigner(item: DataNode, signers: readonly DataProperty[]): readonly Finding[] {
  const name = stringOf(item);
  const names = signers.map((signer) => signer.name);
  if (name === undefined || names.includes(name)) return [];
  const meant = nearestOf(name, names);
  const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
  return [{ span: item.span, message: `\`signers\` does not have \`${name}\`: ${refusal('kas')}.${hint}` }];
}

function mixedKinds(items: readonly DataNode[], signers: readonly DataProperty[]): readonly Finding[] {
  const kindOf = (item: DataNode): string => {
    const signer = signers.find(({ name }) => name === stringOf(item));
    return stringOf(propertyOf(signer?.value, 'type')?.value) ?? 'gpg';
  };
  const [first] = items;
  const other = items.find((item) => first !== undefined && kindOf(item) !== kindOf(first));
  if (!first || !other) return [];
  const message = `A key of \`${kindOf(other)}\` cannot stand beside one of \`${kindOf(first)}\`: ${refusal('kas')}.`;
  return [{ span: other.span, message }];
}
