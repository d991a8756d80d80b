import type { ConfigFile } from '../../formats/configFile';
import { problemsOfKeys } from '../../formats/keys/problemsOfKeys';
import { refusal } from '../../formats/keys/readers';
import { formatsWithKeys } from '../../formats/keys/tables';
import { nearestOf } from '../../knowledge/nearestName';
import type { DataNode } from '../../syntax/config/dataTree';
import type { ConfigFileRule, Finding } from '../rule';

export const wrongConfigValue: ConfigFileRule = {
  id: 'wrong-config-value',
  category: 'files',
  subject: 'configFile',
  formats: formatsWithKeys,
  severity: 'error',
  what: 'A word that a key of the configuration file does not take.',
  why: 'Where only some words are possible the reader refuses the file with any other.',
  bad: { 'files/registries.conf': ['short-name-mode = "strict"'] },
  good: { 'files/registries.conf': ['short-name-mode = "enforcing"'] },
  check({ file }) {
    return problemsOfKeys(file, 'wrongValue').map(({ node, fact: { values = [] } }): Finding => {
      const meant = node.kind === 'string' ? nearestOf(node.text, values) : undefined;
      return {
        span: node.span,
        message: `This takes ${inWords(values)}: ${refusal(file.format)} with any other word.`,
        fix:
          meant === undefined
            ? undefined
            : { title: `Write ${meant}`, safe: false, edits: [{ span: node.span, text: quotedAs(file, node, meant) }] },
      };
    });
  },
};

/** With quotes where the file has some. */
function quotedAs({ text }: ConfigFile, { span }: DataNode, value: string): string {
  const quote = /^["']/.exec(text.slice(span.start, span.end))?.[0] ?? '';
  return `${quote}${value}${quote}`;
}

function inWords(values: readonly string[]): string {
  const quoted = values.filter((value) => value !== '').map((value) => `\`${value}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
