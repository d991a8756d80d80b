/** Where a file does not have the shape that its reader takes. */
import type { DataNode, DataObject, DataProperty } from '../../syntax/config/dataTree';
import type { KeyFact } from './keyFact';
import { type KeyShape, keyNamed, shapeByType, type ValueKind } from './keyShape';
import type { Reader } from './readers';
import { isTaken, type ValueReading } from './takenValues';

export type KeyProblem =
  /** A name that the reader does not know, and those that it does know there. */
  | {
      readonly kind: 'unknownKey';
      readonly property: DataProperty;
      readonly known: readonly string[];
      /** How many tables are around it, that of the file left out. */
      readonly depth: number;
    }
  | { readonly kind: 'wrongType'; readonly node: DataNode; readonly name: string; readonly wanted: ValueKind }
  | { readonly kind: 'wrongValue'; readonly node: DataNode; readonly fact: KeyFact }
  | { readonly kind: 'missingKey'; readonly table: DataObject; readonly name: string }
  | { readonly kind: 'deprecatedKey'; readonly property: DataProperty; readonly fact: KeyFact };

/** In the order of the text, but for keys that are missing. */
export function keyProblems(
  root: DataNode | undefined,
  shape: KeyShape,
  { ignoresCase, reading = 'exactly' }: Pick<Reader, 'ignoresCase' | 'reading'>,
): readonly KeyProblem[] {
  const found: KeyProblem[] = [];
  if (root) look({ node: root, shape, name: '', depth: 0, ignoresCase, reading, found });
  return found;
}

interface Look {
  readonly node: DataNode;
  readonly shape: KeyShape;
  /** Of the key that the value is of. */
  readonly name: string;
  readonly depth: number;
  readonly ignoresCase: boolean;
  readonly reading: ValueReading;
  readonly found: KeyProblem[];
}

function look(at: Look): void {
  const { node, shape, name, reading, found } = at;
  const { kind: wanted, fact, items } = shape;
  if (fact?.orNull && node.kind === 'null') return;
  if (wanted === 'array' && node.kind !== 'array' && node.kind !== 'object' && items) {
    if (fact?.orSingle || reading === 'asFlags') {
      look({ ...at, shape: items });
      return;
    }
  }
  if (node.kind === 'array' && reading === 'asFlags' && wanted !== 'object') {
    for (const item of node.items) look({ ...at, node: item, shape: wanted === 'array' && items ? items : shape });
    return;
  }
  const isRoot = at.depth === 0 && node.kind === 'object';
  if (wanted !== undefined && !isRoot && !isTaken(node, wanted, reading)) {
    found.push({ kind: 'wrongType', node, name, wanted });
    return;
  }
  if (node.kind === 'object') lookIntoTable(node, at);
  else if (node.kind === 'array') {
    if (items) for (const item of node.items) look({ ...at, node: item, shape: items });
  } else if (node.kind !== 'null' && fact?.closed && fact.values?.includes(node.text) === false) {
    found.push({ kind: 'wrongValue', node, fact });
  }
}

function lookIntoTable(table: DataObject, at: Look): void {
  const { depth, ignoresCase, found } = at;
  const shape = shapeByType(at.shape, table);
  const { keys, isOpen } = shape;
  const given = new Set<KeyShape>();
  for (const property of table.properties) {
    const known = keyNamed(shape, property.name, ignoresCase);
    if (!known) {
      if (!isOpen) found.push({ kind: 'unknownKey', property, known: [...keys.keys()], depth });
      continue;
    }
    given.add(known);
    if (known.fact?.deprecated) found.push({ kind: 'deprecatedKey', property, fact: known.fact });
    look({ ...at, node: property.value, shape: known, name: property.name, depth: depth + 1 });
  }
  for (const [name, each] of keys) {
    if (each.fact?.required && !given.has(each)) found.push({ kind: 'missingKey', table, name });
  }
}
