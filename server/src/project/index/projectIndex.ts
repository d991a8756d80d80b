/** The index of a project: keeps up with its files and gives a snapshot of what they hold at any moment. */
import type { SlicedWork } from '../../base/pacer';
import { dialectByName } from '../../syntax/bitbake/dialect';
import { parse } from '../../syntax/bitbake/parse';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import { type FileReader, isFile, isFolder } from '../files';
import { type Discovery, type DiscoveryRequest, discoverLayers } from '../layers/discoverLayers';
import { homeOfPath, isIndexedPath, type PathContext } from '../layers/homeOfPath';
import { FolderWalk, usualWalkLimits, type WalkLimits } from '../layers/walk';
import type { ProjectNote } from '../note';
import { isBelow } from '../paths';
import { readFile, readProblem } from '../readFile';
import { collectFacts } from './collectFacts';
import { FileFacts, noFacts } from './fileFacts';
import { fileIdentity } from './fileIdentity';
import { FileRecord } from './fileRecord';
import { WordCollector } from './mentionedWords';
import { mostUrgentFirst } from './mostUrgentFirst';
import { NameTable } from './nameTable';
import { IndexSnapshot, type Inheritance, type ProjectSnapshot } from './projectSnapshot';

export interface FileEvent {
  /** A file, or a folder with all that is in it. */
  readonly path: string;
  readonly kind: 'created' | 'changed' | 'deleted';
}

/** What an index knows of the disk, in a form that another thread can be given. */
export interface IndexCopy {
  readonly discovery: Discovery;
  /** By their numbers. */
  readonly names: readonly string[];
  /** The packed facts of each file. */
  readonly files: ReadonlyMap<string, Int32Array>;
  readonly readNotes: ReadonlyMap<string, ProjectNote>;
}

type Shared = Omit<Inheritance, 'from'>;

const allShared: Shared = { sharesPaths: true, sharesNames: true, sharesPackages: true, sharesImageParts: true };

const nothingFound: Discovery = {
  layers: [],
  build: undefined,
  searchPath: [],
  files: [],
  coreSeries: [],
  masks: [],
  looseRoots: [],
  notes: [],
};

export interface IndexOptions {
  readonly limits?: WalkLimits;
}

export class ProjectIndex {
  readonly #reader: FileReader;
  readonly #limits: WalkLimits;
  readonly #names = new NameTable();
  readonly #words = new WordCollector();
  /** The trees of open documents: what is typed counts, not what is on disk. */
  readonly #openTrees = new Map<string, SyntaxTree>();
  #request: DiscoveryRequest = { workspaceFolders: [], buildFolder: undefined, openFiles: [] };
  #discovery = nothingFound;
  #records = new Map<string, FileRecord>();
  #readNotes = new Map<string, ProjectNote>();
  #isComplete = false;
  /** The newest snapshot; undefined once something has changed after it. */
  #snapshot: IndexSnapshot | undefined;
  /** What of an older snapshot still holds. */
  #inheritance: Inheritance | undefined;

  constructor(reader: FileReader, { limits = usualWalkLimits }: IndexOptions = {}) {
    this.#reader = reader;
    this.#limits = limits;
  }

  /** A whole index, without looking at the disk; no change is to come, for it does not know what it was asked to look at. */
  static fromCopy({ discovery, names, files, readNotes }: IndexCopy, reader: FileReader): ProjectIndex {
    const index = new ProjectIndex(reader);
    for (const name of names) index.#names.intern(name);
    index.#discovery = discovery;
    for (const [path, numbers] of files) index.#records.set(path, index.#record(path, new FileFacts(numbers)));
    index.#readNotes = new Map(readNotes);
    index.#isComplete = true;
    return index;
  }

  copy(): IndexCopy {
    const files = new Map(Array.from(this.#records, ([path, { facts }]) => [path, facts.numbers]));
    return { discovery: this.#discovery, names: this.#names.names, files, readNotes: this.#readNotes };
  }

  /** What is known now. Between two changes it is the same object. */
  get snapshot(): ProjectSnapshot {
    this.#snapshot ??= this.#newSnapshot();
    return this.#snapshot;
  }

  #newSnapshot(): IndexSnapshot {
    const notes = [...this.#discovery.notes, ...this.#readNotes.values()];
    const records = this.#records;
    const state = {
      discovery: this.#discovery,
      records,
      recipes: () => records.values(),
      names: () => this.#names,
      reader: this.#reader,
      openTrees: new Map(this.#openTrees),
      notes: () => notes,
      isComplete: this.#isComplete,
    };
    return new IndexSnapshot(state, this.#inheritance);
  }

  /**
   * Finds the layers and reads their files: those that are open first, then configuration, classes and includes, then recipes. Files that
   * are known already are not read again; `update` tells of those that changed.
   */
  *build(request: DiscoveryRequest): SlicedWork<ProjectSnapshot> {
    this.#request = request;
    const openFiles = [...new Set([...request.openFiles, ...this.#openTrees.keys()])];
    const discovery = yield* discoverLayers({ ...request, openFiles }, this.#reader, this.#limits);
    this.#startOver(discovery);
    for (const path of mostUrgentFirst(discovery.files, openFiles)) {
      if (this.#records.has(path)) continue;
      this.#take(path);
      yield;
    }
    this.#beforeChange(allShared);
    this.#isComplete = true;
    return this.snapshot;
  }

  /** Takes changes on disk in. A change to the configuration of layers or of the build folder finds the layers anew. */
  *update(events: readonly FileEvent[]): SlicedWork<ProjectSnapshot> {
    let isConfigurationChanged = false;
    for (const event of events) {
      isConfigurationChanged ||= this.#configures(event);
      if (event.kind === 'deleted') this.#deleted(event.path);
      else yield* this.#appeared(event.path);
      yield;
    }
    return isConfigurationChanged ? yield* this.build(this.#request) : this.snapshot;
  }

  /** A document was opened or edited. */
  open(path: string, tree: SyntaxTree): void {
    this.#openTrees.set(path, tree);
    this.#note(path, undefined);
    this.#put(path, collectFacts(tree, this.#names, this.#words));
  }

  /** A document was closed: what is on disk counts again. */
  close(path: string): void {
    if (!this.#openTrees.delete(path)) return;
    if (isIndexedPath(path, this.#pathContext)) this.#take(path);
    else this.#remove(path);
  }

  /** Whether the layer or folder around a file has been looked at; if not, `build` with it among the open files does so. */
  covers(path: string): boolean {
    return homeOfPath(path, this.#pathContext) !== undefined;
  }

  /** Keeps the facts of the files that are still there: reading them is what takes time. */
  #startOver(discovery: Discovery): void {
    const known = this.#records;
    this.#discovery = discovery;
    this.#records = new Map();
    this.#snapshot = undefined;
    this.#inheritance = undefined;
    this.#isComplete = false;
    for (const path of [...this.#openTrees.keys(), ...discovery.files]) {
      const facts = known.get(path)?.facts;
      if (facts && !this.#records.has(path)) this.#records.set(path, this.#record(path, facts));
    }
    for (const path of this.#readNotes.keys()) if (!this.#records.has(path)) this.#readNotes.delete(path);
  }

  /** Reads a file; one that cannot be read is known by its name alone. */
  #take(path: string): void {
    const openTree = this.#openTrees.get(path);
    if (openTree) {
      this.#put(path, collectFacts(openTree, this.#names, this.#words));
      return;
    }
    const read = readFile(path, this.#reader);
    this.#note(path, read.kind === 'missing' || read.kind === 'text' ? undefined : readProblem(read));
    if (read.kind === 'missing') this.#remove(path);
    else if (read.kind === 'text')
      this.#put(path, collectFacts(parse(read.text, dialectByName(path)), this.#names, this.#words));
    else this.#put(path, noFacts);
  }

  /** Keeps what there is to say of how a file was read; undefined takes it back. */
  #note(path: string, message: string | undefined): void {
    if (this.#readNotes.get(path)?.message === message) return;
    this.#beforeChange(allShared);
    if (message === undefined) this.#readNotes.delete(path);
    else this.#readNotes.set(path, { path, message });
  }

  *#appeared(path: string): SlicedWork<void> {
    const home = homeOfPath(path, this.#pathContext);
    if (!home || this.#openTrees.has(path)) return;
    if (!isFolder(this.#reader, path)) {
      if (isIndexedPath(path, this.#pathContext)) this.#take(path);
      return;
    }
    const walk = new FolderWalk(this.#reader, this.#limits);
    yield* walk.below(path, home);
    for (const file of walk.findings.files) {
      if (!this.#openTrees.has(file)) this.#take(file);
      yield;
    }
  }

  #deleted(path: string): void {
    const gone = this.#records.has(path) ? [path] : [...this.#records.keys()].filter((each) => isBelow(each, path));
    for (const each of gone) if (!this.#openTrees.has(each)) this.#remove(each);
  }

  #put(path: string, facts: FileFacts): void {
    const old = this.#records.get(path);
    // A document that is opened or closed holds what the disk holds, as a rule.
    if (old?.facts.equals(facts)) return;
    this.#beforeChange(sharedAfter(path, old?.facts, facts));
    this.#records.set(path, this.#record(path, facts));
  }

  #remove(path: string): void {
    const old = this.#records.get(path);
    if (!old) return;
    this.#note(path, undefined);
    this.#beforeChange(sharedAfter(path, old.facts, undefined));
    this.#records.delete(path);
  }

  /** Leaves the records to the snapshot that was given out, and goes on with a copy. */
  #beforeChange(shared: Shared): void {
    if (this.#snapshot) {
      this.#inheritance = { from: this.#snapshot, ...shared };
      this.#records = new Map(this.#records);
      this.#snapshot = undefined;
    } else if (this.#inheritance) {
      const { from, sharesPaths, sharesNames, sharesPackages, sharesImageParts } = this.#inheritance;
      this.#inheritance = {
        from,
        sharesPaths: sharesPaths && shared.sharesPaths,
        sharesNames: sharesNames && shared.sharesNames,
        sharesPackages: sharesPackages && shared.sharesPackages,
        sharesImageParts: sharesImageParts && shared.sharesImageParts,
      };
    }
  }

  #record(path: string, facts: FileFacts): FileRecord {
    return new FileRecord(fileIdentity(path, this.#discovery), facts, this.#names);
  }

  get #pathContext(): PathContext {
    return {
      discovery: this.#discovery,
      workspaceFolders: this.#request.workspaceFolders,
      reader: this.#reader,
    };
  }

  /** Whether the layers may be others after the event. */
  #configures({ path, kind }: FileEvent): boolean {
    if (path.endsWith('/conf/layer.conf') || path.endsWith('/conf/bblayers.conf')) return true;
    const { build, layers } = this.#discovery;
    if (build && isBelow(path, `${build.path}/conf`)) return true;
    if (kind === 'deleted') return layers.some(({ root }) => root === path || isBelow(root, path));
    return isFile(this.#reader, `${path}/conf/layer.conf`);
  }
}

/** What still holds after a file has other facts than before; undefined is a file that is not there. */
function sharedAfter(path: string, before: FileFacts | undefined, after: FileFacts | undefined): Shared {
  const [old, facts] = [before ?? noFacts, after ?? noFacts];
  const staysThere = before !== undefined && after !== undefined;
  return {
    sharesPaths: staysThere || isNamedByOthers(path),
    sharesNames: old.hasNamesOf(facts),
    sharesPackages: old.hasPackagesOf(facts),
    sharesImageParts: old.hasImagePartsOf(facts),
  };
}

/** Recipes, appends and classes are found by their paths; other files are asked for by whoever names them. */
function isNamedByOthers(path: string): boolean {
  const dialect = dialectByName(path);
  return dialect === 'conf' || dialect === 'include';
}
