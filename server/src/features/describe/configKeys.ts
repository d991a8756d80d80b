/** Keys of configuration files in words. */
import type { ConfigFormat } from '../../formats/configFile';
import { isOutOfDate, type KeyFact, type KeyType } from '../../formats/keys/keyFact';
import type { KeyShape } from '../../formats/keys/keyShape';
import { readerOf } from '../../formats/keys/readers';
import { joined } from './markdown';

/** All that is known of a key, with its name. */
export function describeKey(format: ConfigFormat, fact: KeyFact): string {
  const values = fact.values ? [`- Values: ${fact.values.filter(Boolean).map(asCode).join(', ')}`] : [];
  const title = `${asCode(fact.path)} · ${typesInWords[fact.type]} in ${format}`;
  const since = fact.since === undefined ? [] : [`- Since: ${readerOf(format)?.versionsOf ?? ''} ${fact.since}`];
  return joined([title, keyMeaning(fact), [...values, ...usual(format, fact), ...since].join('\n')]);
}

/** What is needed beside the name of the key, where its values are listed too: an answer tells of a hundred keys. */
export function describeProposedKey(format: ConfigFormat, fact: KeyFact): string {
  return joined([keyMeaning(fact), usual(format, fact).join('\n')]);
}

/** How many keys of a table are told. */
const listedKeyCount = 24;

/** A table of which only its keys are known. */
export function describeTable(format: ConfigFormat, name: string, { keys, items }: KeyShape): string {
  const all = [...(items ?? { keys }).keys.keys()];
  const listed = all.slice(0, listedKeyCount).map(asCode).join(', ');
  const title = `${asCode(name)} · ${items ? typesInWords['object[]'] : typesInWords.object} in ${format}`;
  return joined([title, all.length > listedKeyCount ? `${listed} and others` : listed]);
}

/** What a key takes, in a few words without Markdown. */
export function typeInWords({ type }: KeyFact): string {
  return typesInWords[type].replaceAll('`', '');
}

function keyMeaning(fact: KeyFact): string {
  return isOutOfDate(fact) ? `Out of date: ${fact.meaning}` : fact.meaning;
}

function usual(format: ConfigFormat, fact: KeyFact): readonly string[] {
  return [
    ...(fact.default === undefined ? [] : [`- Default: ${asCode(fact.default)}`]),
    ...(fact.required ? ['- Needed'] : []),
    ...(fact.until === undefined ? [] : [`- Not read since: ${readerOf(format)?.versionsOf ?? ''} ${fact.until}`]),
    ...(fact.replacement === undefined ? [] : [`- Write instead: ${asCode(fact.replacement)}`]),
  ];
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
