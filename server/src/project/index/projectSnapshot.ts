/** The snapshot of an index: questions about all its files, answered from tables that are made when first needed. */
import { variableNamed } from '../../knowledge/knowledge';
import type { Release } from '../../knowledge/release';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import { type FileReader, type FolderEntry, isFailure, isFile } from '../files';
import type { Discovery } from '../layers/discoverLayers';
import type { ProjectNote } from '../note';
import { folderOf, isBelow, joined } from '../paths';
import { readFile } from '../readFile';
import type { FileLookup } from '../resolution/lookup';
import type {
  AssignmentPlace,
  BuildFolder,
  FunctionPlace,
  ImagePartKind,
  IndexedFile,
  Layer,
  NamedRecipes,
  NamingPlace,
  PackageNames,
  Snapshot,
} from '../snapshot';
import type { FileRecord, Records } from './fileRecord';
import { type ImageParts, imageParts } from './imageParts';
import { Includers } from './includers';
import { wordNumbers } from './mentionedWords';
import type { NameTable } from './nameTable';
import { filesHolding, NameTables } from './nameTables';
import { packageNames } from './packageNames';
import { classFiles, classNames, type PathTables, pathTables } from './pathTables';
import { RecipeInheritance } from './recipeInheritance';
import { type RecipeTables, recipeTables } from './recipeTables';

/** A snapshot that also answers what following a file's classes and includes asks. */
export interface ProjectSnapshot extends Snapshot, FileLookup {
  /** What could not be read, and limits that were met. */
  readonly notes: readonly ProjectNote[];
}

export interface IndexState {
  readonly discovery: Omit<Discovery, 'files' | 'notes'>;
  readonly records: Records;
  /** All recipes and appends that BBFILES takes in, in the order of `records`; others may be among them. */
  readonly recipes: () => Iterable<FileRecord>;
  /** The names that all files hold. */
  readonly names: () => NameTable;
  readonly reader: FileReader;
  /** The trees of open documents. */
  readonly openTrees: ReadonlyMap<string, SyntaxTree>;
  readonly notes: () => readonly ProjectNote[];
  readonly isComplete: boolean;
}

/** What of the snapshot before still holds, since the files' names or what they define did not change. */
export interface Inheritance {
  readonly from: IndexSnapshot;
  readonly sharesPaths: boolean;
  readonly sharesNames: boolean;
  /** Whether the recipes make the same packages and provide the same names. */
  readonly sharesPackages: boolean;
  /** Whether images are made of the same, named on the same lines. */
  readonly sharesImageParts: boolean;
}

/** So many searches for words are remembered. */
const maxSearches = 200;

export class IndexSnapshot implements ProjectSnapshot {
  readonly #state: IndexState;
  /** By what was asked for: rules ask the same again after each edit. */
  readonly #mentioning = new Map<string, readonly IndexedFile[]>();
  readonly #layersByDepth: readonly Layer[];
  #pathTables: PathTables | undefined;
  #classNames: readonly string[] | undefined;
  #nameTables: NameTables | undefined;
  #recipeTables: RecipeTables | undefined;
  #imageParts: ImageParts | undefined;
  #includers: Includers | undefined;
  #inheritance: RecipeInheritance | undefined;
  #packageNames: PackageNames | undefined;

  constructor(state: IndexState, inherited: Inheritance | undefined) {
    this.#state = state;
    this.#layersByDepth = state.discovery.layers.toSorted((first, second) => second.root.length - first.root.length);
    if (inherited?.sharesPaths) {
      this.#pathTables = inherited.from.#pathTables;
      this.#classNames = inherited.from.#classNames;
    }
    if (inherited?.sharesNames) this.#nameTables = inherited.from.#nameTables;
    if (inherited?.sharesPaths && inherited.sharesPackages) this.#recipeTables = inherited.from.#recipeTables;
    if (inherited?.sharesPaths && inherited.sharesImageParts) this.#imageParts = inherited.from.#imageParts;
    if (inherited?.sharesPaths && inherited.sharesPackages) {
      this.#includers = inherited.from.#includers;
      this.#inheritance = inherited.from.#inheritance;
      if (inherited.sharesNames) this.#packageNames = inherited.from.#packageNames;
    }
  }

  get layers(): readonly Layer[] {
    return this.#state.discovery.layers;
  }

  get build(): BuildFolder | undefined {
    return this.#state.discovery.build;
  }

  get release(): Release | undefined {
    const named = (name: string) => this.layers.find((layer) => layer.name === name);
    return (named('virtualization-layer') ?? named('core'))?.release ?? sharedRelease(this.layers);
  }

  get complete(): boolean {
    return this.#state.isComplete;
  }

  get searchPath(): readonly string[] {
    return this.#state.discovery.searchPath;
  }

  get notes(): readonly ProjectNote[] {
    return this.#state.notes();
  }

  file(path: string): IndexedFile | undefined {
    return this.#state.records.get(path);
  }

  files(): Iterable<IndexedFile> {
    return this.#state.records.values();
  }

  layerOf(path: string): Layer | undefined {
    return this.#layersByDepth.find(({ root }) => isBelow(path, root));
  }

  releaseFor(path: string): Release | undefined {
    const [layer, used] = [this.layerOf(path), this.release];
    const isForUsed = used && (!layer || used.layerSeries.some((name) => layer.series.includes(name)));
    return isForUsed ? used : (layer?.release ?? used);
  }

  recipeNames(layer?: Layer): readonly string[] {
    return layer ? this.#paths.recipesOfLayer(layer) : [...this.#paths.recipes.keys()];
  }

  packageNames(): PackageNames {
    this.#packageNames ??= packageNames({
      recipeNames: this.#paths.recipes.keys(),
      filesAssigning: (variable) => this.#filesAssigning(variable),
      recipesInheriting: (className) => this.recipesInheriting(className),
    });
    return this.#packageNames;
  }

  recipesNamed(name: string): readonly IndexedFile[] {
    return this.#filesAt(this.#paths.recipes.get(name) ?? []);
  }

  appendsOf(recipePath: string): readonly IndexedFile[] {
    return this.#filesAt(this.#paths.appendsOf(recipePath));
  }

  recipesOf(appendPath: string): readonly IndexedFile[] {
    return this.#filesAt(this.#paths.recipesOf(appendPath));
  }

  classNames(): readonly string[] {
    this.#classNames ??= classNames(this.#state.records.values(), this.searchPath);
    return this.#classNames;
  }

  classFiles(name: string): readonly string[] {
    return classFiles(name, this.searchPath, this.#state.records);
  }

  resolveInclude(fromPath: string, target: string): string | undefined {
    const folders = target.startsWith('/') ? ['/'] : [folderOf(fromPath), ...this.searchPath];
    const candidates = folders.map((folder) => joined(folder, target));
    // A file may be included that the index leaves out, such as a `.conf` beside a recipe.
    return candidates.find((path) => this.#state.records.has(path) || isFile(this.#state.reader, path));
  }

  filesInheriting(className: string): readonly IndexedFile[] {
    const names = this.#allNames;
    const { records } = this.#state;
    const id = names.idOf(className);
    return id === undefined ? [] : [...filesHolding(records.values(), 'inherits', id)];
  }

  filesIncluding(path: string): readonly IndexedFile[] {
    return this.#includersOfAll.of(path);
  }

  recipesBehind(word: string): NamedRecipes | undefined {
    const named = this.#recipes.namedBy(word);
    return named && { how: named.how, recipes: this.#filesAt(named.paths) };
  }

  recipeNameBehind(word: string): string | undefined {
    return this.#recipes.nameBehind(word);
  }

  imageParts(kind: ImagePartKind): ReadonlyMap<string, readonly NamingPlace[]> {
    this.#imageParts ??= imageParts(this.#state.records.values());
    return this.#imageParts[kind];
  }

  recipesReading(path: string): readonly IndexedFile[] {
    return this.#filesAt(this.#recipes.recipesReading(path));
  }

  recipesInheriting(className: string): ReadonlySet<string> {
    this.#inheritance ??= new RecipeInheritance(this, this.#includersOfAll);
    return this.#inheritance.recipesInheriting(className);
  }

  variableNames(): readonly string[] {
    return this.#names.variables;
  }

  assignmentsOf(base: string): readonly AssignmentPlace[] {
    return [...this.assignmentsAmong(base, () => true)];
  }

  *assignmentsAmong(base: string, isAsked: (file: IndexedFile) => boolean): Iterable<AssignmentPlace> {
    const names = this.#allNames;
    const id = names.idOf(base);
    if (id === undefined) return;
    for (const record of this.#recordsAssigning(id)) {
      if (!isAsked(record)) continue;
      for (const packed of record.facts.assignmentsTo(id, names)) yield record.assignmentPlace(packed);
    }
  }

  assignmentCount(base: string): number {
    const id = this.#allNames.idOf(base);
    return id === undefined ? 0 : this.#names.assignmentCount(id);
  }

  fileCountAssigning(base: string): number {
    const id = this.#allNames.idOf(base);
    return id === undefined ? 0 : this.#names.fileCountAssigning(id);
  }

  functionNames(): readonly string[] {
    return this.#names.functions;
  }

  functionsNamed(name: string): readonly FunctionPlace[] {
    const id = this.#allNames.idOf(name);
    if (id === undefined) return [];
    const places: FunctionPlace[] = [];
    for (const record of this.#recordsAt(this.#names.filesDefining(id))) {
      for (const packed of record.facts.functionsNamed(id)) places.push(record.functionPlace(packed));
    }
    return places;
  }

  taskNames(): readonly string[] {
    return this.#names.tasks;
  }

  filesMentioning(text: string): readonly IndexedFile[] {
    let found = this.#mentioning.get(text);
    if (!found) {
      found = this.#searchFor(text);
      if (this.#mentioning.size >= maxSearches) this.#mentioning.clear();
      this.#mentioning.set(text, found);
    }
    return found;
  }

  #searchFor(text: string): readonly IndexedFile[] {
    const numbers = wordNumbers(text);
    const found: IndexedFile[] = [];
    for (const record of this.#state.records.values()) {
      if (numbers.every((number) => record.facts.mentions(number))) found.push(record);
    }
    return found;
  }

  folder(path: string): readonly FolderEntry[] {
    const listed = this.#state.reader.list(path);
    return isFailure(listed) ? [] : listed;
  }

  isFile(path: string): boolean {
    return isFile(this.#state.reader, path);
  }

  textOf(path: string): string | undefined {
    const open = this.#state.openTrees.get(path);
    if (open) return open.text;
    const read = readFile(path, this.#state.reader);
    return read.kind === 'text' ? read.text : undefined;
  }

  providersOf(name: string): readonly IndexedFile[] {
    const names = this.#allNames;
    const { records } = this.#state;
    const id = names.idOf(name);
    return id === undefined ? [] : [...filesHolding(records.values(), 'provides', id)];
  }

  findsAllFor(fromPath: string): boolean {
    if (!this.complete || this.classFiles('base').length === 0) return false;
    const layer = this.layerOf(fromPath);
    if (!layer || !this.#fitsCore(layer)) return false;
    const names = new Set(this.layers.map(({ name }) => name));
    const record = this.#state.records.get(fromPath);
    // What BBFILES leaves out waits for a layer that is not there, and may take classes from it.
    return record?.isCollected !== false && dependenciesOf(layer, this.layers).every((name) => names.has(name));
  }

  isVariableKnown(name: string): boolean {
    if (!this.complete || variableNamed(name) !== undefined) return true;
    const id = this.#allNames.idOf(name);
    return id !== undefined && this.#names.isVariable(id);
  }

  /** A snapshot does not know of Python's files. */
  holdsPythonModule(): undefined {
    return undefined;
  }

  /** A layer of another release than the core layer next to it is read all the same, but takes classes from a core of its own. */
  #fitsCore({ series }: Layer): boolean {
    const { coreSeries } = this.#state.discovery;
    return series.length === 0 || coreSeries.length === 0 || series.some((word) => coreSeries.includes(word));
  }

  get #includersOfAll(): Includers {
    this.#includers ??= new Includers(this.#state.records.values(), (from, target) =>
      this.resolveInclude(from, target),
    );
    return this.#includers;
  }

  get #allNames(): NameTable {
    return this.#state.names();
  }

  get #paths(): PathTables {
    this.#pathTables ??= pathTables(this.#state.recipes());
    return this.#pathTables;
  }

  get #names(): NameTables {
    this.#nameTables ??= new NameTables(this.#state.records, this.#allNames);
    return this.#nameTables;
  }

  #filesAssigning(variable: string): Iterable<FileRecord> {
    const id = this.#allNames.idOf(variable);
    return id === undefined ? [] : this.#recordsAssigning(id);
  }

  #recordsAssigning(baseId: number): Iterable<FileRecord> {
    return this.#recordsAt(this.#names.filesAssigning(baseId));
  }

  *#recordsAt(paths: Iterable<string>): Iterable<FileRecord> {
    for (const path of paths) {
      const record = this.#state.records.get(path);
      if (record) yield record;
    }
  }

  get #recipes(): RecipeTables {
    this.#recipeTables ??= recipeTables({
      records: this.#state.records,
      recipePaths: this.#paths.recipes,
      recipesReading: (path) => this.#recipesReading(path),
      filesSetting: (name) => this.#filesSetting(name),
    });
    return this.#recipeTables;
  }

  #recipesReading(path: string): readonly string[] {
    const recipes = new Set<string>();
    const seen = new Set<string>();
    const open = [...this.#filesAt([path])];
    for (const file of open) {
      if (seen.has(file.path) || this.#state.records.get(file.path)?.isCollected === false) continue;
      seen.add(file.path);
      if (file.dialect === 'recipe') recipes.add(file.path);
      else if (file.dialect === 'append') open.push(...this.recipesOf(file.path));
      else if (file.dialect === 'class') open.push(...this.filesInheriting(file.name));
      else if (file.dialect === 'include') open.push(...this.filesIncluding(file.path));
    }
    return [...recipes];
  }

  #filesSetting(name: string): readonly string[] {
    const names = this.#allNames;
    const id = names.idOf(name);
    if (id === undefined) return [];
    return Array.from(filesHolding(this.#recordsAssigning(names.base(id)), 'assignments', id), ({ path }) => path);
  }

  #filesAt(paths: readonly string[]): readonly IndexedFile[] {
    return paths.flatMap((path) => this.#state.records.get(path) ?? []);
  }
}

/** The names of all layers that a layer needs, directly or not. */
function dependenciesOf(layer: Layer, layers: readonly Layer[]): readonly string[] {
  const needed = new Set<string>();
  const open = [...layer.depends];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    open.push(...(layers.find((each) => each.name === name)?.depends ?? []));
  }
  return [...needed];
}

/** The release of layers without the core; undefined where they do not agree on one. */
function sharedRelease(layers: readonly Layer[]): Release | undefined {
  const [first, ...others] = layers.map(({ release }) => release);
  return others.every((other) => other?.name === first?.name) ? first : undefined;
}
