/**
 * What is known of a project at one moment: its layers and the index of their files. A snapshot never changes; a file event
 * makes a new one that shares all that stayed the same. Paths are absolute, with `/`, as the file system gives them.
 */
import type { Span } from '../base/span';
import type { Release } from '../knowledge/release';
import type { Dialect, SyntaxTree } from '../syntax/bitbake/tree';
import type { FolderEntry } from './files';

/** A file whose text is at hand: an open document, or one read on demand. */
export interface SourceFile {
  readonly path: string;
  readonly tree: SyntaxTree;
}

/** A layer as its `conf/layer.conf` describes it. */
export interface Layer {
  /** The folder that holds `conf/layer.conf`. */
  readonly root: string;
  /** The name in BBFILE_COLLECTIONS; the folder's name where the file has none. */
  readonly name: string;
  /** BBFILE_PRIORITY: of two layers the higher one wins. */
  readonly priority: number;
  /** The releases named by LAYERSERIES_COMPAT, empty where it is missing. */
  readonly series: readonly string[];
  /** The release told from `series` and from what the layer holds. */
  readonly release: Release | undefined;
  /** BBFILES as glob patterns with LAYERDIR replaced. */
  readonly filePatterns: readonly string[];
  /** LAYERDEPENDS, the names only. */
  readonly depends: readonly string[];
}

/** The build folder in use. Names are those literally assigned in its configuration. */
export interface BuildFolder {
  readonly path: string;
  readonly machine: string | undefined;
  readonly distro: string | undefined;
}

/** A place in a file that the index knows. */
export interface Place {
  readonly path: string;
  /** The name itself, in UTF-16 offsets of the file's text. */
  readonly span: Span;
  /** The zero-based line on which it stands. */
  readonly line: number;
}

/** A name that stands in a file, and the zero-based line on which it does. */
export interface NamedLine {
  readonly name: string;
  readonly line: number;
}

/**
 * What a file names, as far as it is plain text: classes behind `inherit`, files behind `include`; what its recipe provides (PROVIDES,
 * RPROVIDES) and the packages it lists (PACKAGES) or promises (PACKAGES_DYNAMIC); the packages that an image or packagegroup installs,
 * and the images that a bundle, a host or another image takes in.
 */
export type MentionKind =
  | 'inherits'
  | 'includes'
  | 'provides'
  | 'packages'
  | 'packagePatterns'
  | 'installs'
  | 'containers';

/**
 * How a word names a recipe: by its name; as the variant that BBCLASSEXTEND makes of it; by a name that it provides; as one of its
 * packages; or not at all, but the word begins with its name, as packages do that only a build tells.
 */
export type NamedHow = 'recipe' | 'variant' | 'provided' | 'package' | 'beginning';

export interface NamedRecipes {
  readonly how: NamedHow;
  /** At least one, the one that BitBake would rather take first. */
  readonly recipes: readonly IndexedFile[];
}

/** How an image is made of others: `installs` packages, takes in `containers`. */
export type ImagePartKind = 'installs' | 'containers';

/** A file that names something, and the zero-based line on which it does. */
export interface NamingPlace {
  readonly path: string;
  readonly line: number;
}

export interface AssignmentPlace extends Place {
  /** As written: `IMAGE_INSTALL:append`. */
  readonly name: string;
  readonly flag: string | undefined;
  readonly operator: string;
}

export interface FunctionPlace extends Place {
  readonly name: string;
  readonly language: 'shell' | 'python' | 'def';
}

/** What the index keeps of a file: small, without its text or tree. */
export interface IndexedFile {
  readonly path: string;
  readonly dialect: Dialect;
  readonly layer: Layer | undefined;
  /** PN from the name of a recipe or append (`%` taken off), the name of a class, the base name of other files. */
  readonly name: string;
  /** PV from the name of a recipe or append. */
  readonly version: string | undefined;
  readonly assignments: readonly AssignmentPlace[];
  readonly functions: readonly FunctionPlace[];
  /** Tasks that `addtask` names, without `do_` added. */
  readonly tasks: readonly Place[];
  /** Words after inherit and inherit_defer that hold no expansion. */
  readonly inherits: readonly string[];
  /** Words after include, require and include_all that hold no expansion but the recipe's own name, which is put in. */
  readonly includes: readonly string[];
  /** In the order of the text; `${PN}` stands as written where the file is not of one recipe. */
  mentioned(kind: MentionKind): readonly NamedLine[];
}

/** Packages for the target that images and other packages can name. */
export interface PackageNames {
  /** Those that have the name of their recipe. */
  readonly main: readonly string[];
  readonly further: readonly string[];
}

export interface Snapshot {
  /** In the order of `bblayers.conf`; without a build folder, each after the layers it depends on. */
  readonly layers: readonly Layer[];
  readonly build: BuildFolder | undefined;
  /** The release of meta-virtualization where it is there, else of the core layer, else the one that all layers are for. */
  readonly release: Release | undefined;
  /** False while files are still being read: what is missing may yet come. */
  readonly complete: boolean;
  file(path: string): IndexedFile | undefined;
  files(): Iterable<IndexedFile>;
  layerOf(path: string): Layer | undefined;
  /**
   * The release that a file is for: `release` where the file's layer works with it or the file is in no layer, else the newest that its layer
   * works with.
   */
  releaseFor(path: string): Release | undefined;
  /** Of all layers or of one. */
  recipeNames(layer?: Layer): readonly string[];
  packageNames(): PackageNames;
  /** The recipes that BBFILES takes in, the one of the highest priority and newest version first. */
  recipesNamed(name: string): readonly IndexedFile[];
  /** The appends that apply to a recipe file. */
  appendsOf(recipePath: string): readonly IndexedFile[];
  /** The recipes that a `.bbappend` extends. */
  recipesOf(appendPath: string): readonly IndexedFile[];
  /** Whether a class or file that `fromPath` names and that is not found is missing for BitBake too. */
  findsAllFor(fromPath: string): boolean;
  classNames(): readonly string[];
  /** All files of a class, the one BitBake takes for a recipe first: classes-recipe before classes, BBPATH order; then classes-global. */
  classFiles(name: string): readonly string[];
  /** The file that `include`/`require` takes from `fromPath`: beside it first, then along BBPATH. */
  resolveInclude(fromPath: string, target: string): string | undefined;
  /** The files that name a class behind `inherit` or `inherit_defer`. */
  filesInheriting(className: string): readonly IndexedFile[];
  /** The files whose `include`, `require` or `include_all` leads to a file, a recipe among them. */
  filesIncluding(path: string): readonly IndexedFile[];
  /** The recipes that a word of DEPENDS, IMAGE_INSTALL and their like names. */
  recipesBehind(word: string): NamedRecipes | undefined;
  /** The name of the one recipe behind a word; undefined where there is none, or where the configuration chooses between several. */
  recipeNameBehind(word: string): string | undefined;
  /**
   * The places where files name the parts of images, by the names. Those of configuration and classes are left out: they hold for all
   * images or for none.
   */
  imageParts(kind: ImagePartKind): ReadonlyMap<string, readonly NamingPlace[]>;
  /** The recipes that a file has a say in: the recipe itself, those that an append extends, or that inherit or include the file. */
  recipesReading(path: string): readonly IndexedFile[];
  /** Names of all variables assigned anywhere, without overrides. */
  variableNames(): readonly string[];
  /** All assignments to a variable, overrides and `:append` included, by its name without them. */
  assignmentsOf(base: string): readonly AssignmentPlace[];
  /** The same one after the other, of the files that `isAsked` takes: whoever has enough can stop. */
  assignmentsAmong(base: string, isAsked: (file: IndexedFile) => boolean): Iterable<AssignmentPlace>;
  /** How many of them there are, those to flags left out. */
  assignmentCount(base: string): number;
  /** How many files assign to a variable. */
  fileCountAssigning(base: string): number;
  /**
   * Names of the recipes that inherit a class themselves or through files they include. What other classes inherit does not count: a class
   * inherits `image` to be inherited for an image.
   */
  recipesInheriting(className: string): ReadonlySet<string>;
  /** The files that name something in PROVIDES or RPROVIDES, as far as these are plain text; a recipe's own name is not asked. */
  providersOf(name: string): readonly IndexedFile[];
  functionNames(): readonly string[];
  functionsNamed(name: string): readonly FunctionPlace[];
  /** Names of all tasks, with `do_`. */
  taskNames(): readonly string[];
  /** The files whose text holds all words of a text, and a few that do not: only what they hold themselves is certain. */
  filesMentioning(text: string): readonly IndexedFile[];
  /** What is in a folder on disk, in any order; nothing where it cannot be read. */
  folder(path: string): readonly FolderEntry[];
  /** Whether there is a file on disk. */
  isFile(path: string): boolean;
  /** The text of a file: of the open document, else what is on disk; undefined where there is none that can be read. */
  textOf(path: string): string | undefined;
}
