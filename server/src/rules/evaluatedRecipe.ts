/** What rules ask of an evaluated recipe. */
import type { ConfigurationView } from '../containers/hostConfiguration';
import { imageClasses } from '../containers/recipeClasses';
import { isUnpackedFile } from '../containers/unpackedFile';
import { classNamed, entriesOfKind } from '../knowledge/knowledge';
import { compareReleases, type ReleaseName } from '../knowledge/release';
import { normalized } from '../project/paths';
import { splitWords } from '../syntax/bitbake/text';
import { authorOf, Evaluated, type EvaluatedFacts, missingOf, textOf } from './evaluated';
import type { Place } from './finding';

/** A recipe with its appends, on top of the configuration. */
export class EvaluatedRecipe extends Evaluated {
  /** The `.bb` file; or an append or include that no recipe at hand takes in. */
  readonly path: string;
  #files: readonly string[] | undefined;

  constructor(facts: EvaluatedFacts & { readonly path: string }) {
    super(facts);
    this.path = facts.path;
  }

  get beginning(): Place | undefined {
    return this.places.beginning(this.path);
  }

  protected get isOfBuild(): boolean {
    return this.snapshot.build !== undefined;
  }

  /** PN. */
  get name(): string {
    return this.text('PN') ?? '';
  }

  /** Whether the user's own configuration is known: what it does not set, only the distro and layers can. */
  get knowsBuild(): boolean {
    const local = this.#userConfiguration;
    return local !== undefined && this.includesOf(local).every(({ path }) => path !== undefined);
  }

  get #userConfiguration(): string | undefined {
    return [...this.metadata.dependencies].find((path) => /\/local\.conf$/.test(path) && this.places.tree(path));
  }

  /** What the configuration says, as the recipe has it; undefined where the user's own is not known. */
  get configurationView(): ConfigurationView | undefined {
    const path = this.#userConfiguration;
    if (path === undefined) return undefined;
    return {
      path,
      knowsDistro: this.knowsDistro,
      release: this.release,
      missingIncludes: missingOf(this.configurationIncludes(path)),
      readsDistro: this.distroPath !== undefined,
      text: (name) => this.text(name),
      words: (name) => this.words(name),
      operations: (name) => this.operations(name),
    };
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

  /**
   * Whether a class that OpenEmbedded has all recipes inherit looks at this one. Layers with a base of their own, and no `bitbake.conf` of
   * OpenEmbedded's, do without; where no base is at hand, it is taken for OpenEmbedded's.
   */
  mayHaveGlobalClass(className: string): boolean {
    return this.inherits(className) || this.pathOf('conf/bitbake.conf') === undefined;
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
    this.#files ??= [...new Set([this.path, ...[...this.metadata.dependencies].filter(isRecipeFile).map(normalized)])];
    return this.#files;
  }

  /** The classes that it inherits. */
  get inheritedFiles(): readonly string[] {
    return [...this.metadata.dependencies].filter((path) => path.endsWith('.bbclass')).map(normalized);
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
    return this.knowsClasses;
  }

  /** Whether of all classes that are not at hand it is known what they do. */
  get knowsClasses(): boolean {
    return [...this.metadata.missingClasses].every((name) => classNamed(name) !== undefined);
  }

  /** Whether nothing unknown can give the recipe what it does not have itself. Without a core layer a text without LICENSE is only a part of one. */
  get isSelfContained(): boolean {
    return this.isWhole && this.knowsClasses && (this.hasCore || this.isSet('LICENSE'));
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

/** Classes of recipes for which nothing is fetched or compiled. */
const classesWithoutSources: readonly string[] = [
  'core-image',
  'image',
  'image-oci',
  'nopackages',
  'oci-multiarch',
  'packagegroup',
];

function isRecipeFile(path: string): boolean {
  return /\.(?:bb|bbappend|inc)$/.test(path) && !path.includes('/conf/');
}
