import type { Span } from '../../base/span';
import { problemsOfKeys } from '../../formats/keys/problemsOfKeys';
import { readerOf, refuses } from '../../formats/keys/readers';
import { formatsWithKeys } from '../../formats/keys/tables';
import { nearestOf } from '../../knowledge/nearestName';
import type { ConfigFileRule, Finding, FindingFix } from '../rule';

export const unknownConfigKey: ConfigFileRule = {
  id: 'unknown-config-key',
  category: 'files',
  subject: 'configFile',
  // Of CRI-O's many keys the table has those that all releases of the layer share.
  formats: formatsWithKeys.filter((format) => format !== 'crio.conf'),
  severity: 'warning',
  what: 'A key that the reader of the configuration file does not know, or knows in another table.',
  why: 'Of podman, skopeo and buildah none says a word about keys that they do not know and pass over, so that a setting with a slip of the pen is not made. dockerd does not start with such a `daemon.json`, and a `policy.json` is refused.',
  bad: { 'files/containers.conf': ['[engine]', 'cgroup_manger = "cgroupfs"'] },
  good: { 'files/containers.conf': ['[engine]', 'cgroup_manager = "cgroupfs"'] },
  check({ file }) {
    return problemsOfKeys(file, 'unknownKey').map(({ property: { name, nameSpan }, known, depth }): Finding => {
      const reader = readerOf(file.format);
      const isRefused = reader !== undefined && refuses(reader, depth);
      const consequence = isRefused ? `and ${reader.refused}` : 'and is passed over';
      const meant = nearestOf(name, known);
      const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
      return {
        span: nameSpan,
        severity: isRefused ? 'error' : 'warning',
        message: `\`${name}\` is no key of ${file.format} here, ${consequence}.${hint}`,
        fix: meant === undefined ? undefined : rename(file.text, nameSpan, name, meant),
      };
    });
  },
};

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
