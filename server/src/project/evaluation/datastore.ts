/**
 * The datastore: the variables of the configuration or of one recipe, with the operations that wait for the end of parsing. It does what
 * BitBake's own datastore does; the behaviour was read off BitBake 2.19 and is compared with it, value by value.
 */
import { OutOfBudget } from '../../python/run';
import { type PyValue, Unknown } from '../../python/value';
import { renamedVariable } from '../resolution/renamedVariables';
import { ActiveOverrides } from './activeOverrides';
import { concatenated } from './concatenated';
import { expansionError } from './exceptions';
import { ExpandedValues } from './expandedValues';
import { expandText } from './expansion';
import { History, type HistoryEntry, type OrderedEntry, type Origin } from './history';
import { OverridingVariables } from './overridingVariables';
import { type RemovedWords, removeWords } from './removeWords';
import { bounded } from './valueLimit';
import { isRefusedName, modernName, operationName } from './variableName';
import {
  type OperationKeyword,
  operationKeywords,
  type PendingOperation,
  type VariableRecord,
  withoutFlag,
  writableFlags,
  writablePending,
} from './variableRecord';
import { VariableRecords } from './variableRecords';
import { hasParts, type NameParts } from './writtenNames';

/** What the datastore needs from the evaluation around it. */
export interface DatastoreHost {
  /** The value of the code in `${@code}` as text. Throws what Python throws. */
  evaluatePython(code: string, store: Datastore): string | Unknown;
  /** What `VAR` becomes through a filter that `d.setVarFilter` has set. */
  applyFilter(value: PyValue, expression: string): PyValue;
  /** Accounts for work; throws when too much was done. */
  spend(steps: number): void;
  /** Where the statement stands, or the function, that is being evaluated. */
  origin(): Origin | undefined;
  /** Reports an error and throws what BitBake throws after it. */
  fatal(message: string): never;
  error(message: string): void;
}

export interface GetOptions {
  readonly expand?: boolean;
  readonly noWeakDefault?: boolean;
  /** As a statement sees the variable: without overrides and pending operations. */
  readonly parsing?: boolean;
}

interface Unexpanded {
  readonly value: PyValue;
  /** Texts of `:remove` that the override which gave the value brings along. */
  readonly removes: readonly PyValue[];
}

/** How deep values may name each other: real ones stay below 40. */
const EXPANSION_LIMIT = 100;

/**
 * How often a value may ask for itself while it is expanded: Python that looks at OVERRIDES or changes something may end that, and does so
 * in the second round. The interpreter's own limits come later, and leave the value unknown.
 */
const SELF_REFERENCE_LIMIT = 10;

/** What operations cost in the interpreter's steps, and a new variable besides: someone will ask for all values. */
const SET_STEPS = 10;
const NEW_VARIABLE_STEPS = 60;
const COPY_STEPS = 300;

/** How many copies may be made of copies: to look a variable up is to go through them all. Real ones stay below 5. */
const COPY_LIMIT = 30;

export class Datastore {
  readonly #records: VariableRecords;
  readonly #overriding: OverridingVariables;
  readonly #overrides: ActiveOverrides;
  readonly #expanded = new ExpandedValues();
  readonly #filters: Map<string, string>;
  readonly #history: History;
  /** The variables and flags whose values are being expanded, the innermost last, and the texts that are no value of one. */
  readonly #expanding: string[] = [];
  /** Names of variables that something may have set that could not be run. */
  readonly #unknownNames: { readonly parts: NameParts; readonly value: Unknown }[];
  /** How many datastores it was copied from, one from the other. */
  readonly #copyDepth: number;
  /** Whether a variable was set that BitBake refuses under this name. */
  hasRenamedVariable: boolean;

  constructor(
    readonly host: DatastoreHost,
    parent?: Datastore,
  ) {
    this.#records = new VariableRecords(parent ? parent.#records : undefined);
    this.#overriding = new OverridingVariables(parent ? parent.#overriding : undefined);
    this.#overrides = new ActiveOverrides(
      {
        read: () => this.getVar('OVERRIDES'),
        changed: () => this.#expanded.forget(),
        spend: (steps) => host.spend(steps),
        fatal: (message) => host.fatal(message),
      },
      parent ? parent.#overrides : undefined,
    );
    this.#filters = new Map(parent ? parent.#filters : []);
    this.#unknownNames = parent ? [...parent.#unknownNames] : [];
    this.#history = new History(parent ? parent.#history : undefined);
    this.#copyDepth = parent ? parent.#copyDepth + 1 : 0;
    this.hasRenamedVariable = parent?.hasRenamedVariable ?? false;
  }

  /** A datastore that sees all of this one and keeps what changes to itself. */
  createCopy(host: DatastoreHost = this.host): Datastore {
    this.host.spend(COPY_STEPS);
    if (this.#copyDepth >= COPY_LIMIT) throw new OutOfBudget('copies the datastore too often');
    return new Datastore(host, this);
  }

  /** Works everything out anew from here on, OVERRIDES too, as BitBake does in a copy. */
  forgetWorkedOut(): void {
    this.#overrides.forget();
    this.#expanded.forget();
  }

  /** Makes it stand alone, so that looking a variable up takes one step. Copies made before stay as they are. */
  flatten(): void {
    this.#records.flatten();
    this.#overriding.flatten();
  }

  /** The value, None if there is none. Throws what an expansion throws. */
  getVar(name: string, { expand = true, noWeakDefault = false, parsing = false }: GetOptions = {}): PyValue {
    if (!expand) return this.#unexpanded(name, noWeakDefault, parsing).value;
    const known = noWeakDefault ? undefined : this.#expanded.get(name);
    if (known !== undefined) return known;
    return this.#expanded.worked(name, !noWeakDefault, () => {
      const { value, removes } = this.#unexpanded(name, noWeakDefault, parsing);
      return this.#filtered(name, this.#withoutRemoved(name, this.expand(value, name), removes));
    });
  }

  /** The value if it is known already: asking costs nothing. */
  knownValue(name: string): PyValue | undefined {
    return this.#expanded.get(name);
  }

  /** The text with all expansions replaced. `name` is the variable whose value it is, which may not name itself. */
  expand(text: PyValue, name?: string): PyValue {
    if (typeof text !== 'string') return text;
    this.host.spend(1 + (text.length >> 5));
    if (!text.includes('${')) return text;
    const expanded = name ?? text;
    if (this.#nestsTooDeep(expanded)) {
      throw expansionError(name, text, 'a RecursionError: values name each other too deep');
    }
    this.#expanding.push(expanded);
    try {
      return expandText(text, name, this);
    } finally {
      this.#expanding.pop();
    }
  }

  /**
   * Expands the variable that overrides `name`, for BitBake does so even where the value is asked for as it is written. Throws what that
   * throws.
   */
  expandOverriding(name: string): void {
    const chosen = this.#chosenOverride(name);
    if (chosen !== undefined) this.getVar(`${name}:${chosen}`);
  }

  setVar(name: string, value: PyValue, entry?: Partial<HistoryEntry>, parsing = false): void {
    if (isRefusedName(name)) {
      this.host.fatal(
        `Variable ${name} contains an operation in the override syntax of old: write ${modernName(name)}.`,
      );
    }
    this.#refuseRenamed(name);
    this.#expanded.forgetReadersOf(name);
    const operation = operationName(name);
    if (operation) {
      const { base, keyword, overrides } = operation;
      writablePending(this.#writable(base), keyword).push({ text: value, overrides });
      this.#record(base, { ...entry, operation: keyword, text: value, overrides });
      this.#overriding.note(base);
      this.#overrides.noteValue(base, value);
      return;
    }
    const record = this.#writable(name);
    if (!parsing) this.#dropPending(name, record);
    this.#overriding.note(name);
    record.content = bounded(value);
    this.#record(name, { operation: 'python', text: value, ...entry });
    this.#overrides.noteValue(name, value);
  }

  /** Sets one of the variables that BitBake keeps for itself: no value depends on them. */
  setInternal(name: string, value: PyValue): void {
    this.#records.writable(name).content = value;
  }

  /** Gives all variables this value that have none and whose names consist of the parts. */
  setUnknown(parts: NameParts, value: Unknown): void {
    this.#expanded.forget();
    this.#unknownNames.push({ parts, value });
  }

  /** `NAME ??= "..."` */
  setWeakDefault(name: string, value: PyValue, entry?: Partial<HistoryEntry>): void {
    this.#refuseRenamed(name);
    this.#expanded.forgetReadersOf(name);
    this.#writable(name).weakDefault = value;
    this.#record(name, { operation: '??=', text: value, ...entry });
    this.#overriding.note(name);
    this.#overrides.noteValue(name, value);
  }

  delVar(name: string, entry?: Partial<HistoryEntry>): void {
    this.host.spend(SET_STEPS);
    this.#expanded.forgetReadersOf(name);
    this.#record(name, { operation: 'unset', text: '', ...entry });
    this.#records.clear(name);
    this.#overriding.forget(name);
  }

  /** Gives a variable another name, with its pending operations and the variables that override it. */
  renameVar(name: string, newName: string): void {
    if (name === newName) return;
    this.host.spend(SET_STEPS * (1 + this.#history.of(name).length));
    const value = this.getVar(name, { expand: false, parsing: true });
    const record = this.#records.find(name);
    let isFound = false;
    if (value !== null) {
      for (const entry of this.#history.of(name)) this.#history.add(newName, entry);
      this.setVar(newName, value, { operation: 'rename' }, true);
      isFound = true;
    }
    for (const keyword of operationKeywords) {
      const pending = record?.[keyword];
      if (!pending) continue;
      this.#expanded.forget();
      writablePending(this.#records.writable(newName), keyword).push(...pending);
      isFound = true;
    }
    const overrides = this.#overriding.of(name);
    if (overrides) {
      isFound = true;
      this.#overriding.set(newName, overrides);
      for (const override of [...overrides]) {
        const full = `${name}:${override}`;
        this.renameVar(full, full.replaceAll(name, newName));
      }
    }
    if (!isFound) return;
    if (value === null) this.#overriding.note(newName);
    this.delVar(name, { operation: 'rename' });
  }

  getVarFlag(name: string, flag: string, { expand = true, noWeakDefault = false }: GetOptions = {}): PyValue {
    this.#expanded.noteFlags();
    const record = this.#records.find(name);
    const strong = record?.flags?.get(flag);
    const value = strong !== undefined ? strong : noWeakDefault ? undefined : record?.weakFlags?.get(flag);
    if (value === undefined) return null;
    return expand ? this.expand(value, `${name}[${flag}]`) : value;
  }

  setVarFlag(name: string, flag: string, value: PyValue, entry?: Partial<HistoryEntry>): void {
    this.#refuseRenamed(name);
    this.#expanded.forgetReadersOfFlags();
    writableFlags(this.#writable(name)).set(flag, bounded(value));
    this.#record(name, { operation: 'python', text: value, ...entry, flag });
  }

  /** Sets several flags that BitBake itself gives to functions; they have no history. */
  setInternalFlags(name: string, flags: Readonly<Record<string, PyValue>>): void {
    this.#expanded.forgetReadersOfFlags();
    const all = writableFlags(this.#records.writable(name));
    for (const flag in flags) all.set(flag, flags[flag] ?? null);
  }

  /** `NAME[flag] ??= "..."` */
  setWeakFlag(name: string, flag: string, value: PyValue, entry?: Partial<HistoryEntry>): void {
    this.#expanded.forgetReadersOfFlags();
    const record = this.#records.writable(name);
    record.weakFlags = new Map(record.weakFlags).set(flag, value);
    this.#record(name, { operation: '??=', text: value, ...entry, flag });
  }

  delVarFlag(name: string, flag: string, entry?: Partial<HistoryEntry>): void {
    if (!this.#records.find(name)?.flags?.has(flag)) return;
    this.#expanded.forgetReadersOfFlags();
    const record = this.#records.writable(name);
    this.#record(name, { operation: 'unset', text: '', ...entry, flag });
    const flags = writableFlags(record);
    flags.delete(flag);
    if (flags.size === 0) record.flags = undefined;
    record.weakFlags = withoutFlag(record.weakFlags, flag);
  }

  /** The flags that are not BitBake's own, not expanded. */
  flags(name: string): ReadonlyMap<string, PyValue> {
    this.#expanded.noteFlags();
    const record = this.#records.find(name);
    if (!record?.weakFlags) return record?.flags ?? noFlags;
    return new Map([...record.weakFlags, ...(record.flags ?? [])]);
  }

  /** The values that wait for a keyword, in the order in which they were written. */
  pending(name: string, keyword: OperationKeyword): readonly PendingOperation[] {
    return this.#records.find(name)?.[keyword] ?? [];
  }

  setVarFilter(name: string, expression: string | undefined): void {
    this.#expanded.forget();
    if (expression === undefined) this.#filters.delete(name);
    else this.#filters.set(name, expression);
  }

  /** The names of all variables that BitBake would list, in no order that means anything. */
  keys(): Iterable<string> {
    const names = this.#records.names();
    for (const name of this.#overriding.names()) {
      if (!names.has(name) && this.#isReplaced(name)) names.add(name);
    }
    return names;
  }

  /** The variables among them whose names hold `${...}`. */
  unexpandedNames(): readonly string[] {
    const overridden = [...this.#overriding.names()].filter((name) => name.includes('${') && this.#isReplaced(name));
    return [...new Set([...this.#records.unexpandedNames(), ...overridden])];
  }

  /** Replaces `${name}` by its value in the texts of all variables that were set in this datastore itself, as BitBake does for LAYERDIR. */
  replaceReference(name: string): void {
    const reference = `\${${name}}`;
    const value = this.getVar(name, { expand: false });
    if (typeof value !== 'string') return;
    for (const key of this.#records.ownNames()) {
      const text = this.getVar(key, { expand: false });
      if (typeof text !== 'string' || !text.includes(reference)) continue;
      const replaced = text.replaceAll(reference, () => value);
      this.setVar(key, replaced, { operation: 'rename' });
    }
  }

  /** OVERRIDES, the strongest last; empty where it cannot be told. */
  overrides(): readonly string[] {
    return this.#overrides.list;
  }

  /** Whether all of the overrides, with colons between them, are active; true without any. */
  areActive(overrides: string): boolean {
    return this.#overrides.includes(overrides);
  }

  hasOverrides(name: string): boolean {
    return this.#overriding.of(name) !== undefined;
  }

  /** The names of the variables that can replace the value. */
  overridingVariables(name: string): readonly string[] {
    return [...(this.#overriding.of(name) ?? [])].map((override) => `${name}:${override}`);
  }

  /** The variable whose content the value is: itself, or the one of those overriding it whose override is active. */
  chosenVariable(name: string): string {
    const chosen = this.#chosenOverride(name);
    return chosen === undefined ? name : this.chosenVariable(`${name}:${chosen}`);
  }

  history(name: string): readonly OrderedEntry[] {
    return this.#history.of(name);
  }

  #chosenOverride(name: string): string | undefined {
    const overriding = this.#overriding.of(name);
    return overriding && this.#overrides.chosenOf(overriding);
  }

  #nestsTooDeep(expanded: string): boolean {
    const expanding = this.#expanding;
    if (expanding.length >= EXPANSION_LIMIT) return true;
    if (expanding.length < SELF_REFERENCE_LIMIT) return false;
    return expanding.filter((each) => each === expanded).length >= SELF_REFERENCE_LIMIT;
  }

  /** The record to be changed by an operation, which costs something. */
  #writable(name: string): VariableRecord {
    this.host.spend(this.#records.find(name) ? SET_STEPS : NEW_VARIABLE_STEPS);
    return this.#records.writable(name);
  }

  /** Whether a variable that overrides this one is active; then it counts as set. */
  #isReplaced(name: string): boolean {
    for (const override of this.#overriding.of(name) ?? []) if (this.#overrides.includes(override)) return true;
    return false;
  }

  #unexpanded(name: string, noWeakDefault: boolean, parsing: boolean): Unexpanded {
    this.#expanded.noteVariable(name);
    const record = this.#records.find(name);
    let value: PyValue | undefined;
    let removes: readonly PyValue[] = [];
    const overriding = parsing ? undefined : this.#overriding.of(name);
    if (overriding && overriding.size > 0) {
      const { unknown } = this.#overrides;
      if (unknown) return { value: unknown, removes };
      const chosen = this.#overrides.chosenOf(overriding);
      if (chosen !== undefined) {
        const full = `${name}:${chosen}`;
        value = this.#unexpanded(full, false, false).value;
        removes = this.#removesOf(full);
      }
    }
    if (value === undefined || value === null) {
      if (record?.content !== undefined) value = record.content;
      else if (!noWeakDefault) value = record?.weakDefault ?? null;
    }
    if (record && !parsing) {
      for (const { text } of this.#activeOperations(record, ':append')) value = concatenated(value ?? '', text);
      for (const { text } of this.#activeOperations(record, ':prepend')) value = concatenated(text, value ?? '');
    }
    return { value: value ?? this.#valueByName(name), removes };
  }

  #valueByName(name: string): Unknown | null {
    if (this.#unknownNames.length === 0) return null;
    this.host.spend(this.#unknownNames.length);
    return this.#unknownNames.find(({ parts }) => hasParts(name, parts))?.value ?? null;
  }

  #activeOperations(record: VariableRecord, keyword: OperationKeyword): readonly PendingOperation[] {
    const pending = record[keyword];
    if (!pending) return [];
    this.host.spend(pending.length);
    if (pending.every(({ overrides }) => overrides === '')) return pending;
    const { unknown } = this.#overrides;
    if (unknown) return pending.map((each) => (each.overrides === '' ? each : { text: unknown, overrides: '' }));
    return pending.filter(({ overrides }) => this.#overrides.includes(overrides));
  }

  /** What `:remove` takes out of the value of `name`: it goes on to the variable that `name` overrides. */
  #removesOf(name: string): readonly PyValue[] {
    const record = this.#records.find(name);
    if (!record?.[':remove'] && !this.#overriding.of(name)) return [];
    this.getVar(name);
    return this.#expanded.removedFrom(name);
  }

  /** An assignment by Python replaces what statements have left to do. */
  #dropPending(name: string, record: VariableRecord): void {
    for (const keyword of operationKeywords) record[keyword] = undefined;
    const overriding = this.#overriding.of(name);
    if (!overriding) return;
    this.host.spend(1 + overriding.size);
    for (const override of [...overriding]) {
      if (this.#overrides.includes(override)) this.delVar(`${name}:${override}`);
    }
    this.#overriding.set(name, undefined);
  }

  #withoutRemoved(name: string, value: PyValue, inherited: readonly PyValue[]): PyValue {
    const record = this.#records.find(name);
    const pending = record?.[':remove'] ? this.#activeOperations(record, ':remove') : [];
    if (pending.length === 0 && inherited.length === 0) return value;
    if (value instanceof Unknown) return value.result;
    if (typeof value !== 'string' || value === '') return value;
    const removed: RemovedWords[] = [];
    for (const text of new Set([...inherited, ...pending.map((each) => each.text)])) {
      const words = this.expand(text);
      if (typeof words !== 'string') return words;
      this.host.spend(words.length >> 3);
      removed.push({ text, words });
    }
    this.host.spend(value.length);
    const { kept, effective } = removeWords(value, removed);
    this.#expanded.noteRemoved(name, effective);
    return kept;
  }

  #filtered(name: string, value: PyValue): PyValue {
    if (this.#filters.size === 0) return value;
    const filter = this.#filters.get(name.split(':', 1)[0] ?? name);
    if (filter === undefined || value === null || value === '') return value;
    return this.host.applyFilter(value, filter);
  }

  #refuseRenamed(name: string): void {
    const colon = name.indexOf(':');
    const base = colon === -1 ? name : name.slice(0, colon);
    const renamed = renamedVariable(base);
    if (!renamed) return;
    this.hasRenamedVariable = true;
    this.host.error(
      renamed.newName === undefined
        ? `Variable ${base} is no longer supported.`
        : `Variable ${base} has been renamed to ${renamed.newName}.`,
    );
  }

  #record(name: string, entry: Partial<HistoryEntry>): void {
    this.#history.add(name, {
      origin: entry.origin ?? this.host.origin(),
      operation: entry.operation ?? 'python',
      name: entry.name ?? name,
      flag: entry.flag,
      text: entry.text ?? '',
      overrides: entry.overrides ?? '',
    });
  }
}

const noFlags: ReadonlyMap<string, PyValue> = new Map();
