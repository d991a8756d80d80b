/** Where a file does not have the shape that its reader takes. */
import { meantOf } from '../../knowledge/nearestName';
import { type DataNode, type DataObject, type DataProperty, stringOf } from '../../syntax/config/dataTree';
import { isOutOfDate, type KeyFact } from './keyFact';
import type { KeyProblem, KeyProblemOf } from './keyProblem';
import { type KeyShape, keyNamed, namesIn, shapeByType } from './keyShape';
import { addressProblem, isLookedAt, missingKeys, problemsBeside, type TableInFile } from './keysTogether';
import { type Reader, type Refused, refusedWhere, refuses } from './readers';
import { isTaken, stopsAtKind } from './takenValues';
import { isTemplate, valueForm } from './valueForms';
import { slipOf, type ValueProblem, valueProblem } from './valueProblem';

type ReadingHabits = Pick<Reader, 'ignoresCase' | 'reading' | 'refusesUnknownKeys'>;

/** In the order of the text, but for keys that are missing. */
export function keyProblems(root: DataNode | undefined, shape: KeyShape, reader: ReadingHabits): readonly KeyProblem[] {
  const found: KeyProblem[] = [];
  if (root)
    look({ node: root, shape, fact: shape.fact, name: '', depth: 0, isOld: false, root, file: shape, reader, found });
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
  /** The whole file, and its shape. */
  readonly root: DataNode;
  readonly file: KeyShape;
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
    const isRefused = !fact?.looselyTyped && stopsAtKind(node, wanted, reading);
    found.push({ kind: 'wrongType', node, name, wanted, isRefused });
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

function isRefused(fact: KeyFact, { isOld, isSlip }: ValueProblem, { node, root }: Look): Refused {
  if (isOld || isSlip) return false;
  if (fact.form !== undefined && fact.form !== 'words' && valueForm(fact.form).stopsAt?.(stringOf(node) ?? ''))
    return true;
  return fact.tolerated ? refusedWhere(fact.tolerated) : isLookedAt(fact, root);
}

/** `{append = true}` in a list of containers.conf. */
function isAppend(node: DataNode): boolean {
  const [only, ...others] = node.kind === 'object' ? node.properties : [];
  return only?.name === 'append' && only.value.kind === 'boolean' && others.length === 0;
}

function lookIntoTable(table: DataObject, at: Look): void {
  const { depth, reader, found } = at;
  const shape = shapeByType(at.shape, table);
  const inFile: TableInFile = { table, shape, root: at.root, ignoresCase: reader.ignoresCase !== false };
  const given = new Set<KeyShape>();
  const unknownKeys: { readonly index: number; readonly problem: KeyProblemOf<'unknownKey'> }[] = [];
  for (const property of table.properties) {
    const known = keyNamed(shape, property.name, reader.ignoresCase !== false);
    const unknown = unknownKey(property, known, shape, at);
    if (unknown) unknownKeys.push({ index: found.push(unknown) - 1, problem: unknown });
    if (!known) continue;
    if (property.value.kind !== 'null' || reader.reading !== 'asGoJson') given.add(known);
    const isOld = known.fact !== undefined && isOutOfDate(known.fact);
    if (known.fact && isOld && !at.isOld) found.push({ kind: 'deprecatedKey', property, fact: known.fact });
    const since = known.fact?.since;
    if (since !== undefined) {
      found.push({ kind: 'datedKey', property, since, isRefused: isUnknownRefused(shape.fact ?? at.fact, at) });
    }
    if (known.fact) {
      const wrong = addressProblem(property, known.fact, table);
      found.push(...problemsBeside(property, known.fact, inFile), ...(wrong ? [wrong] : []));
    }
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
  for (const missing of missingKeys(inFile, shape.fact ?? at.fact, given)) {
    const slip = unknownKeys.find(({ problem }) => meantOf(problem.property.name, missing.names) !== undefined);
    // It is told of once: as the slip that it is, with what comes of the key that is missing.
    if (!slip) found.push(missing);
    else if (slip.problem.isRefused !== true) found[slip.index] = { ...slip.problem, isRefused: missing.isRefused };
  }
}

/** A key whose capitals only some of the readers let pass. */
function nameInOtherCapitals(
  property: DataProperty,
  known: KeyShape,
  { keys }: KeyShape,
  { ignoresCase }: ReadingHabits,
): KeyProblemOf<'unknownKey'> | undefined {
  if (ignoresCase !== 'bySome' || keys.get(property.name) === known) return undefined;
  const exact = [...keys].find(([, each]) => each === known)?.[0];
  return exact === undefined
    ? undefined
    : { kind: 'unknownKey', property, known: [exact], isRefused: false, isTakenBySome: true };
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
): KeyProblemOf<'unknownKey'> | undefined {
  const { fact: ofTable } = at;
  if (known && known !== shape.others) return nameInOtherCapitals(property, known, shape, at.reader);
  const { nameForm, tolerated, toleratedName = tolerated } = known?.fact ?? {};
  const { slips } = known?.fact ?? shape.fact ?? ofTable ?? {};
  const names = [...shape.keys.keys()];
  if (nameForm !== undefined && !isTemplate(property.name) && property.name !== '') {
    const { accepts, inWords, meant } = valueForm(nameForm);
    if (!accepts(property.name)) {
      return {
        kind: 'unknownKey',
        property,
        known: names,
        isRefused: refusedWhere(toleratedName),
        wanted: inWords,
        meant: meant?.(property.name),
      };
    }
  }
  const isTaken = known !== undefined || shape.isOpen;
  if (isTaken && !(slips && isSlip(property.name, slips === true ? names : slips, at))) return undefined;
  const ofThisTable = shape.fact ?? ofTable;
  const isRefused =
    !isTaken && (isUnknownRefused(ofThisTable, at) || ofThisTable?.refuses?.includes(property.name) === true);
  if (!isRefused && remark.test(property.name)) return undefined;
  return { kind: 'unknownKey', property, known: names, isRefused };
}

/** Whether a name among those of others is nearly one of these, or a key of another table of the file. */
function isSlip(name: string, names: readonly string[], { file }: Look): boolean {
  return slipOf(name, names) !== undefined || (names.length > 0 && namesIn(file).has(name));
}
