import { isYaml } from '../../formats/configFile';
import type { ValueKind } from '../../formats/keys/keyShape';
import { problemsOfKeys } from '../../formats/keys/problemsOfKeys';
import { consequenceOf, severityOf } from '../../formats/keys/readers';
import { formatsWithKeys } from '../../formats/keys/tables';
import type { DataNode } from '../../syntax/config/dataTree';
import type { Finding, FindingFix } from '../finding';
import type { ConfigFileRule } from '../rule';

export const wrongConfigType: ConfigFileRule = {
  id: 'wrong-config-type',
  category: 'files',
  subject: 'configFile',
  // Of lines that Kconfig loses another rule speaks.
  formats: formatsWithKeys.filter((format) => format !== 'kernel'),
  severity: 'error',
  what: 'A value of another type than the reader of the configuration file takes.',
  why: 'The readers take no text for a number and no single word for a list: the whole file is refused.',
  bad: { 'files/containers.conf': ['[containers]', 'pids_limit = "2048"'] },
  good: { 'files/containers.conf': ['[containers]', 'pids_limit = 2048'] },
  check({ file }) {
    return problemsOfKeys(file, 'wrongType').map(({ node, name, wanted, isRefused }): Finding => {
      const what = name === '' ? 'The file' : `\`${name}\``;
      return {
        span: node.span,
        severity: severityOf(isRefused),
        message: `${what} takes ${inWords[wanted]}, not ${given(node, wanted)}: ${consequenceOf(file.format, isRefused)}.`,
        fix: isYaml(file.format) && wanted === 'string' ? inQuotes(file.text, node) : undefined,
      };
    });
  },
};

function given(node: DataNode, wanted: ValueKind): string {
  if (node.kind === 'number' && wanted === 'integer') return `\`${node.text}\``;
  return node.kind === 'null' && node.text === '' ? 'nothing' : kindInWords[node.kind];
}

/** In YAML a word without quotes may be a number, a date or a truth value. */
function inQuotes(text: string, { kind, span }: DataNode): FindingFix | undefined {
  const written = text.slice(span.start, span.end);
  const isWord = kind === 'number' || kind === 'boolean' || kind === 'date';
  if (!isWord || !/^[\w.:+-]+$/.test(written)) return undefined;
  return { title: 'Put it in quotes', safe: true, edits: [{ span, text: `"${written}"` }] };
}

const inWords: Readonly<Record<ValueKind, string>> = {
  array: 'a list',
  boolean: '`true` or `false`',
  duration: 'a time with a unit, such as `10s`',
  integer: 'a whole number',
  number: 'a number',
  object: 'a table',
  string: 'a text in quotes',
};

const kindInWords: Readonly<Record<DataNode['kind'], string>> = {
  array: 'a list',
  boolean: 'a truth value',
  date: 'a date',
  null: '`null`',
  number: 'a number',
  object: 'a table',
  string: 'a text',
};
