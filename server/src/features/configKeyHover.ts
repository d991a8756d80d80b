/** What a key in a configuration file of a runtime is for: in a file of a layer, or where a function of a recipe writes one. */
import type { Span } from '../base/span';
import type { ConfigFile } from '../formats/configFile';
import { type KeyHere, keyAt } from '../formats/keys/keyAt';
import type { KeyType } from '../formats/keys/keyFact';
import { readerOf } from '../formats/keys/readers';
import { writtenFiles } from '../formats/writtenFiles';
import type { SyntaxTree } from '../syntax/bitbake/tree';
import { statementAt } from './context/statementAt';

export interface KeyHover {
  /** The name of the key. */
  readonly span: Span;
  readonly markdown: string;
}

/** Undefined where no key is, or nothing is known of it. */
export function configKeyHover(file: ConfigFile, offset: number): KeyHover | undefined {
  const here = keyAt(file, (span) => holds(span, offset));
  return here && { span: here.nameSpan, markdown: described(file, here) };
}

/** The same in a function of a BitBake file. */
export function writtenKeyHover(tree: SyntaxTree, offset: number): KeyHover | undefined {
  if (statementAt(tree, offset).statement?.kind !== 'func') return undefined;
  for (const { file, spanOf } of writtenFiles(tree)) {
    const here = keyAt(file, (span) => holds(spanOf(span), offset));
    if (here) return { span: spanOf(here.nameSpan), markdown: described(file, here) };
  }
  return undefined;
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function described(file: ConfigFile, { fact }: KeyHere): string {
  const usual = [
    ...(fact.values ? [`- Values: ${fact.values.filter(Boolean).map(asCode).join(', ')}`] : []),
    ...(fact.default === undefined ? [] : [`- Default: ${asCode(fact.default)}`]),
    ...(fact.required ? ['- Needed'] : []),
    ...(fact.since === undefined ? [] : [`- Since: ${readerOf(file.format)?.versionsOf ?? ''} ${fact.since}`]),
  ];
  const title = `${asCode(fact.path)} · ${typesInWords[fact.type]} in ${file.format}`;
  const meaning = fact.deprecated ? `Out of date: ${fact.meaning}` : fact.meaning;
  return [title, meaning, usual.join('\n')].filter((part) => part !== '').join('\n\n');
}

function asCode(text: string): string {
  return `\`${text}\``;
}

const typesInWords: Readonly<Record<KeyType, string>> = {
  any: 'any value',
  'any[]': 'a list',
  boolean: '`true` or `false`',
  duration: 'a time with a unit',
  integer: 'a whole number',
  'integer[]': 'a list of whole numbers',
  map: 'a table',
  number: 'a number',
  object: 'a table',
  'object[]': 'a list of tables',
  'object[][]': 'lists of tables',
  string: 'a text',
  'string[]': 'a list of texts',
};
