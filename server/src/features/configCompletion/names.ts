/** The keys that can stand in a table. */
import type { WantedName } from '../../formats/keys/configPlace';
import { isOutOfDate } from '../../formats/keys/keyFact';
import { type KeyShape, shapeByType } from '../../formats/keys/keyShape';
import { readerOf } from '../../formats/keys/readers';
import { shapeAt } from '../../formats/keys/shapeAt';
import { isTable } from '../../formats/keys/tablePaths';
import { describeProposedKey, describeTable, typeInWords } from '../describe/configKeys';
import { type ConfigItem, type ConfigRequest, typedQuote } from './request';
import { writtenName } from './writing';

/** Those that are needed first, those that are out of date last; those that the table has already are left out. */
export function nameItems(request: ConfigRequest, wanted: WantedName): readonly ConfigItem[] {
  const here = shapeAt(request.file, request.root, request.place.steps);
  if (!here) return [];
  // In YAML each table of a list begins with a dash.
  const isNewItem =
    here.shape.items !== undefined && request.syntax === 'yaml' && request.place.steps.at(-1)?.name !== undefined;
  const shape = shapeByType(here.shape.items ?? here.shape, wanted.table);
  const names = [...shape.keys].filter(([, each]) => isOffered(request, wanted, each));
  const given = givenNames(request, wanted);
  const left = mayRepeat(request) ? names : names.filter(([name]) => !given.has(asCompared(request, name)));
  const items = left.map(([name, each]) => nameItem(request, wanted, name, each, isNewItem ? '- ' : ''));
  return mayRepeat(request) ? ordered(left, items, ([name]) => given.has(name)) : ordered(left, items, () => false);
}

/** Units have many names more than once, each with one more value. */
function mayRepeat({ syntax }: ConfigRequest): boolean {
  return syntax === 'unit';
}

/** What is no longer read is not proposed. Tables have a header in TOML, but for those in one line. */
function isOffered({ syntax }: ConfigRequest, { isInline, hasValue }: WantedName, shape: KeyShape): boolean {
  if (shape.fact?.until !== undefined) return false;
  return syntax !== 'toml' || isInline || hasValue || !isTable(shape);
}

function givenNames(request: ConfigRequest, { table }: WantedName): ReadonlySet<string> {
  return new Set(table.properties.map(({ name }) => asCompared(request, name)));
}

function asCompared({ file }: ConfigRequest, name: string): string {
  return readerOf(file.format)?.ignoresCase ? name.toLowerCase() : name;
}

function nameItem(
  request: ConfigRequest,
  wanted: WantedName,
  name: string,
  shape: KeyShape,
  before: string,
): ConfigItem {
  const { fact } = shape;
  const quote = typedQuote(request);
  const { format } = request.file;
  const comma = wanted.comma.isNeededBehind && !wanted.hasValue ? ',' : '';
  return {
    label: name,
    kind: isTable(shape) ? 'table' : 'key',
    detail: fact ? typeInWords(fact) : 'a table',
    documentation: fact ? describeProposedKey(format, fact) : describeTable(format, name, shape),
    insert: `${before}${writtenName(request, name, shape, wanted.hasValue)}${comma}`,
    filter: `${quote}${name}${quote}`,
    isDeprecated: fact !== undefined && isOutOfDate(fact),
    goesOn: !wanted.hasValue && (fact?.values?.length ?? 0) > 0,
  };
}

function ordered<Known extends readonly [string, KeyShape]>(
  names: readonly Known[],
  items: readonly ConfigItem[],
  isGiven: (name: Known) => boolean,
): readonly ConfigItem[] {
  const rank = (index: number): number => {
    const name = names[index];
    const fact = name?.[1].fact;
    if (fact && isOutOfDate(fact)) return 3;
    if (name && isGiven(name)) return 2;
    return fact?.required ? 0 : 1;
  };
  const indices = [...items.keys()].sort((first, second) => rank(first) - rank(second) || first - second);
  return indices.flatMap((index) => items[index] ?? []);
}
