/** The records of a datastore's variables, on top of those of the datastore that it was copied from. */
import { copiedRecord, emptyRecord, isEmpty, type VariableRecord } from './variableRecord';

export class VariableRecords {
  #parent: VariableRecords | undefined;
  readonly #own = new Map<string, VariableRecord>();
  /** The names of its own that hold `${...}`. */
  readonly #unexpandedNames = new Set<string>();

  constructor(parent: VariableRecords | undefined) {
    this.#parent = parent;
  }

  find(name: string): VariableRecord | undefined {
    for (let records: VariableRecords | undefined = this; records; records = records.#parent) {
      const record = records.#own.get(name);
      if (record) return record;
    }
    return undefined;
  }

  /** The record to be changed: copied from below, or a new one. */
  writable(name: string): VariableRecord {
    const own = this.#own.get(name);
    if (own) return own;
    const inherited = this.find(name);
    const record = inherited ? copiedRecord(inherited) : emptyRecord();
    this.#own.set(name, record);
    if (!inherited && name.includes('${')) this.#unexpandedNames.add(name);
    return record;
  }

  /** Leaves nothing of the variable, here and below. */
  clear(name: string): void {
    this.#own.set(name, emptyRecord());
  }

  /** The names of the variables that were set, changed or deleted here. */
  ownNames(): readonly string[] {
    return [...this.#own.keys()];
  }

  /** The names of all variables of which there is something. */
  names(): Set<string> {
    const names = new Set<string>();
    const gone = new Set<string>();
    for (let records: VariableRecords | undefined = this; records; records = records.#parent) {
      for (const [name, record] of records.#own) {
        if (isEmpty(record)) gone.add(name);
        else if (!gone.has(name)) names.add(name);
      }
    }
    return names;
  }

  /** The names among them that hold `${...}`. */
  unexpandedNames(): readonly string[] {
    const names = new Set<string>();
    for (let records: VariableRecords | undefined = this; records; records = records.#parent) {
      for (const name of records.#unexpandedNames) names.add(name);
    }
    return [...names].filter((name) => {
      const record = this.find(name);
      return record !== undefined && !isEmpty(record);
    });
  }

  /** Takes over all that is below, so that finding a record takes one step. Copies made before stay as they are. */
  flatten(): void {
    for (let records = this.#parent; records; records = records.#parent) {
      for (const name of records.#unexpandedNames) this.#unexpandedNames.add(name);
      for (const [name, record] of records.#own) {
        if (!this.#own.has(name)) this.#own.set(name, copiedRecord(record));
      }
    }
    this.#parent = undefined;
  }
}
