/** Which operations on a variable counted, and what its value was after each: what `bitbake -e` prints as comments, as data. */
import { type PyValue, Unknown } from '../../python/value';
import type { Datastore } from './datastore';
import type { OrderedEntry } from './history';

export interface ExplainedOperation extends OrderedEntry {
  /** Whether the value that the variable has in the end would be another without it. */
  readonly counts: boolean;
  /** The unexpanded value after the operation, pending ones included; undefined where there is none, or it is not known. */
  readonly after: string | undefined;
}

/** All operations on the variable and on those that override it, in BitBake's order. */
export function explainHistory(store: Datastore, name: string): readonly ExplainedOperation[] {
  const names = [name, ...store.overridingVariables(name)];
  const entries = names
    .flatMap((each) => store.history(each))
    .filter(({ flag }) => flag === undefined)
    .sort((first, second) => first.order - second.order);
  const variables = new Map(names.map((each) => [each, new ReplayedVariable(store)]));
  const own = variables.get(name);
  const chosen = variables.get(store.chosenVariable(name)) ?? own;
  const afterEach = entries.map((entry) => {
    variables.get(entry.name)?.apply(entry);
    return chosen === own ? own?.text() : own?.around(chosen?.text());
  });
  const counting = new Set([...(chosen?.content ?? []), ...(chosen?.pending ?? []), ...(own?.pending ?? [])]);
  return entries.map((entry, index) => ({ ...entry, counts: counting.has(entry), after: afterEach[index] }));
}

/** One of the variables, operation by operation. */
class ReplayedVariable {
  readonly #store: Datastore;
  #value: PyValue | undefined;
  #weakDefault: OrderedEntry | undefined;
  #setBy: OrderedEntry[] = [];
  #before = '';
  #after = '';
  /** The `:append` and the like that count. */
  pending: OrderedEntry[] = [];

  constructor(store: Datastore) {
    this.#store = store;
  }

  /** What the content owes itself to: that of `??=` only where there is no other. */
  get content(): readonly OrderedEntry[] {
    if (this.#value !== undefined) return this.#setBy;
    return this.#weakDefault ? [this.#weakDefault] : [];
  }

  /** The content with what is appended and prepended. */
  text(): string | undefined {
    return this.around(textOf(this.#value === undefined ? this.#weakDefault?.text : this.#value));
  }

  /** Another variable's text, with what is appended and prepended to this one. */
  around(text: string | undefined): string | undefined {
    if (text === undefined) return this.pending.length > 0 ? this.#before + this.#after : undefined;
    return this.#before + text + this.#after;
  }

  apply(entry: OrderedEntry): void {
    const { operation, text } = entry;
    switch (operation) {
      case '??=':
        this.#weakDefault = entry;
        break;
      case '?=':
        if (this.#value === undefined) this.#replace(entry);
        break;
      case '+=':
        this.#extend(entry, (old) => `${old} ${textOf(text)}`);
        break;
      case '=+':
        this.#extend(entry, (old) => `${textOf(text)} ${old}`);
        break;
      case '.=':
        this.#extend(entry, (old) => `${old}${textOf(text)}`);
        break;
      case '=.':
        this.#extend(entry, (old) => `${textOf(text)}${old}`);
        break;
      case ':append':
      case ':prepend':
      case ':remove':
        this.#wait(entry);
        break;
      case 'unset':
        this.#value = undefined;
        this.#weakDefault = undefined;
        this.#setBy = [];
        this.#dropPending();
        break;
      case 'python':
        this.#dropPending();
        this.#replace(entry);
        break;
      case '=':
      case ':=':
      case 'rename':
      case 'function':
        this.#replace(entry);
        break;
      case 'export':
        break;
    }
  }

  #replace(entry: OrderedEntry): void {
    this.#value = entry.text;
    this.#setBy = [entry];
  }

  #extend(entry: OrderedEntry, join: (old: string) => string): void {
    this.#value = this.#value instanceof Unknown ? this.#value : join(textOf(this.#value) ?? '');
    this.#setBy.push(entry);
  }

  #wait(entry: OrderedEntry): void {
    if (!this.#store.areActive(entry.overrides)) return;
    this.pending.push(entry);
    if (entry.operation === ':append') this.#after += textOf(entry.text) ?? '';
    if (entry.operation === ':prepend') this.#before = (textOf(entry.text) ?? '') + this.#before;
  }

  #dropPending(): void {
    this.pending = [];
    this.#before = '';
    this.#after = '';
  }
}

function textOf(value: PyValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
