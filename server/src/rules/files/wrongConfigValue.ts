import type { Span } from '../../base/span';
import type { ConfigFile } from '../../formats/configFile';
import { formNamed } from '../../formats/keys/forms';
import type { KeyFact } from '../../formats/keys/keyFact';
import { problemsOfKeys } from '../../formats/keys/problemsOfKeys';
import { refusal, refusalBySome } from '../../formats/keys/readers';
import { formatsWithKeys } from '../../formats/keys/tables';
import { nearestOf } from '../../knowledge/nearestName';
import type { ConfigFileRule, Finding, FindingFix } from '../rule';

export const wrongConfigValue: ConfigFileRule = {
  id: 'wrong-config-value',
  category: 'files',
  subject: 'configFile',
  formats: formatsWithKeys,
  severity: 'error',
  what: 'A word, text or number that a key of the configuration file does not take.',
  why: 'Where only some words are possible the reader refuses the file with any other, and so it does with a digest that is too short or a time without a zone. What only some of the readers refuse, or what none of them does anything with, is a warning.',
  bad: { 'files/registries.conf': ['short-name-mode = "strict"'] },
  good: { 'files/registries.conf': ['short-name-mode = "enforcing"'] },
  check({ file }) {
    return [...wrongWords(file), ...wrongForms(file), ...numbersOutOfRange(file)];
  },
};

function wrongWords(file: ConfigFile): readonly Finding[] {
  return problemsOfKeys(file, 'wrongValue').map(({ node, fact: { values = [], closed } }) => {
    const meant = node.kind === 'string' ? nearestOf(node.text, values) : undefined;
    const consequence = closed === true ? refusal(file.format) : refusalBySome(file.format);
    return {
      span: node.span,
      severity: closed === true ? 'error' : 'warning',
      message: `This takes ${inWords(values)}: ${consequence} with any other ${node.kind === 'number' ? 'number' : 'word'}.`,
      fix: meant === undefined ? undefined : rewrite(file, node.span, meant),
    };
  });
}

function wrongForms(file: ConfigFile): readonly Finding[] {
  return problemsOfKeys(file, 'wrongForm').map(({ span, text, form, isRefused }) => {
    const { wanted, meant } = formNamed(form);
    const better = meant?.(text);
    const consequence = isRefused ? refusal(file.format) : 'the readers take it, but not for what is meant';
    const hint = better === undefined ? '' : ` Did you mean \`${better}\`?`;
    return {
      span,
      severity: isRefused ? 'error' : 'warning',
      message: `This has to be ${wanted}: ${consequence}.${hint}`,
      fix: better === undefined ? undefined : rewrite(file, span, better),
    };
  });
}

function numbersOutOfRange(file: ConfigFile): readonly Finding[] {
  return problemsOfKeys(file, 'outOfRange').map(({ node, fact }) => ({
    span: node.span,
    severity: fact.lenient ? 'warning' : 'error',
    message: `This takes ${rangeInWords(fact)}: ${fact.lenient ? refusalBySome(file.format) : refusal(file.format)}.`,
  }));
}

function rangeInWords({ minimum, maximum }: KeyFact): string {
  if (maximum === undefined) return `no number below ${minimum}`;
  return minimum === undefined ? `no number above ${maximum}` : `a number from ${minimum} to ${maximum}`;
}

/** With quotes where the file has some. */
function rewrite({ text }: ConfigFile, span: Span, meant: string): FindingFix {
  const quote = /^["']/.exec(text.slice(span.start, span.end))?.[0] ?? '';
  return { title: `Write ${meant}`, safe: false, edits: [{ span, text: `${quote}${meant}${quote}` }] };
}

function inWords(values: readonly string[]): string {
  const quoted = values.filter((value) => value !== '').map((value) => `\`${value}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
