/** Where a file does not have the shape that its reader takes. */
import type { Span } from '../../base/span';
import type { DataNode, DataObject, DataProperty, DataScalar } from '../../syntax/config/dataTree';
import { type FormName, formNamed } from './forms';
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
      /** Whether some readers take it for the name that it is in other capitals. */
      readonly isTakenBySome: boolean;
    }
  | { readonly kind: 'wrongType'; readonly node: DataNode; readonly name: string; readonly wanted: ValueKind }
  | { readonly kind: 'wrongValue'; readonly node: DataScalar; readonly fact: KeyFact }
  /** A text, or a name that the author chose, which does not look as it has to. */
  | {
      readonly kind: 'wrongForm';
      readonly span: Span;
      readonly text: string;
      readonly form: FormName;
      readonly isRefused: boolean;
    }
  | { readonly kind: 'outOfRange'; readonly node: DataScalar; readonly fact: KeyFact }
  | { readonly kind: 'missingKey'; readonly table: DataObject; readonly name: string; readonly isRefused: boolean }
  | { readonly kind: 'deprecatedKey'; readonly property: DataProperty; readonly fact: KeyFact };

/** In the order of the text, but for keys that are missing. */
export function keyProblems(
  root: DataNode | undefined,
  shape: KeyShape,
  reader: Pick<Reader, 'ignoresCase' | 'takesNull'>,
): readonly KeyProblem[] {
  const found: KeyProblem[] = [];
  if (root) look({ node: root, shape, name: '', depth: 0, reader, found });
  return found;
}

interface Look {
  readonly node: DataNode;
  readonly shape: KeyShape;
  /** Of the key that the value is of. */
  readonly name: string;
  readonly depth: number;
  readonly reader: Pick<Reader, 'ignoresCase' | 'takesNull'>;
  readonly found: KeyProblem[];
}

function look(at: Look): void {
  const { node, shape, name, reader, found } = at;
  const { kind: wanted, fact } = shape;
  if (node.kind === 'null' && reader.takesNull) return;
  if (wanted !== undefined && !isOfKind(node, wanted)) {
    found.push({ kind: 'wrongType', node, name, wanted });
    return;
  }
  if (node.kind === 'object') lookIntoTable(node, at);
  else if (node.kind === 'array') lookIntoList(node.items, at);
  else if (fact) lookAtValue(node, fact, found);
}

/** What holds for a list of words holds for each of them. */
function lookIntoList(list: readonly DataNode[], at: Look): void {
  const { items, fact } = at.shape;
  if (!items) return;
  for (const node of list) look({ ...at, node, shape: items.fact ? items : { ...items, fact } });
}

function lookAtValue(node: DataScalar, fact: KeyFact, found: KeyProblem[]): void {
  const { closed, values, form, minimum = -Infinity, maximum = Infinity, lenient = false } = fact;
  if (closed && values?.includes(node.text) === false) found.push({ kind: 'wrongValue', node, fact });
  else if (node.kind === 'number') {
    const number = Number(node.text);
    if (number < minimum || number > maximum) found.push({ kind: 'outOfRange', node, fact });
  } else if (form && node.kind === 'string' && !formNamed(form).isKept(node.text)) {
    found.push({ kind: 'wrongForm', span: node.span, text: node.text, form, isRefused: !lenient });
  }
}

function lookIntoTable(table: DataObject, at: Look): void {
  const { depth, reader, found } = at;
  const shape = shapeByType(at.shape, table);
  const { keys, isOpen } = shape;
  const given = new Set<KeyShape>();
  for (const property of table.properties) {
    const { name, value } = property;
    const known = keyNamed(shape, name, reader.ignoresCase !== false);
    if (!known) {
      if (!isOpen) found.push({ kind: 'unknownKey', property, known: [...keys.keys()], depth, isTakenBySome: false });
      continue;
    }
    if (value.kind !== 'null' || !reader.takesNull) given.add(known);
    if (known === shape.others) lookAtName(property, known, found);
    else if (reader.ignoresCase === 'bySome' && keys.get(name) !== known) {
      const exact = [...keys].find(([, each]) => each === known)?.[0] ?? name;
      found.push({ kind: 'unknownKey', property, known: [exact], depth, isTakenBySome: true });
    }
    if (known.fact?.deprecated) found.push({ kind: 'deprecatedKey', property, fact: known.fact });
    look({ ...at, node: value, shape: known, name, depth: depth + 1 });
  }
  for (const [name, each] of keys) {
    const required = each.fact?.required;
    if (required && !given.has(each)) found.push({ kind: 'missingKey', table, name, isRefused: required === true });
  }
}

function lookAtName({ name, nameSpan }: DataProperty, { fact }: KeyShape, found: KeyProblem[]): void {
  const form = fact?.nameForm;
  if (!form || formNamed(form).isKept(name)) return;
  found.push({ kind: 'wrongForm', span: nameSpan, text: name, form, isRefused: !fact?.lenient });
}

function isOfKind(node: DataNode, wanted: ValueKind): boolean {
  if (wanted === 'integer') return node.kind === 'number' && /^[+-]?(?:\d[\d_]*|0[xob][\da-f_]+)$/i.test(node.text);
  return node.kind === wanted || (wanted === 'string' && node.kind === 'date');
}
