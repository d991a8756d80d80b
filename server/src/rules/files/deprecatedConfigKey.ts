import type { Span } from '../../base/span';
import { problemsOfKeys } from '../../formats/keys/problemsOfKeys';
import { readerOf, refusal } from '../../formats/keys/readers';
import { isOlder, shippedVersion } from '../../formats/keys/shippedVersions';
import { formatsWithKeys } from '../../formats/keys/tables';
import type { DataNode } from '../../syntax/config/dataTree';
import type { Finding, FindingFix } from '../finding';
import type { ConfigFileRule } from '../rule';

export const deprecatedConfigKey: ConfigFileRule = {
  id: 'deprecated-config-key',
  category: 'files',
  subject: 'configFile',
  formats: formatsWithKeys,
  severity: 'info',
  what: 'A key of a configuration file that its reader has left behind.',
  why: 'Newer versions of the reader take such a key for the sake of old files, or pass over it.',
  bad: { 'files/storage.conf': ['[storage]', 'driver = "overlay"', '[storage.options.thinpool]'] },
  good: { 'files/storage.conf': ['[storage]', 'driver = "overlay"'] },
  check({ file, release }) {
    const version = shippedVersion(file.format, release);
    return problemsOfKeys(file, 'deprecatedKey').map(({ property: { name, nameSpan, value }, fact }): Finding => {
      const { until, replacement, meaning, tolerated } = fact;
      const reader = readerOf(file.format);
      // Where the release builds an older reader, the key is read for now.
      const isRead = until === undefined || (version !== undefined && isOlder(version, until));
      const isRefused = !isRead && !tolerated && reader?.refusesUnknownKeys !== 'nowhere';
      const state = until === undefined ? 'is out of date' : `is not read since ${reader?.versionsOf ?? ''} ${until}`;
      const consequence = isRefused ? `, and ${refusal(file.format)}` : '';
      const remedy = replacement === undefined ? meaning : `Write \`${replacement}\` in its place.`;
      return {
        span: nameSpan,
        severity: isRefused ? 'error' : isRead || saysNothing(value) ? 'info' : 'warning',
        fix:
          until === undefined || replacement === undefined ? undefined : rename(file.text, nameSpan, name, replacement),
        message: `\`${name}\` ${state}${consequence}. ${remedy}`,
      };
    });
  },
};

/** The values of keys that nobody has set, as programs print them with all the others: nothing is lost with them. */
function saysNothing(node: DataNode): boolean {
  switch (node.kind) {
    case 'object':
      return node.properties.every(({ value }) => saysNothing(value));
    case 'array':
      return node.items.length === 0;
    case 'string':
      return node.text === '';
    case 'boolean':
      return node.text === 'false';
    case 'number':
      return Number(node.text) === 0;
    default:
      return node.kind === 'null';
  }
}

/** Within the quotes, if there are any; only where one name stands for the other. */
function rename(text: string, span: Span, name: string, replacement: string): FindingFix | undefined {
  const start = text.indexOf(name, span.start);
  if (!/^[\w-]+$/.test(replacement) || start === -1 || start + name.length > span.end) return undefined;
  return {
    title: `Write ${replacement}`,
    safe: false,
    edits: [{ span: { start, end: start + name.length }, text: replacement }],
  };
}
