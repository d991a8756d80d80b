/** The names that the files of an index define, all together. What takes sorting is made when it is asked for. */
import { taskName } from '../../syntax/bitbake/text';
import type { Section } from './fileFacts';
import type { FileRecord, Records } from './fileRecord';
import type { NameTable } from './nameTable';

export class NameTables {
  readonly #names: NameTable;
  readonly #taskMarks: Uint8Array;
  /** For each variable how often it is assigned to, flags left out. */
  readonly #plainCounts: Int32Array;
  readonly #paths: readonly string[];
  readonly #assigning: FilesByName;
  readonly #defining: FilesByName;
  #variables: readonly string[] | undefined;
  #functions: readonly string[] | undefined;
  #tasks: readonly string[] | undefined;

  constructor(records: Records, names: NameTable) {
    this.#names = names;
    this.#taskMarks = new Uint8Array(names.size);
    this.#plainCounts = new Int32Array(names.size);
    this.#paths = [...records.keys()];
    const assigned = new NamesOfFiles(names.size);
    const defined = new NamesOfFiles(names.size);
    for (const { facts } of records.values()) {
      assigned.startFile();
      defined.startFile();
      facts.eachAssignment((id, hasFlag) => {
        const base = names.base(id);
        assigned.add(base);
        if (!hasFlag) this.#plainCounts[base] = (this.#plainCounts[base] ?? 0) + 1;
      });
      facts.eachNameId('functions', (id) => defined.add(id));
      facts.eachNameId('tasks', (id) => {
        this.#taskMarks[id] = 1;
      });
    }
    this.#assigning = assigned.byName();
    this.#defining = defined.byName();
  }

  /** Without overrides. */
  get variables(): readonly string[] {
    this.#variables ??= this.#sorted((id) => this.isVariable(id));
    return this.#variables;
  }

  get functions(): readonly string[] {
    this.#functions ??= this.#sorted((id) => countOf(this.#defining, id) > 0);
    return this.#functions;
  }

  /** With `do_`. */
  get tasks(): readonly string[] {
    this.#tasks ??= [...new Set(this.#sorted((id) => this.#taskMarks[id] === 1).map(taskName))].sort();
    return this.#tasks;
  }

  isVariable(nameId: number): boolean {
    return this.fileCountAssigning(nameId) > 0;
  }

  /** How many assignments to a variable there are whatever the overrides, those to its flags left out. */
  assignmentCount(baseId: number): number {
    return this.#plainCounts[baseId] ?? 0;
  }

  fileCountAssigning(baseId: number): number {
    return countOf(this.#assigning, baseId);
  }

  /** The paths of the files that assign to a variable, whatever the overrides, in the order of the index. */
  filesAssigning(baseId: number): Iterable<string> {
    return this.#pathsIn(this.#assigning, baseId);
  }

  /** The paths of the files that define a function of the name as it is written, in the order of the index. */
  filesDefining(nameId: number): Iterable<string> {
    return this.#pathsIn(this.#defining, nameId);
  }

  *#pathsIn({ starts, files }: FilesByName, id: number): Iterable<string> {
    const end = starts[id + 1] ?? 0;
    for (let at = starts[id] ?? end; at < end; at++) yield this.#paths[files[at] ?? 0] ?? '';
  }

  #sorted(isTaken: (nameId: number) => boolean): readonly string[] {
    const found: string[] = [];
    for (let id = 0; id < this.#taskMarks.length; id++) if (isTaken(id)) found.push(this.#names.name(id));
    return found.sort();
  }
}

interface FilesByName {
  /** For each name the start of its part in `files`, and behind the last one the end. */
  readonly starts: Int32Array;
  /** Numbers of files; those of one name are in order. */
  readonly files: Int32Array;
}

function countOf({ starts }: FilesByName, id: number): number {
  const start = starts[id];
  return start === undefined ? 0 : (starts[id + 1] ?? start) - start;
}

/** Gathers file by file which names each has, and gives for each name its files. */
class NamesOfFiles {
  readonly #ids: number[] = [];
  readonly #files: number[] = [];
  readonly #counts: Int32Array;
  /** For each name the file that added it last. */
  readonly #lastFile: Int32Array;
  #file = -1;

  constructor(nameCount: number) {
    this.#counts = new Int32Array(nameCount);
    this.#lastFile = new Int32Array(nameCount).fill(-1);
  }

  startFile(): void {
    this.#file++;
  }

  add(id: number): void {
    if (this.#lastFile[id] === this.#file) return;
    this.#lastFile[id] = this.#file;
    this.#ids.push(id);
    this.#files.push(this.#file);
    this.#counts[id] = (this.#counts[id] ?? 0) + 1;
  }

  byName(): FilesByName {
    const starts = new Int32Array(this.#counts.length + 1);
    for (let id = 0; id < this.#counts.length; id++) starts[id + 1] = (starts[id] ?? 0) + (this.#counts[id] ?? 0);
    const next = starts.slice();
    const files = new Int32Array(this.#ids.length);
    for (const [index, id] of this.#ids.entries()) {
      const place = next[id] ?? 0;
      next[id] = place + 1;
      files[place] = this.#files[index] ?? 0;
    }
    return { starts, files };
  }
}

/** The files that hold a name in one of their sections. */
export function* filesHolding(records: Iterable<FileRecord>, section: Section, nameId: number): Iterable<FileRecord> {
  for (const record of records) {
    if (record.facts.holds(section, nameId)) yield record;
  }
}
