/**
 * The datastore: the variables of the configuration or of one recipe, with the operations that wait for the end of parsing. It does what
 * BitBake's own datastore does; the behaviour was read off BitBake 2.19 and is compared with it, value by value.
 */

import { OutOfBudget } from '../../python/run';
import type { PyValue } from '../../python/value';
import { Unknown } from '../../python/value';
import { splitWords } from '../../syntax/bitbake/text';
import { renamedVariable } from '../resolution/renamedVariables';
import { expansionError } from './exceptions';
import { expandText } from './expansion';
import { History, type HistoryEntry, type OrderedEntry, type Origin } from './history';
import { namesReadBy } from './namesReadBy';
import { hasOldOperation, type OverrideSplit, operationName, overrideSplits } from './variableName';
import {
  copiedRecord,
  emptyRecord,
  isEmpty,
  type OperationKeyword,
  operationKeywords,
  type PendingOperation,
  type VariableRecord,
  writableFlags,
} from './variableRecord';

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

/** In characters; the longest value of openembedded-core, with its 1,400 crates, has 200,000. */
const VALUE_LIMIT = 4_000_000;

/** Overrides that depend on overridden variables settle after two rounds, or BitBake gives up. */
const OVERRIDE_ROUNDS = 5;

export class Datastore {
  #parent: Datastore | undefined;
  readonly #records = new Map<string, VariableRecord>();
  /** The variables whose names are a variable's with an override; undefined hides those of the parent. */
  readonly #overriding = new Map<string, readonly OverrideSplit[] | undefined>();
  readonly #overrideSources: Set<string>;
  readonly #filters: Map<string, string>;
  readonly #history: History;
  #overrides: readonly string[] | undefined;
  #activeOverrides: ReadonlySet<string> = new Set();
  /** Why it cannot be told which overrides are active. */
  #unknownOverrides: Unknown | undefined;
  #resolvingOverrides = false;
  /** The names of this datastore's own that hold `${...}`. */
  readonly #unexpandedNames = new Set<string>();
  readonly #expanded = new Map<string, PyValue>();
  /** The variables among the expanded that depend on flags. */
  readonly #flagReaders = new Set<string>();
  /** The variables that anything expanded depends on. */
  readonly #read = new Set<string>();
  /** Whether what is being expanded has looked at flags so far. */
  #readsFlags = false;
  readonly #effectiveRemoves = new Map<string, readonly PyValue[]>();
  #depth = 0;
  /** Whether a variable was set that BitBake refuses under this name. */
  hasRenamedVariable = false;

  constructor(
    readonly host: DatastoreHost,
    parent?: Datastore,
  ) {
    this.#parent = parent;
    this.#overrideSources = new Set(parent ? parent.#overrideSources : ['OVERRIDES', 'FILE']);
    this.#filters = new Map(parent ? parent.#filters : []);
    this.#history = new History(parent ? parent.#history : undefined);
    this.hasRenamedVariable = parent?.hasRenamedVariable ?? false;
  }

  /** A datastore that sees all of this one and keeps what changes to itself. */
  createCopy(host: DatastoreHost = this.host): Datastore {
    return new Datastore(host, this);
  }

  /** Takes over all that the datastores below hold, so that looking a variable up takes one step. Copies made before stay as they are. */
  flatten(): void {
    for (let store = this.#parent; store; store = store.#parent) {
      for (const name of store.#unexpandedNames) this.#unexpandedNames.add(name);
      for (const [name, record] of store.#records) {
        if (!this.#records.has(name)) this.#records.set(name, copiedRecord(record));
      }
      for (const [name, overriding] of store.#overriding) {
        if (!this.#overriding.has(name)) this.#overriding.set(name, overriding);
      }
    }
    this.#parent = undefined;
  }

  /** The value, None if there is none. Throws what an expansion throws. */
  getVar(name: string, { expand = true, noWeakDefault = false, parsing = false }: GetOptions = {}): PyValue {
    if (expand && !noWeakDefault) {
      const known = this.#expanded.get(name);
      if (known !== undefined) {
        if (this.#flagReaders.size > 0 && this.#flagReaders.has(name)) this.#readsFlags = true;
        return known;
      }
    }
    if (!expand) return this.#unexpanded(name, noWeakDefault, parsing).value;
    const outerReadsFlags = this.#readsFlags;
    this.#readsFlags = false;
    try {
      const { value, removes } = this.#unexpanded(name, noWeakDefault, parsing);
      const expanded = this.#filtered(name, this.#withoutRemoved(name, this.#expand(value, name), removes));
      if (!noWeakDefault) {
        this.#expanded.set(name, expanded);
        if (this.#readsFlags) this.#flagReaders.add(name);
      }
      return expanded;
    } finally {
      this.#readsFlags ||= outerReadsFlags;
    }
  }

  /** The text with all expansions replaced. `name` is the variable whose value it is, which may not name itself. */
  expand(text: PyValue, name?: string): PyValue {
    return this.#expand(text, name);
  }

  setVar(name: string, value: PyValue, entry?: Partial<HistoryEntry>, parsing = false): void {
    if (hasOldOperation(name)) {
      this.host.fatal(
        `Variable ${name} contains an operation in the override syntax of old: write ${modernName(name)}.`,
      );
    }
    this.#refuseRenamed(name);
    this.#forgetReadersOf(name);
    const operation = operationName(name);
    if (operation) {
      const { base, keyword, overrides } = operation;
      const record = this.#ownRecord(base);
      record[keyword] = [...(record[keyword] ?? []), { text: value, overrides }];
      this.#record(base, { ...entry, operation: keyword, text: value, overrides });
      this.#noteOverriding(base);
      if (this.#overrideSources.has(base)) this.#noteOverrideSources(value);
      return;
    }
    this.#bounded(value);
    const record = this.#ownRecord(name);
    if (!parsing) this.#dropPending(name, record);
    this.#noteOverriding(name);
    record.content = value;
    this.#record(name, { operation: 'python', text: value, ...entry });
    if (this.#overrideSources.has(name)) this.#noteOverrideSources(value);
  }

  /** Sets one of the variables that BitBake keeps for itself: no value depends on them. */
  setInternal(name: string, value: PyValue): void {
    this.#ownRecord(name).content = value;
  }

  /** `NAME ??= "..."` */
  setWeakDefault(name: string, value: PyValue, entry?: Partial<HistoryEntry>): void {
    this.#refuseRenamed(name);
    this.#forgetReadersOf(name);
    this.#ownRecord(name).weakDefault = value;
    this.#record(name, { operation: '??=', text: value, ...entry });
    this.#noteOverriding(name);
    if (this.#overrideSources.has(name)) this.#noteOverrideSources(value);
  }

  delVar(name: string, entry?: Partial<HistoryEntry>): void {
    this.#forgetReadersOf(name);
    this.#record(name, { operation: 'unset', text: '', ...entry });
    this.#records.set(name, emptyRecord());
    this.#overriding.set(name, undefined);
    for (const { base, override } of overrideSplits(name)) {
      const others = this.#overridingOf(base)?.filter((each) => each.override !== override);
      if (others) this.#overriding.set(base, others);
    }
  }

  /** Gives a variable another name, with its pending operations and the variables that override it. */
  renameVar(name: string, newName: string): void {
    if (name === newName) return;
    const value = this.getVar(name, { expand: false, parsing: true });
    const record = this.#find(name);
    let isFound = false;
    if (value !== null) {
      for (const entry of this.#history.of(name)) this.#history.add(newName, entry);
      this.setVar(newName, value, { operation: 'rename' }, true);
      isFound = true;
    }
    for (const keyword of operationKeywords) {
      const pending = record?.[keyword];
      if (!pending) continue;
      this.#forgetExpansions();
      const renamed = this.#ownRecord(newName);
      renamed[keyword] = [...(renamed[keyword] ?? []), ...pending];
      isFound = true;
    }
    const overriding = this.#overridingOf(name);
    if (overriding) {
      isFound = true;
      const renamed = overriding.map(({ base, override }) => ({ base: base.replaceAll(name, newName), override }));
      this.#overriding.set(newName, renamed);
      for (const { base, override } of overriding) {
        const full = `${base}:${override}`;
        this.renameVar(full, full.replaceAll(name, newName));
      }
    }
    if (!isFound) return;
    if (value === null) this.#noteOverriding(newName);
    this.delVar(name, { operation: 'rename' });
  }

  getVarFlag(name: string, flag: string, { expand = true, noWeakDefault = false }: GetOptions = {}): PyValue {
    this.#readsFlags = true;
    const record = this.#find(name);
    const strong = record?.flags?.get(flag);
    const value = strong !== undefined ? strong : noWeakDefault ? undefined : record?.weakFlags?.get(flag);
    if (value === undefined) return null;
    return expand ? this.#expand(value, `${name}[${flag}]`) : value;
  }

  setVarFlag(name: string, flag: string, value: PyValue, entry?: Partial<HistoryEntry>): void {
    this.#refuseRenamed(name);
    this.#forgetReadersOfFlags();
    writableFlags(this.#ownRecord(name)).set(flag, value);
    this.#record(name, { operation: 'python', text: value, ...entry, flag });
  }

  /** Sets several flags that BitBake itself gives to functions; they have no history. */
  setInternalFlags(name: string, flags: Readonly<Record<string, PyValue>>): void {
    this.#forgetReadersOfFlags();
    const all = writableFlags(this.#ownRecord(name));
    for (const flag in flags) all.set(flag, flags[flag] ?? null);
  }

  /** `NAME[flag] ??= "..."` */
  setWeakFlag(name: string, flag: string, value: PyValue, entry?: Partial<HistoryEntry>): void {
    this.#forgetReadersOfFlags();
    const record = this.#ownRecord(name);
    record.weakFlags = new Map(record.weakFlags).set(flag, value);
    this.#record(name, { operation: '??=', text: value, ...entry, flag });
  }

  delVarFlag(name: string, flag: string, entry?: Partial<HistoryEntry>): void {
    if (!this.#find(name)?.flags?.has(flag)) return;
    this.#forgetReadersOfFlags();
    const record = this.#ownRecord(name);
    this.#record(name, { operation: 'unset', text: '', ...entry, flag });
    const flags = writableFlags(record);
    flags.delete(flag);
    if (flags.size === 0) record.flags = undefined;
    record.weakFlags = without(record.weakFlags, flag);
  }

  /** The flags that are not BitBake's own, not expanded. */
  flags(name: string): ReadonlyMap<string, PyValue> {
    this.#readsFlags = true;
    const record = this.#find(name);
    if (!record?.weakFlags) return record?.flags ?? noFlags;
    return new Map([...record.weakFlags, ...(record.flags ?? [])]);
  }

  /** The values that wait for a keyword, in the order in which they were written. */
  pending(name: string, keyword: OperationKeyword): readonly PendingOperation[] {
    return this.#find(name)?.[keyword] ?? [];
  }

  setVarFilter(name: string, expression: string | undefined): void {
    this.#forgetExpansions();
    if (expression === undefined) this.#filters.delete(name);
    else this.#filters.set(name, expression);
  }

  /** The names of all variables that BitBake would list, in no order that means anything. */
  keys(): Iterable<string> {
    const names = new Set<string>();
    const gone = new Set<string>();
    for (let store: Datastore | undefined = this; store; store = store.#parent) {
      for (const [name, record] of store.#records) {
        if (isEmpty(record)) gone.add(name);
        else if (!gone.has(name)) names.add(name);
      }
    }
    this.#needOverrides();
    for (let store: Datastore | undefined = this; store; store = store.#parent) {
      for (const name of store.#overriding.keys()) {
        if (!names.has(name) && this.#overridingOf(name)?.some(({ override }) => this.#isActive(override)))
          names.add(name);
      }
    }
    return names;
  }

  /** The variables whose names hold `${...}`. */
  unexpandedNames(): readonly string[] {
    const names = new Set<string>();
    for (let store: Datastore | undefined = this; store; store = store.#parent) {
      for (const name of store.#unexpandedNames) names.add(name);
    }
    return [...names].filter((name) => {
      const record = this.#find(name);
      return record !== undefined && !isEmpty(record);
    });
  }

  /** Replaces `${name}` by its value in the texts of all variables that were set in this datastore itself, as BitBake does for LAYERDIR. */
  replaceReference(name: string): void {
    const reference = `\${${name}}`;
    const value = this.getVar(name, { expand: false });
    if (typeof value !== 'string') return;
    for (const key of [...this.#records.keys()]) {
      const text = this.getVar(key, { expand: false });
      if (typeof text === 'string' && text.includes(reference)) {
        this.setVar(
          key,
          text.replaceAll(reference, () => value),
          { operation: 'rename' },
        );
      }
    }
  }

  /** OVERRIDES, the strongest last; empty where it cannot be told. */
  overrides(): readonly string[] {
    this.#needOverrides();
    return this.#overrides ?? [];
  }

  hasOverrides(name: string): boolean {
    return this.#overridingOf(name) !== undefined;
  }

  /** The variables that can replace the value, each with the override that it takes. */
  overridingVariables(name: string): readonly { readonly name: string; readonly override: string }[] {
    return (this.#overridingOf(name) ?? []).map(({ override }) => ({ name: `${name}:${override}`, override }));
  }

  /** The variable whose content the value is: itself, or the one of those overriding it whose override is active. */
  chosenVariable(name: string): string {
    const overriding = this.#overridingOf(name);
    if (!overriding || overriding.length === 0) return name;
    this.#needOverrides();
    const chosen = this.#chosenOverride(overriding);
    return chosen === undefined ? name : this.chosenVariable(`${name}:${chosen}`);
  }

  /** Whether all of the overrides, with colons between them, are active; true without any. */
  areActive(overrides: string): boolean {
    if (overrides === '') return true;
    this.#needOverrides();
    return this.#isActive(overrides);
  }

  history(name: string): readonly OrderedEntry[] {
    return this.#history.of(name);
  }

  #find(name: string): VariableRecord | undefined {
    for (let store: Datastore | undefined = this; store; store = store.#parent) {
      const record = store.#records.get(name);
      if (record) return record;
    }
    return undefined;
  }

  #ownRecord(name: string): VariableRecord {
    const own = this.#records.get(name);
    if (own) return own;
    const inherited = this.#find(name);
    const record = inherited ? copiedRecord(inherited) : emptyRecord();
    this.#records.set(name, record);
    if (!inherited && name.includes('${')) this.#unexpandedNames.add(name);
    return record;
  }

  #overridingOf(name: string): readonly OverrideSplit[] | undefined {
    for (let store: Datastore | undefined = this; store; store = store.#parent) {
      if (store.#overriding.has(name)) return store.#overriding.get(name);
    }
    return undefined;
  }

  #noteOverriding(name: string): void {
    if (!name.includes(':')) return;
    for (const split of overrideSplits(name)) {
      const known = this.#overridingOf(split.base) ?? [];
      if (known.some(({ override }) => override === split.override)) continue;
      this.#overriding.set(split.base, [...known, split]);
    }
  }

  #unexpanded(name: string, noWeakDefault: boolean, parsing: boolean): Unexpanded {
    this.#read.add(name);
    const record = this.#find(name);
    let value: PyValue | undefined;
    let removes: readonly PyValue[] = [];
    const overriding = parsing ? undefined : this.#overridingOf(name);
    if (overriding && overriding.length > 0) {
      this.#needOverrides();
      if (this.#unknownOverrides) return { value: this.#unknownOverrides, removes };
      const chosen = this.#chosenOverride(overriding);
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
    return { value: value ?? null, removes };
  }

  #activeOperations(record: VariableRecord, keyword: OperationKeyword): readonly PendingOperation[] {
    const pending = record[keyword];
    if (!pending) return [];
    if (pending.every(({ overrides }) => overrides === '')) return pending;
    this.#needOverrides();
    const unknown = this.#unknownOverrides;
    if (unknown) return pending.map((each) => (each.overrides === '' ? each : { text: unknown, overrides: '' }));
    return pending.filter(({ overrides }) => overrides === '' || this.#isActive(overrides));
  }

  /** What `:remove` takes out of the value of `name`: it goes on to the variable that `name` overrides. */
  #removesOf(name: string): readonly PyValue[] {
    const record = this.#find(name);
    if (!record?.[':remove'] && !this.#overridingOf(name)) return [];
    this.getVar(name);
    return this.#effectiveRemoves.get(name) ?? [];
  }

  /** Whether all the overrides, with colons between them, are active. */
  #isActive(overrides: string): boolean {
    if (this.#activeOverrides.has(overrides)) return true;
    return overrides.includes(':') && overrides.split(':').every((each) => this.#activeOverrides.has(each));
  }

  /**
   * Of several active overrides the one that stands last in OVERRIDES. Those of several parts lose the part that is looked at, until
   * what is left of them is looked at itself.
   */
  #chosenOverride(overriding: readonly OverrideSplit[]): string | undefined {
    const active = new Map<string, string>();
    for (const { override } of overriding) if (this.#isActive(override)) active.set(override, override);
    if (active.size === 0) return undefined;
    let chosen: string | undefined;
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (const override of this.#overrides ?? []) {
        for (const [rest, full] of [...active]) {
          if (rest.endsWith(`:${override}`)) {
            active.delete(rest);
            active.set(rest.replaceAll(`:${override}`, ''), full);
            isChanged = true;
          } else if (rest === override) {
            active.delete(rest);
            chosen = full;
          }
        }
      }
    }
    return chosen;
  }

  #needOverrides(): void {
    if (this.#overrides !== undefined || this.#resolvingOverrides) return;
    this.#unknownOverrides = undefined;
    for (let round = 0; round < OVERRIDE_ROUNDS; round++) {
      this.#resolvingOverrides = true;
      try {
        this.#useOverrides([]);
        this.#useOverrides(this.#readOverrides());
      } finally {
        this.#resolvingOverrides = false;
      }
      this.#forgetExpansions();
      const settled = this.#readOverrides();
      const isStable = settled.join(':') === this.overrides().join(':');
      this.#useOverrides(settled);
      if (isStable) return;
    }
    this.host.fatal('OVERRIDES does not settle: it names variables whose own values depend on overrides.');
  }

  #readOverrides(): readonly string[] {
    const value = this.getVar('OVERRIDES');
    if (value instanceof Unknown) this.#unknownOverrides = value;
    return typeof value === 'string' && value !== '' ? value.split(':') : [''];
  }

  #useOverrides(overrides: readonly string[]): void {
    this.#overrides = overrides;
    this.#activeOverrides = new Set(overrides);
  }

  /** BitBake looks at OVERRIDES again only when a variable changes that it has seen it depend on. */
  #noteOverrideSources(value: PyValue): void {
    if (typeof value === 'string') for (const name of namesReadBy(value)) this.#overrideSources.add(name);
    this.#overrides = undefined;
    this.#forgetExpansions();
  }

  /** An assignment by Python replaces what statements have left to do. */
  #dropPending(name: string, record: VariableRecord): void {
    for (const keyword of operationKeywords) record[keyword] = undefined;
    const overriding = this.#overridingOf(name);
    if (!overriding) return;
    this.#needOverrides();
    for (const { override } of overriding) if (this.#isActive(override)) this.delVar(`${name}:${override}`);
    this.#overriding.set(name, undefined);
  }

  #expand(value: PyValue, name: string | undefined): PyValue {
    if (typeof value !== 'string') return value;
    this.host.spend(1 + (value.length >> 6));
    if (!value.includes('${')) return value;
    if (this.#depth >= EXPANSION_LIMIT)
      throw expansionError(name, value, 'a RecursionError: values name each other too deep');
    this.#depth++;
    try {
      return this.#bounded(expandText(value, name, this));
    } finally {
      this.#depth--;
    }
  }

  /** A value that doubles from statement to statement must not fill the memory. */
  #bounded(value: PyValue): PyValue {
    if (typeof value === 'string' && value.length > VALUE_LIMIT) throw new OutOfBudget('is too long a text');
    return value;
  }

  #withoutRemoved(name: string, value: PyValue, inherited: readonly PyValue[]): PyValue {
    const record = this.#find(name);
    const pending = record?.[':remove'] ? this.#activeOperations(record, ':remove') : [];
    if (typeof value !== 'string' || value === '' || (pending.length === 0 && inherited.length === 0)) return value;
    const unwanted = new Map<string, PyValue[]>();
    for (const text of new Set([...inherited, ...pending.map((each) => each.text)])) {
      const words = this.#expand(text, undefined);
      if (typeof words !== 'string') return words;
      for (const word of splitWords(words)) unwanted.set(word, [...(unwanted.get(word) ?? []), text]);
    }
    const effective = new Set<PyValue>();
    const kept = value.split(blank).filter((word) => {
      const removedBy = unwanted.get(word);
      for (const text of removedBy ?? []) effective.add(text);
      return removedBy === undefined;
    });
    this.#effectiveRemoves.set(name, [...effective]);
    return kept.join('');
  }

  #filtered(name: string, value: PyValue): PyValue {
    if (this.#filters.size === 0) return value;
    const filter = this.#filters.get(name.split(':', 1)[0] ?? name);
    if (filter === undefined || value === null || value === '') return value;
    return this.host.applyFilter(value, filter);
  }

  /** A variable has changed: what was expanded may have become another, unless nothing has asked for it. */
  #forgetReadersOf(name: string): void {
    if (this.#expanded.size === 0) return;
    for (let end = name.length; end > 0; end = name.lastIndexOf(':', end - 1)) {
      if (!this.#read.has(end === name.length ? name : name.slice(0, end))) continue;
      this.#forgetExpansions();
      return;
    }
  }

  #forgetReadersOfFlags(): void {
    for (const name of this.#flagReaders) this.#expanded.delete(name);
    this.#flagReaders.clear();
  }

  #forgetExpansions(): void {
    this.#expanded.clear();
    this.#flagReaders.clear();
    this.#read.clear();
    this.#effectiveRemoves.clear();
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

/** The blanks that part words, kept, as BitBake does: one by one. */
const blank = /([\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000])/;

function concatenated(first: PyValue, second: PyValue): PyValue {
  const unknown = first instanceof Unknown ? first : second instanceof Unknown ? second : undefined;
  if (unknown) {
    const hasText = [first, second].some((each) => typeof each === 'string' && each !== '');
    return hasText && !unknown.isText ? new Unknown(unknown.why, true) : unknown;
  }
  if (typeof first === 'string' && typeof second === 'string') return first + second;
  return new Unknown('appends to a value that is no text');
}

function without(
  flags: ReadonlyMap<string, PyValue> | undefined,
  flag: string,
): ReadonlyMap<string, PyValue> | undefined {
  if (!flags?.has(flag)) return flags;
  const rest = new Map(flags);
  rest.delete(flag);
  return rest.size > 0 ? rest : undefined;
}

function modernName(name: string): string {
  return name.replace(/_(append|prepend|remove)/g, ':$1');
}
