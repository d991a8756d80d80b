/** Where a file does not have the shape that its reader takes. */
import {
  type DataNode,
  type DataObject,
  type DataProperty,
  propertyOf,
  stringOf,
  valueAt,
} from '../../syntax/config/dataTree';
import { isOutOfDate, type KeyFact } from './keyFact';
import { type KeyShape, keyNamed, shapeByType, type ValueKind } from './keyShape';
import { type Reader, type Refused, refuses } from './readers';
import { isTaken } from './takenValues';
import { isAddressBelow, isInNetwork, isTemplate, valueForm } from './valueForms';
import { slipOf, type ValueProblem, valueProblem } from './valueProblem';

export type KeyProblem =
  /** A name that the reader does not know, and those that it does know there. */
  | {
      readonly kind: 'unknownKey';
      readonly property: DataProperty;
      readonly known: readonly string[];
      /** Whether the reader stops at it. */
      readonly isRefused: Refused;
      /** Whether some readers take it for the name that it is in other capitals. */
      readonly isTakenBySome?: boolean;
      /** What a name has to be there, where the author chooses it. */
      readonly wanted?: string;
      /** What the author of such a name meant. */
      readonly meant?: string | undefined;
    }
  | {
      readonly kind: 'wrongType';
      readonly node: DataNode;
      readonly name: string;
      readonly wanted: ValueKind;
      readonly isRefused: Refused;
    }
  | {
      readonly kind: 'wrongValue';
      readonly node: DataNode;
      readonly name: string;
      readonly problem: ValueProblem;
      readonly isRefused: Refused;
    }
  /** One of the keys has to stand in the table; because of another one that does, if it is given. */
  | {
      readonly kind: 'missingKey';
      readonly table: DataObject;
      readonly names: readonly string[];
      readonly because: DataProperty | undefined;
      readonly isRefused: Refused;
    }
  | {
      readonly kind: 'conflictingKey';
      readonly property: DataProperty;
      readonly other: string;
      readonly isRefused: Refused;
    }
  | { readonly kind: 'deprecatedKey'; readonly property: DataProperty; readonly fact: KeyFact }
  /** No problem by itself: a key that came with a version. */
  | { readonly kind: 'datedKey'; readonly property: DataProperty; readonly since: string; readonly isRefused: boolean };

type ReadingHabits = Pick<Reader, 'ignoresCase' | 'reading' | 'refusesUnknownKeys'>;

/** In the order of the text, but for keys that are missing. */
export function keyProblems(root: DataNode | undefined, shape: KeyShape, reader: ReadingHabits): readonly KeyProblem[] {
  const found: KeyProblem[] = [];
  if (root) look({ node: root, shape, fact: shape.fact, name: '', depth: 0, isOld: false, root, reader, found });
  return found;
}

interface Look {
  readonly node: DataNode;
  readonly shape: KeyShape;
  /** Of the key that the value is of, or that the list is of which it is an item. */
  readonly fact: KeyFact | undefined;
  readonly name: string;
  /** How many tables are around it, that of the file left out. */
  readonly depth: number;
  /** Whether a table around it is out of date, of which has been told. */
  readonly isOld: boolean;
  /** The whole file. */
  readonly root: DataNode;
  readonly reader: ReadingHabits;
  readonly found: KeyProblem[];
}

function look(at: Look): void {
  const { node, shape, name, fact, reader, found } = at;
  const { kind: wanted, items } = shape;
  const { reading = 'exactly' } = reader;
  if (fact?.orNull && node.kind === 'null') return;
  if (wanted === 'array' && node.kind !== 'array' && node.kind !== 'object' && items) {
    if (fact?.orSingle || reading === 'asFlags') {
      look({ ...at, shape: items, fact: items.fact ?? fact });
      return;
    }
  }
  if (node.kind === 'array' && reading === 'asFlags' && wanted !== 'object') {
    for (const item of node.items) look({ ...at, node: item, shape: wanted === 'array' && items ? items : shape });
    return;
  }
  const isRoot = at.depth === 0 && node.kind === 'object';
  if (wanted !== undefined && !isRoot && !isTaken(node, wanted, reading)) {
    found.push({ kind: 'wrongType', node, name, wanted, isRefused: !fact?.looselyTyped && reading !== 'asXl' });
    return;
  }
  const problem = fact && valueProblem(node, fact);
  if (problem) found.push({ kind: 'wrongValue', node, name, problem, isRefused: isRefused(fact, problem, at) });
  if (node.kind === 'object') lookIntoTable(node, at);
  else if (node.kind === 'array' && items) {
    for (const item of node.items) {
      if (!fact?.appends || !isAppend(item)) look({ ...at, node: item, shape: items, fact: items.fact ?? fact });
    }
  }
}

function isRefused({ tolerated, lookedAtWhere }: KeyFact, { isOld, isSlip }: ValueProblem, { root }: Look): Refused {
  if (isOld || isSlip) return false;
  if (tolerated) return refusedWhere(tolerated);
  if (lookedAtWhere === undefined) return true;
  const [path = '', value] = lookedAtWhere.split('=');
  return stringOf(valueAt(root, ...path.split('.'))) === value;
}

function refusedWhere(tolerated: KeyFact['tolerated']): Refused {
  return tolerated === 'bySome' ? 'bySome' : !tolerated;
}

/** `{append = true}` in a list of containers.conf. */
function isAppend(node: DataNode): boolean {
  const [only, ...others] = node.kind === 'object' ? node.properties : [];
  return only?.name === 'append' && only.value.kind === 'boolean' && others.length === 0;
}

function lookIntoTable(table: DataObject, at: Look): void {
  const { depth, reader, found } = at;
  const shape = shapeByType(at.shape, table);
  const tableFact = shape.fact ?? at.fact;
  const given = new Set<KeyShape>();
  const unknownNames: string[] = [];
  for (const property of table.properties) {
    const known = keyNamed(shape, property.name, reader.ignoresCase !== false);
    const unknown = unknownKey(property, known, shape, at);
    if (unknown) found.push(unknown);
    if (!known) {
      unknownNames.push(property.name);
      continue;
    }
    if (property.value.kind !== 'null' || reader.reading !== 'asGoJson') given.add(known);
    const isOld = known.fact !== undefined && isOutOfDate(known.fact);
    if (known.fact && isOld && !at.isOld) found.push({ kind: 'deprecatedKey', property, fact: known.fact });
    const since = known.fact?.since;
    if (since !== undefined) {
      found.push({ kind: 'datedKey', property, since, isRefused: isUnknownRefused(shape.fact ?? at.fact, at) });
    }
    lookBeside(property, known.fact, table, at);
    if (known.fact) lookAtAddress(property, known.fact, table, at);
    look({
      ...at,
      node: property.value,
      shape: known,
      fact: known.fact,
      name: property.name,
      depth: depth + 1,
      isOld: at.isOld || isOld,
    });
  }
  for (const [name, each] of shape.keys) {
    if (!each.fact?.required || given.has(each)) continue;
    // Of the key that was meant to be this one has been told, unless the reader stops only because this one is missing.
    const isMeant = unknownNames.some((unknown) => slipOf(unknown, [name]) !== undefined);
    if (isMeant && (each.fact.required !== true || isUnknownRefused(tableFact, at))) continue;
    found.push({
      kind: 'missingKey',
      table,
      names: [name],
      because: undefined,
      isRefused: each.fact.required === 'bySome' ? 'bySome' : each.fact.required === true,
    });
  }
  const { oneOf, tolerated } = tableFact ?? {};
  if (oneOf && !oneOf.some((name) => isGiven(table, name, at.reader.ignoresCase !== false))) {
    found.push({ kind: 'missingKey', table, names: oneOf, because: undefined, isRefused: refusedWhere(tolerated) });
  }
}

/** A key that does not go with what stands beside it, or not without what does not. */
function lookBeside(property: DataProperty, fact: KeyFact | undefined, table: DataObject, at: Look): void {
  const { found } = at;
  if (!fact || (!fact.without && !fact.beside) || isFalse(property.value) || stringOf(property.value) === '') return;
  const isRefused = refusedWhere(fact.tolerated);
  const other = fact.without?.find((name) => isGiven(table, name, at.reader.ignoresCase !== false));
  if (other !== undefined) found.push({ kind: 'conflictingKey', property, other, isRefused });
  if (fact.beside && !fact.beside.some((name) => isGiven(table, name, at.reader.ignoresCase !== false))) {
    found.push({ kind: 'missingKey', table, names: fact.beside, because: property, isRefused });
  }
}

/** Whether an address, or a network of which no address is in the other one, lies elsewhere. */
function isOutside(address: string, network: string): boolean {
  const [start, other] = [address, network].map((each) => each.replace(/\/.*/, ''));
  return isInNetwork(start ?? '', network) === false && isInNetwork(other ?? '', address) !== true;
}

/** An address that does not lie in the network that stands beside it, or comes before the one that it cannot. */
function lookAtAddress({ name, value }: DataProperty, fact: KeyFact, table: DataObject, { found }: Look): void {
  const beside = (key: string | undefined): string | undefined =>
    key === undefined ? undefined : stringOf(propertyOf(table, key)?.value);
  const address = stringOf(value);
  const network = beside(fact.within);
  const first = beside(fact.notBelow);
  if (address === undefined) return;
  const wanted =
    network !== undefined && isOutside(address, network)
      ? `${address.includes('/') ? 'a part' : 'an address'} of \`${network}\``
      : first !== undefined && isAddressBelow(address, first) === true
        ? `an address not below \`${first}\``
        : undefined;
  if (wanted === undefined) return;
  found.push({ kind: 'wrongValue', node: value, name, problem: { wanted }, isRefused: refusedWhere(fact.tolerated) });
}

function isGiven({ properties }: DataObject, name: string, ignoresCase: boolean): boolean {
  const wanted = ignoresCase ? name.toLowerCase() : name;
  return properties.some(
    (each) =>
      (ignoresCase ? each.name.toLowerCase() : each.name) === wanted &&
      stringOf(each.value) !== '' &&
      !isFalse(each.value),
  );
}

/** A key whose capitals only some of the readers let pass. */
function nameInOtherCapitals(
  property: DataProperty,
  known: KeyShape,
  { keys }: KeyShape,
  { ignoresCase }: ReadingHabits,
): KeyProblem | undefined {
  if (ignoresCase !== 'bySome' || keys.get(property.name) === known) return undefined;
  const exact = [...keys].find(([, each]) => each === known)?.[0];
  return exact === undefined
    ? undefined
    : { kind: 'unknownKey', property, known: [exact], isRefused: false, isTakenBySome: true };
}

function isFalse(node: DataNode): boolean {
  return node.kind === 'boolean' && node.text === 'false';
}

/** Whether the reader stops at a key of a table that it does not know. */
function isUnknownRefused(table: KeyFact | undefined, { reader, depth }: Look): boolean {
  return table?.strict ?? refuses(reader, depth);
}

/** JSON has no comments: authors write them as keys of their own where nobody stops at one. */
const remark = /^(?:[_$#/].*|x-.*|comments?|documentation|description|notes?)$/i;

function unknownKey(
  property: DataProperty,
  known: KeyShape | undefined,
  shape: KeyShape,
  at: Look,
): KeyProblem | undefined {
  const { fact: ofTable } = at;
  if (known && known !== shape.others) return nameInOtherCapitals(property, known, shape, at.reader);
  const { nameForm, tolerated } = known?.fact ?? {};
  const { slips } = known?.fact ?? shape.fact ?? ofTable ?? {};
  const names = [...shape.keys.keys()];
  if (nameForm !== undefined && !isTemplate(property.name) && property.name !== '') {
    const { accepts, inWords, meant } = valueForm(nameForm);
    if (!accepts(property.name)) {
      return {
        kind: 'unknownKey',
        property,
        known: names,
        isRefused: refusedWhere(tolerated),
        wanted: inWords,
        meant: meant?.(property.name),
      };
    }
  }
  const isTaken = known !== undefined || shape.isOpen;
  if (isTaken && (!slips || slipOf(property.name, slips === true ? names : slips) === undefined)) return undefined;
  const isRefused = !isTaken && isUnknownRefused(shape.fact ?? ofTable, at);
  if (!isRefused && remark.test(property.name)) return undefined;
  return { kind: 'unknownKey', property, known: names, isRefused };
}
