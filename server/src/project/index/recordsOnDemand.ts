/** The files of a project of which few are looked at: each is read when something in it is asked for, and only who asks for all makes them be found. */
import { runAtOnce } from '../../base/pacer';
import { dialectByName } from '../../syntax/bitbake/dialect';
import { parse } from '../../syntax/bitbake/parse';
import { type FileReader, isFile } from '../files';
import type { DiscoveryRequest, FoundLayers } from '../layers/discoverLayers';
import { isIndexedPath } from '../layers/homeOfPath';
import { recipeFolders } from '../layers/recipeFolders';
import type { ProjectNote } from '../note';
import { normalized } from '../paths';
import { readFile } from '../readFile';
import { collectFacts } from './collectFacts';
import { type FileFacts, noFacts } from './fileFacts';
import { fileIdentity } from './fileIdentity';
import { FileRecord, type Records } from './fileRecord';
import { WordCollector } from './mentionedWords';
import { mostUrgentFirst } from './mostUrgentFirst';
import { NameTable } from './nameTable';

interface WalkedRecords {
  readonly records: ReadonlyMap<string, FileRecord>;
  readonly notes: readonly ProjectNote[];
}

export class RecordsOnDemand implements Records {
  readonly #request: DiscoveryRequest;
  readonly #found: FoundLayers;
  readonly #reader: FileReader;
  readonly #names = new NameTable();
  readonly #words = new WordCollector();
  /** Those asked for by their paths; undefined for what the layers do not hold. */
  readonly #known = new Map<string, FileRecord | undefined>();
  #recipes: readonly FileRecord[] | undefined;
  #all: WalkedRecords | undefined;
  #isRead = false;

  constructor(request: DiscoveryRequest, found: FoundLayers, reader: FileReader) {
    this.#request = request;
    this.#found = found;
    this.#reader = reader;
  }

  get(path: string): FileRecord | undefined {
    if (this.#all) return this.#all.records.get(path);
    if (!this.#known.has(path)) this.#known.set(path, this.#isThere(path) ? this.#record(path) : undefined);
    return this.#known.get(path);
  }

  has(path: string): boolean {
    return this.get(path) !== undefined;
  }

  /** In their order among all files: the recipes and appends that BBFILES takes in, and others that were come by. */
  recipes(): Iterable<FileRecord> {
    if (this.#all) return this.#all.records.values();
    this.#recipes ??= [...this.#walk(recipeFolders(this.#found.layers)).records.values()];
    return this.#recipes;
  }

  keys(): Iterable<string> {
    return this.#walked().records.keys();
  }

  values(): Iterable<FileRecord> {
    return this.#walked().records.values();
  }

  /** What could not be walked through, and limits that were met. */
  notes(): readonly ProjectNote[] {
    return this.#walked().notes;
  }

  /** The names that all files hold, which have to be read for it. */
  names(): NameTable {
    if (!this.#isRead) for (const record of this.values()) record.read();
    this.#isRead = true;
    return this.#names;
  }

  #isThere(path: string): boolean {
    const context = {
      discovery: this.#found,
      workspaceFolders: this.#request.workspaceFolders,
      reader: this.#reader,
    };
    return path === normalized(path) && isIndexedPath(path, context) && isFile(this.#reader, path);
  }

  #walked(): WalkedRecords {
    this.#all ??= this.#walk(() => true);
    return this.#all;
  }

  #walk(goesInto: (folder: string) => boolean): WalkedRecords {
    const { files, notes } = runAtOnce(this.#found.walk(goesInto));
    const records = new Map<string, FileRecord>();
    for (const path of mostUrgentFirst(files, this.#request.openFiles)) {
      const record = this.#known.get(path) ?? this.#record(path);
      this.#known.set(path, record);
      records.set(path, record);
    }
    return { records, notes };
  }

  #record(path: string): FileRecord {
    return new FileRecord(fileIdentity(path, this.#found), () => this.#factsOf(path), this.#names);
  }

  /** None of a file that cannot be read: it is known by its name alone. */
  #factsOf(path: string): FileFacts {
    const read = readFile(path, this.#reader);
    return read.kind === 'text'
      ? collectFacts(parse(read.text, dialectByName(path)), this.#names, this.#words)
      : noFacts;
  }
}
