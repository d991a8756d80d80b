/** The headers of tables in TOML, and of sections in a unit. */
import { type ConfigPlace, headerOf, type PlaceKey } from '../../formats/keys/configPlace';
import { isOutOfDate } from '../../formats/keys/keyFact';
import { chosenName, type TablePath, tablePaths } from '../../formats/keys/tablePaths';
import { baseName } from '../../project/paths';
import { valueAt } from '../../syntax/config/dataTree';
import { describeProposedKey, describeTable } from '../describe/configKeys';
import type { ConfigItem, ConfigRequest } from './request';
import { escaped, tomlKey } from './writing';

/** Those that go on what is typed; those that the file has already are left out, but for lists of tables. */
export function headerItems(request: ConfigRequest, keys: readonly PlaceKey[]): readonly ConfigItem[] {
  const { file, offset, place } = request;
  const written = file.text.slice(place.replace.start, place.replace.end);
  const typedIndex = keys.findLastIndex(({ span }) => span.start <= offset);
  const before = keys.slice(0, Math.max(typedIndex, 0));
  const start = keys[typedIndex]?.span.start ?? offset;
  const typed = file.text.slice(place.replace.start, start);
  const paths = tablePaths(request.root).filter(({ isList }) => isList || !written.startsWith('[['));
  const items = paths.flatMap((path) => headerItem(request, path, before, typed) ?? []);
  const ending = /\.(\w+)$/.exec(baseName(file.path))?.[1];
  // A `.container` is there for its section `Container`.
  const isOfEnding = ({ label }: ConfigItem): boolean => ending !== undefined && label.toLowerCase() === `[${ending}]`;
  return [...items.filter(isOfEnding), ...items.filter((item) => !isOfEnding(item))];
}

function headerItem(
  { file, place, syntax }: ConfigRequest,
  { names, isList, within, shape }: TablePath,
  before: readonly PlaceKey[],
  typed: string,
): ConfigItem | undefined {
  const isOnTheWay = before.every(({ name }, index) => names[index] === name || names[index] === chosenName);
  if (names.length <= before.length || !isOnTheWay || shape.fact?.until !== undefined) return undefined;
  const full = names.map((name, index) => before[index]?.name ?? name);
  if (!isPossible(place, full, isList, within?.length)) return undefined;
  const [open, close] = isList ? ['[[', ']]'] : ['[', ']'];
  let tabStop = 1;
  const inserted = full.map((name) => (name === chosenName ? `\${${tabStop++}:name}` : escaped(written(name, syntax))));
  const shown = full.map((name) => (name === chosenName ? 'name' : written(name, syntax)));
  const { fact } = shape;
  return {
    label: `${open}${shown.join('.')}${close}`,
    kind: 'table',
    detail: isList ? 'a list of tables' : syntax === 'unit' ? 'a section' : 'a table',
    documentation: fact ? describeProposedKey(file.format, fact) : describeTable(file.format, shown.join('.'), shape),
    insert: `${open}${inserted.join('.')}${close}`,
    filter: `${typed === '' ? open : typed}${shown.slice(before.length).join('.')}`,
    isDeprecated: fact !== undefined && isOutOfDate(fact),
    goesOn: false,
  };
}

/** Whether the file takes a header there: a table once, what is in a list behind it, and neither where a value stands. */
function isPossible({ headers }: ConfigPlace, names: readonly string[], isList: boolean, listDepth = 0): boolean {
  if (!headers) return true;
  const { given, lists, root } = headers;
  if (listDepth > 0 && !lists.has(headerOf(names.slice(0, listDepth)))) return false;
  if (!isList && listDepth === 0 && given.has(headerOf(names))) return false;
  const there = valueAt(root, ...names);
  return there === undefined || there.kind === 'object';
}

function written(name: string, syntax: ConfigRequest['syntax']): string {
  return syntax === 'toml' ? tomlKey(name) : name;
}
