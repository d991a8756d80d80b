/**
 * What rules ask of an evaluated recipe or of an evaluated configuration: values, who gave them, and where to edit them. What is not
 * known is undefined, and a rule is silent on it.
 */
import { defaultIn } from '../knowledge/entry';
import { variableNamed } from '../knowledge/knowledge';
import type { ReleaseName } from '../knowledge/release';
import type { EvaluatedMetadata, VariableValue } from '../project/evaluation/evaluatedMetadata';
import type { ExplainedOperation } from '../project/evaluation/explainHistory';
import { normalized } from '../project/paths';
import type { Snapshot } from '../project/snapshot';
import { splitWords } from '../syntax/bitbake/text';
import type { Place } from './rule';
import type { StatementPlaces } from './statementPlaces';

export interface EvaluatedFacts {
  readonly metadata: EvaluatedMetadata;
  readonly places: StatementPlaces;
  readonly snapshot: Snapshot;
  /** Of the file's layer; the newest where it is not known. */
  readonly release: ReleaseName;
}

/** Who gave a variable its value. */
export type Author =
  /** A recipe, its appends and what they include. */
  | 'recipe'
  /** Configuration files. */
  | 'configuration'
  /** A class, or Python. */
  | 'class';

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
    for (const { origin } of counting) {
      const place = origin && this.places.word(origin.path, origin.line, word);
      if (place) return place;
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

  #toEdit(name: string): ExplainedOperation | undefined {
    return this.#byNearness(name).find(({ origin }) => origin !== undefined);
  }

  /** What the value owes itself to, what stands nearest to the recipe first, and of that the last one. */
  #byNearness(name: string): readonly ExplainedOperation[] {
    const order: Readonly<Record<Author, number>> = { recipe: 0, configuration: 1, class: 2 };
    return this.#counting(name)
      .toReversed()
      .toSorted((first, second) => order[authorOf(first)] - order[authorOf(second)]);
  }

  #counting(name: string): readonly ExplainedOperation[] {
    return this.operations(name).filter(({ counts }) => counts);
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

  /** Whether BitBake skips the recipe: it then makes nothing of what is in it. */
  get isSkipped(): boolean {
    return this.metadata.skipped !== undefined;
  }

  /** Whether a class is inherited, or would be if a layer had it. */
  inherits(className: string): boolean {
    return this.metadata.inherits(className);
  }

  /** The recipe, its appends and what they include, in no order but the recipe first; what it shares with the configuration is left out. */
  get files(): readonly string[] {
    const others = [...this.metadata.dependencies].map(normalized).filter(isRecipeFile);
    return [...new Set([this.path, ...others])];
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
}

function textOf(value: VariableValue): string | undefined {
  if (value.kind === 'unset') return '';
  return value.kind === 'known' ? value.text : undefined;
}

function authorOf({ origin, operation }: ExplainedOperation): Author {
  if (operation === 'python' || !origin || origin.path.endsWith('.bbclass')) return 'class';
  return /\.conf$|\/conf\//.test(origin.path) ? 'configuration' : 'recipe';
}

function isRecipeFile(path: string): boolean {
  return /\.(?:bb|bbappend|inc)$/.test(path) && !path.includes('/conf/');
}
