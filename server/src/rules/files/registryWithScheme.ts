import { isMasked, rootOf } from '../../formats/configFile';
import { type DataNode, type DataObject, isTrue, itemsOf, valueAt } from '../../syntax/config/dataTree';
import type { Finding, FindingFix } from '../finding';
import type { ConfigFileRule } from '../rule';

export const registryWithScheme: ConfigFileRule = {
  id: 'registry-with-scheme',
  category: 'files',
  subject: 'configFile',
  formats: ['registries.conf'],
  severity: 'error',
  what: 'A registry in `registries.conf` that is written as a URL.',
  why: 'Registries are named as in image names, by host and port: podman, skopeo and CRI-O refuse a location with a scheme. Whether plain HTTP may be spoken says `insecure`.',
  bad: { 'files/registries.conf': ['[[registry]]', 'location = "https://registry.example:5000"'] },
  good: { 'files/registries.conf': ['[[registry]]', 'location = "registry.example:5000"'] },
  check({ file }) {
    const root = rootOf(file);
    const found: Finding[] = [];
    const look = (name: DataNode | undefined, table?: DataObject): void => {
      const scheme = name?.kind === 'string' ? /^[a-z]+:\/\//i.exec(name.text)?.[0] : undefined;
      if (name?.kind !== 'string' || scheme === undefined) return;
      const rest = isMasked(file, name.span) ? 'the host and port alone' : `\`${name.text.slice(scheme.length)}\``;
      found.push({
        span: name.span,
        message: `A registry has no scheme: with \`${scheme}\` the file is refused. Write ${rest}.`,
        fix: removal(name, scheme, table),
      });
    };
    for (const registry of itemsOf(valueAt(root, 'registry'))) {
      for (const table of [registry, ...itemsOf(valueAt(registry, 'mirror'))]) {
        if (table.kind !== 'object') continue;
        for (const key of ['prefix', 'location']) look(valueAt(table, key), table);
      }
    }
    for (const name of itemsOf(valueAt(root, 'unqualified-search-registries'))) look(name);
    for (const list of ['search', 'insecure', 'block']) {
      for (const name of itemsOf(valueAt(root, 'registries', list, 'registries'))) look(name);
    }
    return found;
  },
};

/** What is left of `http://` has to be said by `insecure`. */
function removal(name: DataNode, scheme: string, table: DataObject | undefined): FindingFix {
  const start = name.span.start + 1;
  const saysInsecure = isTrue(valueAt(table, 'insecure'));
  return {
    title: 'Remove the scheme',
    safe: scheme.toLowerCase() === 'https://' || saysInsecure,
    edits: [{ span: { start, end: start + scheme.length }, text: '' }],
  };
}
