import type { ConfigFile } from '../../formats/configFile';
import { problemsOfKeys } from '../../formats/keys/problemsOfKeys';
import { consequenceOf, severityOf } from '../../formats/keys/readers';
import { formatsWithKeys } from '../../formats/keys/tables';
import type { DataNode } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const wrongConfigValue: ConfigFileRule = {
  id: 'wrong-config-value',
  category: 'files',
  subject: 'configFile',
  formats: formatsWithKeys,
  severity: 'error',
  what: 'A value that a key of the configuration file does not take: another word, an address or a size that is none, a number out of range.',
  why: 'Some readers look at what stands there and refuse the file; others say nothing, and fail when the value is used, or go on without it.',
  bad: { 'files/registries.conf': ['short-name-mode = "strict"'] },
  good: { 'files/registries.conf': ['short-name-mode = "enforcing"'] },
  check({ file }) {
    return problemsOfKeys(file, 'wrongValue').map(({ node, name, problem, isRefused }): Finding => {
      const { wanted, meant, isOld, isSlip } = problem;
      const what = name === '' ? 'This' : `\`${name}\``;
      const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
      return {
        span: node.span,
        severity: severityOf(isRefused),
        message: isOld
          ? `${what} has a value here that newer versions do not know: write ${wanted}.`
          : isSlip
            ? `Nothing of this name is known for ${what}. Did you mean ${wanted}?`
            : `${what} takes ${wanted}: ${consequenceOf(file.format, isRefused)}.${hint}`,
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
