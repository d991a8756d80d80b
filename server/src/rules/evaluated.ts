/**
 * What rules ask of an evaluated recipe or of an evaluated configuration: values, who gave them, and where to edit them. What is not
 * known is undefined, and a rule is silent on it.
 */
import { shifted } from '../base/span';
import type { ConfigurationView } from '../containers/hostConfiguration';
import { defaultIn } from '../knowledge/entry';
import { variableNamed } from '../knowledge/knowledge';
import { isForAnotherBuild } from '../knowledge/namedOverrides';
import type { ReleaseName } from '../knowledge/release';
import { chosenOverrides } from '../project/evaluation/chosenOverrides';
import type { EvaluatedMetadata, VariableValue } from '../project/evaluation/evaluatedMetadata';
import type { ExplainedOperation } from '../project/evaluation/explainHistory';
import { namesReadBy } from '../project/evaluation/namesReadBy';
import { classNameOf } from '../project/paths';
import type { Snapshot } from '../project/snapshot';
import { partText, splitWords } from '../syntax/bitbake/text';
import type { Place } from './finding';
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
export const maxReferences = 4;

export abstract class Evaluated {
  readonly metadata: EvaluatedMetadata;
  readonly places: StatementPlaces;
  readonly snapshot: Snapshot;
  readonly release: ReleaseName;
  /** Each list taken apart once: a dozen rules look through SRC_URI, which in recipes of Go and Rust has thousands of words. */
  readonly #words = new Map<string, readonly string[]>();

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
    // The core layer's own default names no file.
    return distro === '' || distro === 'nodistro' || this.pathOf(`conf/distro/${distro}.conf`) !== undefined;
  }

  /** The configuration of the build folder, or the file that stands for it; undefined where there is none. */
  abstract get configurationView(): ConfigurationView | undefined;

  /** The file of the distro that is chosen; undefined where it is not at hand. */
  protected get distroPath(): string | undefined {
    return this.pathOf(`conf/distro/${this.text('DISTRO') ?? ''}.conf`);
  }

  /** What the user's file and the distro name behind `include` and `require`. */
  protected configurationIncludes(userFile: string): readonly NamedFile[] {
    return [...new Set([userFile, this.distroPath ?? userFile])].flatMap((path) => this.includesOf(path));
  }

  /** What a file names behind `include` and `require`, with variables put in. */
  includesOf(path: string): readonly NamedFile[] {
    const tree = this.places.tree(path);
    return (tree?.statements ?? []).flatMap((statement, index) => {
      if (!tree || (statement.kind !== 'include' && statement.kind !== 'require')) return [];
      const start = tree.starts[index] ?? 0;
      const end = tree.starts[index + 1] ?? tree.text.length;
      const place = { path, span: shifted(statement.argument, start), text: tree.text, statement: { start, end } };
      const names = splitWords(this.expanded(partText(tree, start, statement.argument, statement)));
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
    if (this.metadata.missingClasses.size === 0) return value;
    const entry = variableNamed(name);
    const usual = entry && defaultIn(entry, this.release)?.value;
    if (usual === undefined || usual.includes('${')) return value;
    return value.kind === 'unset' || this.#isLostToMissingClass(name) ? { kind: 'known', text: usual } : value;
  }

  /** Whether there is no more than a `??=`, of which the default of a class that is not at hand leaves nothing: `?=` goes before it. */
  #isLostToMissingClass(name: string): boolean {
    const { missingClasses } = this.metadata;
    const entry = missingClasses.size > 0 ? variableNamed(name) : undefined;
    const usual = entry?.definedIn.some((path) => missingClasses.has(classNameOf(path)))
      ? defaultIn(entry, this.release)
      : undefined;
    if (usual?.value === undefined || (usual.operator !== '?=' && usual.operator !== '=')) return false;
    const counting = this.operations(name).filter(({ counts }) => counts);
    return counting.length > 0 && counting.every(({ operation }) => operation === '??=');
  }

  /** The value; empty for a variable that is not set; undefined where only a build can tell. */
  text(name: string): string | undefined {
    return textOf(this.value(name));
  }

  /** The words of a value. */
  words(name: string): readonly string[] | undefined {
    const known = this.#words.get(name);
    if (known) return known;
    const text = this.text(name);
    if (text === undefined) return undefined;
    const words = splitWords(text);
    this.#words.set(name, words);
    return words;
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
      if (this.isForAnotherBuild({ name: each, overrides: '' })) return [];
      const text = textOf(this.metadata.variable(each));
      const origin = this.operations(name).findLast((operation) => operation.name === each && operation.origin)?.origin;
      const place = each === name ? this.placeOf(name) : origin && this.places.value(origin.path, origin.line);
      return text === undefined || !place ? [] : [{ name: each, text, place }];
    });
  }

  /** Whether it is the configuration of the build folder, or a recipe on top of it. */
  protected abstract get isOfBuild(): boolean;

  /** Whether an assignment is certainly not for this build: for another machine or distro, and not for single recipes. */
  isForAnotherBuild({ name, overrides }: Pick<ExplainedOperation, 'name' | 'overrides'>): boolean {
    const all = [...name.split(':').slice(1), ...overrides.split(':')].filter(Boolean);
    const active = all.length > 0 && this.isOfBuild ? chosenOverrides(this.metadata) : undefined;
    return active !== undefined && isForAnotherBuild(all, active);
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

  /** Where the text of the value stands: the value, or that of the variable which the value is as a whole, but for those of bitbake.conf. */
  placeOfText(name: string, references = maxReferences): Place | undefined {
    const text = this.#toEdit(name)?.text;
    const reference = typeof text === 'string' ? /^\s*\$\{([^{}@\s]+)\}\s*$/.exec(text)?.[1] : undefined;
    if (reference === undefined || references === 0 || !this.isSet(reference)) return this.placeOf(name);
    const place = this.placeOfText(reference, references - 1);
    return place?.path.endsWith('/conf/bitbake.conf') ? this.placeOf(name) : place;
  }

  /** Where a text that is looked for is written: in the value, or in that of a variable which it refers to. */
  placeOfWritten(name: string, isMeant: (text: string) => boolean, references = maxReferences): Place | undefined {
    const texts = this.#byNearness(name).flatMap(({ origin, text }) =>
      origin && typeof text === 'string' ? [{ origin, text }] : [],
    );
    const meant = texts.find(({ text }) => isMeant(text));
    if (meant) return this.places.value(meant.origin.path, meant.origin.line);
    if (references === 0) return undefined;
    for (const reference of namesReadBy(texts.map(({ text }) => text).join(' '))) {
      const place = this.placeOfWritten(reference, isMeant, references - 1);
      if (place) return place;
    }
    return undefined;
  }

  /** The name in the assignment that gives the value. */
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

  /** The words that one operation brings, variables put in, where they are written. */
  wordsBrought({ origin, text }: ExplainedOperation): readonly WrittenWord[] {
    if (!origin || typeof text !== 'string') return [];
    return splitWords(text).flatMap((written) => {
      const place = this.places.word(origin.path, origin.line, written);
      return place ? splitWords(this.expanded(written)).map((word) => ({ text: word, place })) : [];
    });
  }

  /** Where `:remove` takes a word out of a list; undefined where nothing does. */
  placeOfRemoval(name: string, word: string): Place | undefined {
    const removals = this.operations(name).filter(({ operation, counts }) => operation === ':remove' && counts);
    return removals.flatMap((each) => this.wordsBrought(each)).find(({ text }) => text === word)?.place;
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
      for (const reference of namesReadBy(text)) {
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
    return [word, ...splitWords(text).filter((each) => inParts(each) && this.expanded(each) === word)];
  }

  /** A text with the variables put in that are known; inline Python stays as it is. */
  expanded(written: string): string {
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
    if (this.#isLostToMissingClass(name)) return [];
    const operations = this.operations(name);
    const counting = operations.filter(({ counts }) => counts);
    // `RDEPENDS:${PN}` gets its real name in the end: what was done to it before is what gave the value.
    return counting.some(({ operation }) => operation === 'rename') ? operations : counting;
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

/** The names of the files that are not at hand. */
export function missingOf(files: readonly NamedFile[]): readonly string[] {
  return files.filter(({ path }) => path === undefined).map(({ name }) => name);
}

/** The value; empty where there is none; undefined where only a build can tell. */
export function textOf(value: VariableValue): string | undefined {
  if (value.kind === 'unset') return '';
  return value.kind === 'known' ? value.text : undefined;
}

export function authorOf({ origin, operation }: Pick<ExplainedOperation, 'origin' | 'operation'>): Author {
  if (operation === 'python' || !origin || origin.path.endsWith('.bbclass')) return 'class';
  return /\.conf$|\/conf\//.test(origin.path) ? 'configuration' : 'recipe';
}
