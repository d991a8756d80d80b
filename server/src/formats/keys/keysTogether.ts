/** What the keys of one table are to each other: which are missing, which do not go together, and which addresses do not. */
import {
  type DataNode,
  type DataObject,
  type DataProperty,
  isFalse,
  numberOf,
  propertyOf,
  stringOf,
  valueAt,
} from '../../syntax/config/dataTree';
import type { KeyFact } from './keyFact';
import type { KeyProblem, KeyProblemOf } from './keyProblem';
import { type KeyShape, keyNamed } from './keyShape';
import { type Refused, refusedWhere } from './readers';
import { isAddressBelow, isInNetwork, lengthOfNetwork } from './valueForms';

/** A table of a file, and how its reader looks at it. */
export interface TableInFile {
  readonly table: DataObject;
  readonly shape: KeyShape;
  /** The whole file. */
  readonly root: DataNode;
  readonly ignoresCase: boolean;
}

/** The keys that a table needs and does not have; `fact` is its own, `given` are the keys in it. */
export function missingKeys(
  at: TableInFile,
  fact: KeyFact | undefined,
  given: ReadonlySet<KeyShape>,
): readonly KeyProblemOf<'missingKey'>[] {
  const missing: KeyProblemOf<'missingKey'>[] = [];
  const tell = (names: readonly string[], isRefused: Refused): void => {
    missing.push({ kind: 'missingKey', table: at.table, names, because: undefined, isRefused });
  };
  for (const [name, key] of at.shape.keys) {
    const { required } = key.fact ?? {};
    if (!key.fact || !required || given.has(key) || !isLookedAt(key.fact, at.root)) continue;
    tell([name], required === 'bySome' ? 'bySome' : required === true);
  }
  if (fact?.oneOf && !fact.oneOf.some((name) => isGiven(name, at))) tell(fact.oneOf, refusedWhere(fact.tolerated));
  return missing;
}

/** What a key does not go with in its table, and what it does not go without. */
export function problemsBeside(property: DataProperty, fact: KeyFact, at: TableInFile): readonly KeyProblem[] {
  if ((!fact.without && !fact.beside) || isUnset(property.value)) return [];
  const found: KeyProblem[] = [];
  const isRefused = refusedWhere(fact.tolerated);
  const other = fact.without?.find((name) => isGiven(name, at) && !isToldThere(property, name, at));
  if (other !== undefined) found.push({ kind: 'conflictingKey', property, other, isRefused });
  if (fact.beside && !fact.beside.some((name) => isGiven(name, at))) {
    found.push({ kind: 'missingKey', table: at.table, names: fact.beside, because: property, isRefused });
  }
  return found;
}

/** Whether two keys do not go with each other: then it is told at the second one. */
function isToldThere(
  { name, nameSpan }: DataProperty,
  other: string,
  { table, shape, ignoresCase }: TableInFile,
): boolean {
  const second = propertyOf(table, other);
  const { without } = keyNamed(shape, other, ignoresCase)?.fact ?? {};
  return second !== undefined && second.nameSpan.start > nameSpan.start && without?.includes(name) === true;
}

/**
 * An address that does not lie in the network that stands beside it or comes before the one that it cannot, and a length shorter than that of the
 * network beside it.
 */
export function addressProblem(
  { name, value }: DataProperty,
  fact: KeyFact,
  table: DataObject,
): KeyProblemOf<'wrongValue'> | undefined {
  const beside = (key: string | undefined): string | undefined =>
    key === undefined ? undefined : stringOf(propertyOf(table, key)?.value);
  const wanted =
    value.kind === 'number'
      ? wantedLength(Number(value.text), beside(fact.within))
      : wantedAddress(stringOf(value), beside(fact.within), beside(fact.notBelow));
  if (wanted === undefined) return undefined;
  return {
    kind: 'wrongValue',
    node: value,
    name,
    problem: { wanted },
    isRefused: refusedWhere(fact.toleratedOutside ?? fact.tolerated),
  };
}

function wantedLength(length: number, network: string | undefined): string | undefined {
  const least = network === undefined ? undefined : lengthOfNetwork(network);
  if (network === undefined || least === undefined || (length >= least.length && length <= least.longest))
    return undefined;
  return `a number from ${least.length}, the length of \`${network}\`, to ${least.longest}`;
}

function wantedAddress(
  address: string | undefined,
  network: string | undefined,
  first: string | undefined,
): string | undefined {
  if (address === undefined) return undefined;
  if (network !== undefined && isOutside(address, network))
    return `${address.includes('/') ? 'a part' : 'an address'} of \`${network}\``;
  return first !== undefined && isAddressBelow(address, first) === true
    ? `an address not below \`${first}\``
    : undefined;
}

/** Whether an address, or a network of which no address is in the other one, lies elsewhere. */
function isOutside(address: string, network: string): boolean {
  const [start, other] = [address, network].map((each) => each.replace(/\/.*/, ''));
  return isInNetwork(start ?? '', network) === false && isInNetwork(other ?? '', address) !== true;
}

/** Whether the file says what makes the reader look at the key. */
export function isLookedAt({ lookedAtWhere }: KeyFact, root: DataNode): boolean {
  if (lookedAtWhere === undefined) return true;
  const [path = '', value] = lookedAtWhere.split('=');
  return stringOf(valueAt(root, ...path.split('.'))) === value;
}

function isGiven(name: string, { table, ignoresCase }: TableInFile): boolean {
  const wanted = ignoresCase ? name.toLowerCase() : name;
  return table.properties.some(
    (each) => (ignoresCase ? each.name.toLowerCase() : each.name) === wanted && !isUnset(each.value),
  );
}

/** To the readers, the same as where the key is not there. */
function isUnset(node: DataNode): boolean {
  return isFalse(node) || numberOf(node) === 0 || stringOf(node) === '';
}
