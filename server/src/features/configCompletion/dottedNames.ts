/** The keys of a format whose names are ways through tables, with dots between: `lxc.net.0.type`. */
import type { WantedName } from '../../formats/keys/configPlace';
import { isOutOfDate } from '../../formats/keys/keyFact';
import type { KeyShape } from '../../formats/keys/keyShape';
import { chosenName } from '../../formats/keys/tablePaths';
import { describeProposedKey, typeInWords } from '../describe/configKeys';
import type { ConfigItem, ConfigRequest } from './request';
import { escaped, writtenName } from './writing';

interface DottedKey {
  readonly steps: readonly string[];
  readonly shape: KeyShape;
}

/** Whole names. Those that the file has already come later: many add one more value. */
export function dottedNameItems(request: ConfigRequest, wanted: WantedName): readonly ConfigItem[] {
  const { file, offset, place } = request;
  const typed = file.text.slice(place.replace.start, offset).split('.');
  const given = new Set(wanted.table.properties.map(({ name }) => name));
  const items = keysIn(request.root, [], []).flatMap((key) => {
    const name = nameOf(key, typed, given);
    return name === undefined ? [] : [item(request, wanted, name, key.shape)];
  });
  const rank = ({ isDeprecated, label }: ConfigItem): number => (isDeprecated ? 2 : given.has(label) ? 1 : 0);
  return items.sort((first, second) => rank(first) - rank(second));
}

function keysIn(shape: KeyShape, steps: readonly string[], around: readonly KeyShape[]): readonly DottedKey[] {
  if (around.includes(shape)) return [];
  const within = [...around, shape];
  const below = [
    ...[...shape.keys].flatMap(([name, each]) => keysIn(each, [...steps, name], within)),
    ...(shape.others ? keysIn(shape.others, [...steps, chosenName], within) : []),
  ];
  return shape.fact && shape.fact.until === undefined ? [{ steps, shape }, ...below] : below;
}

/** A name that the author chooses is taken over from what is typed, or from the file; numbers count from 0. */
function nameOf({ steps }: DottedKey, typed: readonly string[], given: ReadonlySet<string>): string | undefined {
  const names: string[] = [];
  for (const [index, step] of steps.entries()) {
    const written = index < typed.length - 1 ? typed[index] : undefined;
    if (written !== undefined && step !== chosenName && step !== written) return undefined;
    names.push(step === chosenName ? (written ?? lastChosen(names, given)) : step);
  }
  return names.join('.');
}

function lastChosen(before: readonly string[], given: ReadonlySet<string>): string {
  const start = `${before.join('.')}.`;
  const last = [...given].findLast((name) => name.startsWith(start));
  return last?.slice(start.length).split('.')[0] ?? '0';
}

function item(request: ConfigRequest, wanted: WantedName, name: string, shape: KeyShape): ConfigItem {
  const { fact } = shape;
  const goesFurther = fact?.type === 'map' && !wanted.hasValue;
  return {
    label: name,
    kind: 'key',
    detail: fact ? typeInWords(fact) : '',
    documentation: fact ? describeProposedKey(request.file.format, fact) : '',
    insert: goesFurther ? escaped(`${name}.`) : writtenName(request, name, shape, wanted.hasValue),
    filter: name,
    isDeprecated: fact !== undefined && isOutOfDate(fact),
    goesOn: !wanted.hasValue && (fact?.values?.length ?? 0) > 0,
  };
}
