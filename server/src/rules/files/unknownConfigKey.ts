import type { Span } from '../../base/span';
import { type ConfigFile, rootOf } from '../../formats/configFile';
import { problemsOfKeys } from '../../formats/keys/problemsOfKeys';
import { consequenceOf, severityOf } from '../../formats/keys/readers';
import { formatsWithKeys } from '../../formats/keys/tables';
import { tablesWithKey } from '../../formats/keys/tablesWithKey';
import { meantOf } from '../../knowledge/nearestName';
import { type DataProperty, numberOf, propertyOf } from '../../syntax/config/dataTree';
import type { Finding, FindingFix } from '../finding';
import type { ConfigFileRule } from '../rule';

export const unknownConfigKey: ConfigFileRule = {
  id: 'unknown-config-key',
  category: 'files',
  subject: 'configFile',
  formats: formatsWithKeys,
  severity: 'warning',
  what: 'A key that the reader of the configuration file does not know, or knows in another table.',
  why: 'Podman, skopeo and buildah pass over keys that they do not know without a word, so that a misspelled setting has no effect; systemd logs it. dockerd does not start with such a `daemon.json`, and a `policy.json` is refused.',
  bad: { 'files/containers.conf': ['[engine]', 'cgroup_manger = "cgroupfs"'] },
  good: { 'files/containers.conf': ['[engine]', 'cgroup_manager = "cgroupfs"'] },
  check({ file }) {
    return problemsOfKeys(file, 'unknownKey').map(
      ({ property, known, isRefused, wanted, meant, isTakenBySome = false }): Finding => {
        const { name, nameSpan } = property;
        const severity = severityOf(isRefused);
        if (wanted !== undefined) {
          const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
          return {
            span: nameSpan,
            severity,
            message: `A name here is ${wanted}: ${consequenceOf(file.format, isRefused)}.${hint}`,
            fix: meant === undefined ? undefined : rename(file.text, nameSpan, name, meant),
          };
        }
        const passedOver = isTakenBySome ? 'and some readers pass over it' : 'and is passed over';
        const consequence = isRefused === false ? passedOver : `and ${consequenceOf(file.format, isRefused)}`;
        const nearest = meantOf(name, known);
        const tables = nearest === undefined ? tablesWithKey(file.format, name, versionOf(file)) : [];
        const hint =
          nearest !== undefined
            ? ` Did you mean \`${nearest}\`?`
            : tables.length > 0
              ? ` It is a key of ${tables.map((table) => `\`${table}\``).join(' and ')}.`
              : '';
        return {
          span: nameSpan,
          severity,
          message: `\`${name}\` is no ${kindOf(file, property)} of ${file.format} here, ${consequence}.${hint}`,
          fix: nearest === undefined ? undefined : rename(file.text, nameSpan, name, nearest),
        };
      },
    );
  },
};

/** Units have sections, and settings in them. */
function kindOf({ tree }: ConfigFile, { value }: DataProperty): string {
  return tree.kind === 'unit' && value.kind === 'object' ? 'section' : 'key';
}

/** The version that a file of containerd says. */
function versionOf(file: ConfigFile): number | undefined {
  return numberOf(propertyOf(rootOf(file), 'version')?.value);
}

/** Within the quotes, if there are any. */
function rename(text: string, span: Span, name: string, meant: string): FindingFix | undefined {
  const start = text.indexOf(name, span.start);
  if (start === -1 || start + name.length > span.end) return undefined;
  return {
    title: `Write ${meant}`,
    safe: false,
    edits: [{ span: { start, end: start + name.length }, text: meant }],
  };
}
