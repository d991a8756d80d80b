/** Where a file does not have the shape that its reader takes. */
import type { DataNode, DataObject, DataProperty, DataScalar } from '../../syntax/config/dataTree';
import type { KeyFact } from './keyFact';
import { type KeyShape, keyNamed, shapeByType, type ValueKind } from './keyShape';
import type { Reader } from './readers';

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
  { ignoresCase, isLenient = false }: Pick<Reader, 'ignoresCase' | 'isLenient'>,
): readonly KeyProblem[] {
  const found: KeyProblem[] = [];
  if (root) look({ node: root, shape, name: '', depth: 0, ignoresCase, isLenient, found });
  return found;
}

interface Look {
  readonly node: DataNode;
  readonly shape: KeyShape;
  /** Of the key that the value is of. */
  readonly name: string;
  readonly depth: number;
  readonly ignoresCase: boolean;
  readonly isLenient: boolean;
  readonly found: KeyProblem[];
}

function look(at: Look): void {
  const { node, shape, name, found } = at;
  const { kind: wanted, fact, items } = shape;
  if (wanted !== undefined && !(at.isLenient ? canBeReadAs(node, wanted) : isOfKind(node, wanted))) {
    found.push({ kind: 'wrongType', node, name, wanted });
    return;
  }
  if (node.kind === 'object') lookIntoTable(node, at);
  else if (node.kind === 'array') {
    if (items) for (const item of node.items) look({ ...at, node: item, shape: items });
  } else if (fact?.closed && !isAmong(fact, node, at.isLenient)) {
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

function isAmong({ values = [], anyCase, type }: KeyFact, { kind, text }: DataScalar, isLenient: boolean): boolean {
  // A word of many kinds was once given as a number.
  if (isLenient && kind === 'number' && type === 'any') return true;
  return values.includes(anyCase ? text.toLowerCase() : text);
}

/** Whether a reader that looks for the value alone takes it: the number in a text, and a number as a text. */
function canBeReadAs(node: DataNode, wanted: ValueKind): boolean {
  if (wanted === 'string') return node.kind === 'string' || node.kind === 'number';
  if (wanted !== 'integer') return node.kind === wanted;
  return (node.kind === 'string' || node.kind === 'number') && /^\s*[+-]?(?:0x[\da-f]+|\d+)$/i.test(node.text);
}

function isOfKind(node: DataNode, wanted: ValueKind): boolean {
  if (wanted === 'integer') return node.kind === 'number' && /^[+-]?(?:0[xob])?[\da-f_]+$/i.test(node.text);
  return node.kind === wanted || (wanted === 'string' && node.kind === 'date');
}
