/** The keys of a format as the tree that a file is: what can stand in each table and list. */
import { type DataObject, propertyOf, stringOf } from '../../syntax/config/dataTree';
import type { KeyFact, KeyType, OfType } from './keyFact';

export interface KeyShape {
  /** Undefined for the file as a whole, and for the items of a list. */
  readonly fact: KeyFact | undefined;
  readonly keys: ReadonlyMap<string, KeyShape>;
  /** What stands under names that the author chooses. */
  readonly others: KeyShape | undefined;
  /** What a list holds. */
  readonly items: KeyShape | undefined;
  /** Undefined where any value can stand. */
  readonly kind: ValueKind | undefined;
  /** Whether names are taken that are not listed. */
  readonly isOpen: boolean;
  /** What the table is where its key `type` says so; it then has the keys of all others as well. */
  readonly byType: ReadonlyMap<string, KeyShape>;
}

export type ValueKind = 'string' | 'boolean' | 'integer' | 'number' | 'duration' | 'object' | 'array';

interface GrowingShape {
  fact: KeyFact | undefined;
  readonly keys: Map<string, GrowingShape>;
  others: GrowingShape | undefined;
  items: GrowingShape | undefined;
  kind: ValueKind | undefined;
  isOpen: boolean;
  readonly byType: Map<string, GrowingShape>;
}

/** The shape of a whole file. */
export function shapeOf(facts: readonly KeyFact[]): KeyShape {
  const root = emptyShape('object');
  for (const fact of facts) place(root, fact);
  for (const { path, like } of facts) {
    if (like !== undefined) descend(root, path).items = descend(root, like).items;
  }
  close(root, new Set());
  return root;
}

function emptyShape(kind: ValueKind | undefined): GrowingShape {
  return {
    fact: undefined,
    keys: new Map(),
    others: undefined,
    items: undefined,
    kind,
    isOpen: false,
    byType: new Map(),
  };
}

function place(root: GrowingShape, fact: KeyFact): void {
  const shape = fact.of ? descendOfType(root, fact.path, fact.of) : descend(root, fact.path);
  shape.fact = fact;
  const { kind, lists } = takenApart(fact.type);
  let inner = shape;
  for (let depth = 0; depth < lists; depth++) {
    inner.kind = 'array';
    inner.items ??= emptyShape(undefined);
    inner = inner.items;
  }
  inner.kind = kind;
  // What is in a list has no other place where its words are told.
  if (fact.closed) inner.fact = fact;
  if (fact.type === 'map') inner.isOpen = true;
}

function takenApart(type: KeyType): { readonly kind: ValueKind | undefined; readonly lists: number } {
  const base = type.replaceAll('[]', '');
  const lists = (type.length - base.length) / '[]'.length;
  const kind = base === 'any' ? undefined : base === 'map' ? 'object' : (base as ValueKind);
  return { kind, lists };
}

/** The shape at a path, which grows where it is not there yet. */
function descend(root: GrowingShape, path: string): GrowingShape {
  let shape = root;
  for (const step of stepsOf(path)) {
    shape.kind ??= step === '[]' ? 'array' : 'object';
    if (step === '[]') shape = shape.items ??= emptyShape('object');
    else if (step === '*') shape = shape.others ??= emptyShape(undefined);
    else shape = growKey(shape, step);
  }
  return shape;
}

/** The same in a table of one type; `from` is the path of the shape. */
function descendOfType(shape: GrowingShape, path: string, { table, type, inner }: OfType, from = ''): GrowingShape {
  const { byType } = descend(shape, table.slice(from.length));
  const known = byType.get(type) ?? emptyShape('object');
  byType.set(type, known);
  return inner ? descendOfType(known, path, inner, table) : descend(known, path.slice(table.length));
}

function growKey({ keys }: GrowingShape, name: string): GrowingShape {
  const known = keys.get(name);
  if (known) return known;
  const grown = emptyShape(undefined);
  keys.set(name, grown);
  return grown;
}

/** `plugins.'io.containerd.cri'.tls[].ca`: a name that holds dots stands in quotes. */
function stepsOf(path: string): readonly string[] {
  return [...path.matchAll(/'([^']+)'|\[\]|[^.[\]']+/g)].map(([step, quoted]) => quoted ?? step);
}

/** Where nothing is listed anything can stand; and what takes any value may have keys below it as well. */
function close(shape: GrowingShape, seen: Set<GrowingShape>): void {
  if (seen.has(shape)) return;
  seen.add(shape);
  if (shape.fact?.type === 'any') shape.kind = undefined;
  if (shape.fact?.type === 'any[]' && shape.items) shape.items.kind = undefined;
  const takesTables = shape.kind === 'object' || shape.kind === undefined;
  if (takesTables && shape.keys.size === 0 && !shape.others) shape.isOpen = true;
  for (const each of shape.byType.values()) takeOver(each.keys, shape.keys);
  const below = [...shape.keys.values(), ...shape.byType.values(), shape.others, shape.items];
  for (const each of below) if (each) close(each, seen);
}

function takeOver(own: Map<string, GrowingShape>, common: ReadonlyMap<string, GrowingShape>): void {
  for (const [name, shape] of common) if (!own.has(name)) own.set(name, shape);
}

/** What stands under a name in a table: the key of that name, or what stands under those that the author chooses. */
export function keyNamed({ keys, others }: KeyShape, name: string, ignoresCase: boolean): KeyShape | undefined {
  const exact = keys.get(name);
  if (exact || !ignoresCase) return exact ?? others;
  return inSmallLetters(keys).get(name.toLowerCase()) ?? others;
}

const namesInSmallLetters = new WeakMap<KeyShape['keys'], KeyShape['keys']>();

/** Of names that differ in capitals alone, the first. */
function inSmallLetters(keys: KeyShape['keys']): KeyShape['keys'] {
  let small = namesInSmallLetters.get(keys);
  if (!small) {
    small = new Map([...keys].reverse().map(([name, shape]) => [name.toLowerCase(), shape]));
    namesInSmallLetters.set(keys, small);
  }
  return small;
}

/** What a table is by its `type`. Of a type that is not known, a program of somebody else, any key may be meant. */
export function shapeByType(shape: KeyShape, table: DataObject): KeyShape {
  if (shape.byType.size === 0) return shape;
  const type = stringOf(propertyOf(table, 'type')?.value);
  return (type === undefined ? shape : shape.byType.get(type)) ?? { ...shape, isOpen: true };
}

const namesOfShapes = new WeakMap<KeyShape, ReadonlySet<string>>();

/** The names of all keys in the tables of a shape, worked out once; those that authors choose are none. */
export function namesIn(shape: KeyShape): ReadonlySet<string> {
  let names = namesOfShapes.get(shape);
  if (!names) {
    const found = new Set<string>();
    gatherNames(shape, found, new Set());
    namesOfShapes.set(shape, found);
    names = found;
  }
  return names;
}

function gatherNames(shape: KeyShape, names: Set<string>, seen: Set<KeyShape>): void {
  if (seen.has(shape)) return;
  seen.add(shape);
  for (const name of shape.keys.keys()) names.add(name);
  for (const each of [...shape.keys.values(), ...shape.byType.values(), shape.others, shape.items]) {
    if (each) gatherNames(each, names, seen);
  }
}
