import { isMasked, rootOf } from '../../formats/configFile';
import { type DataObject, isTrue, itemsOf, propertyOf, stringOf, valueAt } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

/** What the tables of one registry have to agree on. */
const sharedKeys: readonly string[] = ['insecure', 'blocked'];

export const contradictoryRegistry: ConfigFileRule = {
  id: 'contradictory-registry',
  category: 'files',
  subject: 'configFile',
  formats: ['registries.conf'],
  severity: 'error',
  what: 'A table of `registries.conf` that leaves out where a registry is, or says two things about it.',
  why: 'A `prefix` other than `*.example.com` needs the `location` that stands for it; `mirror-by-digest-only` and `pull-from-mirror` both say when a mirror is asked; and two tables of one registry cannot differ in `insecure` or `blocked`. podman, skopeo and buildah refuse the whole file.',
  bad: { 'files/registries.conf': ['[[registry]]', 'prefix = "docker.io"', 'insecure = true'] },
  good: {
    'files/registries.conf': ['[[registry]]', 'prefix = "docker.io"', 'location = "mirror.example"', 'insecure = true'],
  },
  check({ file }) {
    const registries = itemsOf(valueAt(rootOf(file), 'registry')).filter((each) => each.kind === 'object');
    const found = registries.flatMap((registry) => [
      ...withoutLocation(registry),
      ...withTwoChoicesOfMirrors(registry),
      ...otherThanBefore(registry, registries),
    ]);
    return found.filter(({ span }) => file.isWhole && !isMasked(file, span));
  },
};

function withoutLocation(registry: DataObject): readonly Finding[] {
  const prefix = valueAt(registry, 'prefix');
  const text = stringOf(prefix);
  if (!prefix || !text || text.startsWith('*.') || stringOf(valueAt(registry, 'location'))) return [];
  const message = `\`location\` is missing beside this prefix, which does not begin with \`*.\`: podman and skopeo refuse the file. Add the registry that \`${text}\` is fetched from.`;
  return [{ span: prefix.span, message }];
}

function withTwoChoicesOfMirrors(registry: DataObject): readonly Finding[] {
  if (!isTrue(valueAt(registry, 'mirror-by-digest-only'))) return [];
  return itemsOf(valueAt(registry, 'mirror')).flatMap((mirror) => {
    const choice = propertyOf(mirror, 'pull-from-mirror');
    if (!choice || stringOf(choice.value) === '') return [];
    const message =
      '`pull-from-mirror` cannot be said of a mirror where `mirror-by-digest-only` is said of its registry: podman and skopeo refuse the file. Keep one of them.';
    return [{ span: choice.nameSpan, message }];
  });
}

function otherThanBefore(registry: DataObject, all: readonly DataObject[]): readonly Finding[] {
  const name = nameOf(registry);
  const former = all.find((each) => each !== registry && nameOf(each) === name);
  if (name === undefined || !former || former.span.start > registry.span.start) return [];
  return sharedKeys
    .filter((key) => isTrue(valueAt(registry, key)) !== isTrue(valueAt(former, key)))
    .map((key) => ({
      span: (propertyOf(registry, key) ?? propertyOf(former, key))?.nameSpan ?? registry.span,
      message: `\`${key}\` differs from what another table says of \`${name}\`: podman and skopeo refuse the file. Say the same in both, or keep one table.`,
    }));
}

function nameOf(registry: DataObject): string | undefined {
  return (stringOf(valueAt(registry, 'prefix')) || stringOf(valueAt(registry, 'location')))?.replace(/\/+$/, '');
}
