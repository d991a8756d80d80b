/**
 * What rules ask of an evaluated recipe or of an evaluated configuration: values, who gave them, and where to edit them. What is not
 * known is undefined, and a rule is silent on it.
 */
import { shifted } from '../base/span';
import { imageClasses, lacksClasses } from '../containers/recipeClasses';
import { isUnpackedFile } from '../containers/unpackedFile';
import { defaultIn } from '../knowledge/entry';
import { classNamed, entriesOfKind, variableNamed } from '../knowledge/knowledge';
import { compareReleases, type ReleaseName } from '../knowledge/release';
import type { EvaluatedMetadata, VariableValue } from '../project/evaluation/evaluatedMetadata';
import type { ExplainedOperation } from '../project/evaluation/explainHistory';
import { normalized } from '../project/paths';
import type { Snapshot } from '../project/snapshot';
import { partText, splitWords } from '../syntax/bitbake/text';
import type { Place } from './rule';
import type { StatementPlaces } from './statementPlaces';

export interface EvaluatedFacts {
  readonly metadata: EvaluatedMetadata;
  readonly places: StatementPlaces;
  readonly snapshot: Snapshot;
  /** Of the file's layer; the newest where it is not known. */
  readonly release: ReleaseName;
}

/** A value that a variable has, for all or under overrides. */
export interface Setting {
  /** As written, overrides included: `CRUN_AS_RUNC:pn-crun`. */
  readonly name: string;
  readonly text: string;
  /** The value where it is written last. */
  readonly place: Place;
}

/** A word of a list, and where it is written. */
export interface WrittenWord {
  readonly text: string;
  readonly place: Place;
}

/** Who gave a variable its value. */
export type Author =
  /** A recipe, its appends and what they include. */
  | 'recipe'
  /** Configuration files. */
  | 'configuration'
  /** A class, or Python. */
  | 'class';

export interface GivenFlag {
  readonly flag: string;
  /** Before expansion. */
  readonly written: string;
  readonly author: Author;
}

/** Through so many variables a word is looked for in the values that make up another value. */
const maxReferences = 4;

abstract class Evaluated {
  readonly metadata: EvaluatedMetadata;
  readonly places: StatementPlaces;
  readonly snapshot: Snapshot;
  readonly release: ReleaseName;

  constructor({ metadata, places, snapshot, release }: EvaluatedFacts) {
    this.metadata = metadata;
    this.places = places;
    this.snapshot = snapshot;
    this.release = release;
  }

  /** The place to mark where no statement is to blame: something is missing. */
  abstract get beginning(): Place | undefined;

  /** Whether the core layer is at hand, and with it all that BitBake's variables are by default. */
  get hasCore(): boolean {
    return this.snapshot.layers.some(({ name }) => name === 'core');
  }

  /** Whether the configuration of a build folder is known as BitBake has it, the core layer and the distro included. */
  get knowsDistro(): boolean {
    if (!this.snapshot.build || !this.holds('BBFILE_COLLECTIONS', 'core')) return false;
    const distro = this.text('DISTRO');
    return distro === '' || this.pathOf(`conf/distro/${distro}.conf`) !== undefined;
  }

  /** What a file names behind `include` and `require`, with variables put in. */
  protected includesOf(path: string): readonly NamedFile[] {
    const tree = this.places.tree(path);
    return (tree?.statements ?? []).flatMap((statement, index) => {
      if (!tree || (statement.kind !== 'include' && statement.kind !== 'require')) return [];
      const start = tree.starts[index] ?? 0;
      const end = tree.starts[index + 1] ?? tree.text.length;
      const place = { path, span: shifted(statement.argument, start), text: tree.text, statement: { start, end } };
      const names = splitWords(this.#expanded(partText(tree, start, statement.argument, statement)));
      return names.map((name): NamedFile => ({ name, path: this.pathOf(name), place }));
    });
  }

  /** Where a file was read that the configuration or a recipe names; undefined where it was not found. */
  protected pathOf(name: string): string | undefined {
    const ending = name.startsWith('/') ? name : `/${name}`;
    return [...this.metadata.dependencies].find(
      (path) => path.endsWith(ending) && this.places.tree(path) !== undefined,
    );
  }

  /** The value as BitBake has it. Where the class that gives a variable its default is not at hand, the default of the release. */
  value(name: string): VariableValue {
    const value = this.metadata.variable(name);
    if (value.kind !== 'unset' || this.metadata.missingClasses.size === 0) return value;
    const entry = variableNamed(name);
    const usual = entry && defaultIn(entry, this.release)?.value;
    return usual === undefined || usual.includes('${') ? value : { kind: 'known', text: usual };
  }

  /** The value; empty for a variable that is not set; undefined where only a build can tell. */
  text(name: string): string | undefined {
    return textOf(this.value(name));
  }

  /** The words of a value. */
  words(name: string): readonly string[] | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : splitWords(text);
  }

  /** Whether a list holds a word; undefined where that is not known. */
  holds(name: string, word: string): boolean | undefined {
    return this.words(name)?.includes(word);
  }

  /** The value of a flag; empty where it is not set. */
  flag(name: string, flag: string): string | undefined {
    return textOf(this.metadata.flag(name, flag));
  }

  /** All operations on a variable in BitBake's order. */
  operations(name: string): readonly ExplainedOperation[] {
    return this.metadata.history(name);
  }

  /** The value, and those that overrides such as `:pn-podman` give the variable elsewhere. */
  settings(name: string): readonly Setting[] {
    const names = new Set(this.operations(name).map((operation) => operation.name));
    return [...names].flatMap((each): Setting[] => {
      const text = textOf(this.metadata.variable(each));
      const origin = this.operations(name).findLast((operation) => operation.name === each && operation.origin)?.origin;
      const place = each === name ? this.placeOf(name) : origin && this.places.value(origin.path, origin.line);
      return text === undefined || !place ? [] : [{ name: each, text, place }];
    });
  }

  /** Who gave the value that counts, the nearest to the recipe first; undefined where nobody did. */
  authorOf(name: string): Author | undefined {
    const authors = new Set(this.#counting(name).map(authorOf));
    return (['recipe', 'configuration', 'class'] as const).find((author) => authors.has(author));
  }

  /** Whether a recipe or configuration sets the variable, rather than a class by default. */
  isSet(name: string): boolean {
    const author = this.authorOf(name);
    return author === 'recipe' || author === 'configuration';
  }

  /** Where the value is written: the last assignment that counts, that of a recipe before that of the configuration or of a class. */
  placeOf(name: string): Place | undefined {
    const operation = this.#toEdit(name);
    return operation?.origin && this.places.value(operation.origin.path, operation.origin.line);
  }

  /** The name in that assignment. */
  placeOfName(name: string): Place | undefined {
    const operation = this.#toEdit(name);
    return operation?.origin && this.places.name(operation.origin.path, operation.origin.line);
  }

  /** Where a word of the value is written, be it in another variable that the value refers to; else where the value is. */
  placeOfWord(name: string, word: string): Place | undefined {
    return this.#writtenPlace(name, word, new Set()) ?? this.placeOf(name);
  }

  /** The words of a list with their places; none where the value is not known. */
  writtenWords(name: string): readonly WrittenWord[] {
    return (this.words(name) ?? []).flatMap((text) => {
      const place = this.placeOfWord(name, text);
      return place ? [{ text, place }] : [];
    });
  }

  /** The words of a list that only a class reads: none for a recipe without it. */
  wordsReadBy(className: string, name: string): readonly WrittenWord[] {
    return this.mayInherit(className) ? this.writtenWords(name) : [];
  }

  /** Whether a class sees the values: that of a recipe which inherits it, or of any recipe that a configuration is for. */
  abstract mayInherit(className: string): boolean;

  /** Where a variable is given to recipes that certainly do not inherit the class which alone reads it. */
  abstract placesWithoutClass(className: string, name: string): readonly Place[];

  /** The flags that recipes and configurations give a variable. */
  flagsGiven(name: string): readonly GivenFlag[] {
    return [...this.metadata.flags(name)].flatMap(([flag, written]) => {
      const author = this.metadata.flagHistory(name, flag).map(authorOf).at(-1);
      return author === 'recipe' || author === 'configuration' ? [{ flag, written, author }] : [];
    });
  }

  /** Where a flag is set: its value is marked. */
  placeOfFlag(name: string, flag: string): Place | undefined {
    const origin = this.metadata.flagHistory(name, flag).at(-1)?.origin;
    return origin && this.places.value(origin.path, origin.line);
  }

  /** Where the name of a flag is written. */
  placeOfFlagName(name: string, flag: string): Place | undefined {
    const origin = this.metadata.flagHistory(name, flag).at(-1)?.origin;
    return origin && this.places.name(origin.path, origin.line);
  }

  #writtenPlace(name: string, word: string, seen: Set<string>): Place | undefined {
    if (seen.size >= maxReferences || seen.has(name)) return undefined;
    seen.add(name);
    const counting = this.#byNearness(name);
    for (const { origin, text } of counting) {
      if (!origin) continue;
      const written = typeof text === 'string' ? this.#writtenForms(text, word) : [word];
      for (const form of written) {
        const place = this.places.word(origin.path, origin.line, form);
        if (place) return place;
      }
    }
    for (const { text } of counting) {
      if (typeof text !== 'string') continue;
      for (const [, reference = ''] of text.matchAll(/\$\{([^{}@\s]+)\}/g)) {
        const place = this.#writtenPlace(reference, word, seen);
        if (place) return place;
      }
    }
    return undefined;
  }

  /** The word, and the words of an unexpanded text that come to it: `file://${BPN}.conf`. */
  #writtenForms(text: string, word: string): readonly string[] {
    if (!text.includes('${')) return [word];
    const inParts = (each: string): boolean => each.includes('${') && !/^\$\{[^{}]*\}$/.test(each);
    return [word, ...splitWords(text).filter((each) => inParts(each) && this.#expanded(each) === word)];
  }

  #expanded(written: string): string {
    let text = written;
    for (let round = 0; round < maxReferences && text.includes('${'); round++) {
      text = text.replace(/\$\{([^{}@\s]+)\}/g, (reference, name: string) => {
        const value = this.value(name);
        return value.kind === 'known' ? value.text : reference;
      });
    }
    return text;
  }

  #toEdit(name: string): ExplainedOperation | undefined {
    return this.#byNearness(name).find(({ origin }) => origin !== undefined);
  }

  /** What the value owes itself to, what stands nearest to the recipe first, and of that the last one. */
  #byNearness(name: string): readonly ExplainedOperation[] {
    const order: Readonly<Record<Author, number>> = { recipe: 0, configuration: 1, class: 2 };
    return this.#sourcesOf(name)
      .toReversed()
      .toSorted((first, second) => order[authorOf(first)] - order[authorOf(second)]);
  }

  /** Python makes a value from the one before it: what gave that one is to be edited. */
  #sourcesOf(name: string): readonly ExplainedOperation[] {
    const counting = this.#counting(name);
    return counting.some(({ operation }) => operation === 'python') ? this.operations(name) : counting;
  }

  #counting(name: string): readonly ExplainedOperation[] {
    const operations = this.operations(name);
    const counting = operations.filter(({ counts }) => counts);
    // `RDEPENDS:${PN}` gets its real name in the end: what was done to it before is what gave the value.
    return counting.some(({ operation }) => operation === 'rename') ? operations : counting;
  }
}

/** A recipe with its appends, on top of the configuration. */
export class EvaluatedRecipe extends Evaluated {
  /** The `.bb` file; or an append or include that no recipe at hand takes in. */
  readonly path: string;

  constructor(facts: EvaluatedFacts & { readonly path: string }) {
    super(facts);
    this.path = facts.path;
  }

  get beginning(): Place | undefined {
    return this.places.beginning(this.path);
  }

  /** PN. */
  get name(): string {
    return this.text('PN') ?? '';
  }

  /** Whether the user's own configuration is known: what it does not set, only the distro and layers can. */
  get knowsBuild(): boolean {
    const local = [...this.metadata.dependencies].find((path) => /\/local\.conf$/.test(path) && this.places.tree(path));
    return local !== undefined && this.includesOf(local).every(({ path }) => path !== undefined);
  }

  /** The multiconfigs of the build; undefined where they are not known. A default of the knowledge does not count. */
  get multiconfigs(): readonly string[] | undefined {
    const text = this.knowsBuild ? textOf(this.metadata.variable('BBMULTICONFIG')) : undefined;
    return text === undefined ? undefined : splitWords(text);
  }

  /** Whether BitBake skips the recipe: it then makes nothing of what is in it. */
  get isSkipped(): boolean {
    return this.metadata.skipped !== undefined;
  }

  /** Whether a class is inherited, or would be if a layer had it. */
  inherits(className: string): boolean {
    return this.metadata.inherits(className);
  }

  /** Whether it is a recipe all of whose files are at hand: what they do not set, only a class can. */
  get isWhole(): boolean {
    const isMissing = ({ message }: { readonly message: string }): boolean => message.startsWith('Could not include ');
    return this.path.endsWith('.bb') && !this.metadata.messages.some(isMissing);
  }

  /** Whether BitBake would run a task of the recipe. Without the class that adds the tasks, of those that all usual recipes have. */
  runs(task: string): boolean {
    if (this.flag(task, 'noexec') !== '') return false;
    if (this.flag('do_build', 'task') !== '') return this.flag(task, 'task') === '1';
    return !classesWithoutSources.some((name) => this.inherits(name));
  }

  /**
   * Whether OpenEmbedded reads LICENSE as SPDX writes it, `MIT AND 0BSD`: the core layer does from its file `spdx_license.py` on. Without a
   * core layer undefined for wrynose, whose name layers for master bear too.
   */
  get readsSpdxLicenses(): boolean | undefined {
    const core = this.snapshot.layers.find(({ name }) => name === 'core');
    if (core) return this.snapshot.isFile(`${core.root}/lib/oe/spdx_license.py`);
    if (this.release === 'wrynose') return undefined;
    return this.release === 'master';
  }

  /**
   * How a check of OpenEmbedded ends, as ERROR_QA and WARN_QA say; undefined where it is switched off or that is not known. Without these
   * lists it ends as in the release, where `stopsSince` says that it stops the build.
   */
  checkSeverity(check: string, stopsSince: ReleaseName): 'error' | 'warning' | undefined {
    const errors = this.words('ERROR_QA');
    const warnings = this.words('WARN_QA');
    if (!errors || !warnings) return undefined;
    if (errors.length === 0) return compareReleases(this.release, stopsSince) >= 0 ? 'error' : 'warning';
    if (errors.includes(check)) return 'error';
    return warnings.includes(check) ? 'warning' : undefined;
  }

  /** Where to say that something is missing for a word: at the word, or in the recipe where other recipes have the same word. */
  placeToAdd(name: string, word: string): Place | undefined {
    const place = this.placeOfWord(name, word);
    if (!place || place.path === this.path) return place ?? this.beginning;
    const isOwn = !place.path.endsWith('.bbclass') && this.snapshot.recipesReading(place.path).length <= 1;
    return isOwn ? place : this.beginning;
  }

  /** The recipe, its appends and what they include, in no order but the recipe first; what it shares with the configuration is left out. */
  get files(): readonly string[] {
    const others = [...this.metadata.dependencies].map(normalized).filter(isRecipeFile);
    return [...new Set([this.path, ...others])];
  }

  /** Whether a file belongs to this recipe alone: what an included file says may count for another one. */
  isOwnFile(path: string): boolean {
    if (path === this.path || path.endsWith('.bbappend')) return true;
    return path.endsWith('.inc') && this.snapshot.recipesReading(path).length === 1;
  }

  /** The tasks of this recipe, those that other recipes and classes add, and those of OpenEmbedded. */
  knownTasks(): ReadonlySet<string> {
    const tasks = [...this.metadata.tasks, ...entriesOfKind('task')].map(({ name }) => name);
    return new Set([...tasks, ...this.snapshot.taskNames()]);
  }

  /** Whether a class is inherited before another one; undefined where one of the two is not, or nobody can tell. */
  inheritsBefore(first: string, second: string): boolean | undefined {
    const { classes, missingClasses } = this.metadata;
    const orders = [classes, [...missingClasses]].map(
      (names) => [names.indexOf(first), names.indexOf(second)] as const,
    );
    for (const [one, other] of orders) if (one !== -1 && other !== -1) return one < other;
    // One of them is not at hand: what is written in one file comes in its order.
    const [one, other] = [this.placeOfInherit(first), this.placeOfInherit(second)];
    if (!one || !other || one.path !== other.path) return undefined;
    return this.inherits(first) && this.inherits(second) ? one.span.start < other.span.start : undefined;
  }

  mayInherit(className: string): boolean {
    return this.inherits(className);
  }

  /** Whether it is certain that a class is not inherited: nothing is read here that no layer has, but for classes that are known. */
  lacks(className: string): boolean {
    if (!this.isWhole || this.inherits(className) || this.text('PN') === undefined) return false;
    return this.#knowsClasses;
  }

  /** Whether of all classes that are not at hand it is known what they do. */
  get #knowsClasses(): boolean {
    return [...this.metadata.missingClasses].every((name) => classNamed(name) !== undefined);
  }

  /** Whether nothing unknown can give the recipe what it does not have itself. Without a core layer a text without LICENSE is only a part of one. */
  get isSelfContained(): boolean {
    return this.isWhole && this.#knowsClasses && (this.hasCore || this.isSet('LICENSE'));
  }

  placesWithoutClass(className: string, name: string): readonly Place[] {
    if (!this.#isGiven(name) || !this.lacks(className) || this.#mentions(name)) return [];
    const place = this.placeOfName(name);
    return place ? [place] : [];
  }

  /** Whether a variable has a value for this recipe and not for all: from what it reads, or by `:pn-` in the configuration. */
  #isGiven(name: string): boolean {
    if (!this.text(name)?.trim()) return false;
    return this.operations(name).some(
      (each) =>
        each.counts && (authorOf(each) === 'recipe' || `${each.name}:${each.overrides}:`.includes(`:pn-${this.name}:`)),
    );
  }

  /** Whether the recipe itself has a use for a variable, as a look at its text says. */
  #mentions(name: string): boolean {
    return new RegExp(`\\$\\{${name}\\}|getVar\\(\\s*['"]${name}['"]`).test(this.places.tree(this.path)?.text ?? '');
  }

  /** Whether it is an image. */
  get isImage(): boolean {
    return imageClasses.some((className) => this.inherits(className));
  }

  /** Whether the author has switched do_unpack on again, which the image class switches off. */
  get unpacksAgain(): boolean {
    return this.metadata.flagHistory('do_unpack', 'noexec').length > 0 && this.flag('do_unpack', 'noexec') === '';
  }

  /** Whether a flag names a file that SRC_URI is to bring. */
  isUnpackedFile(name: string, flag: string): boolean {
    const written = this.metadata.flags(name).get(flag) ?? '';
    return isUnpackedFile({
      written,
      expanded: this.flag(name, flag) ?? '',
      workFolder: this.text('WORKDIR') ?? '',
      unpackFolder: this.text('UNPACKDIR') ?? '',
      sources: this.words('SRC_URI') ?? [],
    });
  }

  /** Where a class is inherited: in the recipe, or in what it reads. */
  placeOfInherit(className: string): Place | undefined {
    for (const path of this.files) {
      const place = this.places.inherit(path, className);
      if (place) return place;
    }
    return this.beginning;
  }
}

/** The configuration that all recipes start from, or one configuration file by itself. */
export class EvaluatedConfiguration extends Evaluated {
  /** The file that the user writes settings into. */
  readonly path: string;
  /** Whether all of a build folder's configuration is known: what it does not set is not set. */
  readonly isComplete: boolean;

  constructor(facts: EvaluatedFacts & { readonly path: string; readonly isComplete: boolean }) {
    super(facts);
    this.path = facts.path;
    this.isComplete = facts.isComplete;
  }

  get beginning(): Place | undefined {
    return this.places.beginning(this.path);
  }

  mayInherit(): boolean {
    return true;
  }

  placesWithoutClass(className: string, name: string): readonly Place[] {
    return this.operations(name).flatMap(({ name: written, overrides, origin }) => {
      const recipe = /:pn-([^:]+)/.exec(`${written}:${overrides}`)?.[1];
      const [file] = recipe === undefined ? [] : this.snapshot.recipesNamed(recipe);
      const place = file && lacksClasses(this.snapshot, file, [className]) ? origin : undefined;
      return place ? [this.places.name(place.path, place.line)].filter((each) => each !== undefined) : [];
    });
  }

  /** Also those for single recipes or machines. */
  override writtenWords(name: string): readonly WrittenWord[] {
    const others = this.operations(name).filter(
      (each) => !each.counts && each.operation !== ':remove' && (each.overrides !== '' || each.name !== name),
    );
    const words = others.flatMap(({ origin, text }) => {
      if (!origin || typeof text !== 'string') return [];
      const plain = splitWords(text).filter((word) => !word.includes('$'));
      return plain.flatMap((word) => {
        const place = this.places.word(origin.path, origin.line, word);
        return place ? [{ text: word, place }] : [];
      });
    });
    return [...super.writtenWords(name), ...words];
  }

  override get knowsDistro(): boolean {
    return this.isComplete && super.knowsDistro;
  }

  /** The files that the file includes and that are not at hand, by their names as they are written, variables put in. */
  get missingIncludes(): readonly string[] {
    return this.includes.filter(({ path }) => path === undefined).map(({ name }) => name);
  }

  /** What the file names behind `include` and `require`. */
  get includes(): readonly NamedFile[] {
    return this.includesOf(this.path);
  }
}

/** A file that is to be included. */
export interface NamedFile {
  readonly name: string;
  /** Undefined where it is not at hand. */
  readonly path: string | undefined;
  /** The names behind the directive are marked. */
  readonly place: Place;
}

/** Classes of recipes for which nothing is fetched or compiled. */
const classesWithoutSources: readonly string[] = [
  'core-image',
  'image',
  'image-oci',
  'nopackages',
  'oci-multiarch',
  'packagegroup',
];

function textOf(value: VariableValue): string | undefined {
  if (value.kind === 'unset') return '';
  return value.kind === 'known' ? value.text : undefined;
}

function authorOf({ origin, operation }: Pick<ExplainedOperation, 'origin' | 'operation'>): Author {
  if (operation === 'python' || !origin || origin.path.endsWith('.bbclass')) return 'class';
  return /\.conf$|\/conf\//.test(origin.path) ? 'configuration' : 'recipe';
}

function isRecipeFile(path: string): boolean {
  return /\.(?:bb|bbappend|inc)$/.test(path) && !path.includes('/conf/');
}
