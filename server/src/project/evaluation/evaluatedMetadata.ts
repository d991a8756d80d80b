/** The outcome of an evaluation, to be asked for values: of a recipe, of one of its variants, or of the configuration alone. */
import { PyException } from '../../python/exception';
import { OutOfBudget } from '../../python/run';
import { type PyValue, Unknown } from '../../python/value';
import { classNameOf } from '../paths';
import type { Datastore } from './datastore';
import type { Evaluation, EvaluationMessage } from './evaluation';
import { describeException } from './exceptions';
import { type ExplainedOperation, explainHistory } from './explainHistory';
import type { OrderedEntry } from './history';
import { taskDependencies, tasksOf } from './tasks';

export type VariableValue =
  | { readonly kind: 'known'; readonly text: string }
  /** BitBake has no such variable, or its value is None. */
  | { readonly kind: 'unset' }
  /** Only a build can tell, for the reason given: it "reads the time of the build". */
  | { readonly kind: 'unknown'; readonly why: string }
  /** BitBake fails to work the value out, and says so. */
  | { readonly kind: 'failed'; readonly message: string };

export class EvaluatedMetadata {
  readonly #evaluation: Evaluation;
  readonly #values = new Map<string, VariableValue>();
  /** The classes of the configuration, which every recipe has. */
  readonly #globalClasses: ReadonlySet<string>;
  /** The names of all classes, once somebody has asked for one. */
  #inherited: ReadonlySet<string> | undefined;
  /** Why nothing more of it can be worked out: the evaluation was given up. */
  readonly #exhausted: string | undefined;
  /** Why no other value can be worked out: those before have taken all there was. */
  #spent: string | undefined;

  constructor(
    evaluation: Evaluation,
    /** Why BitBake skips the recipe; undefined where it does not. */
    readonly skipped: string | undefined,
    globalClasses: readonly string[],
    exhausted?: string,
  ) {
    this.#evaluation = evaluation;
    this.#globalClasses = new Set(globalClasses);
    this.#exhausted = exhausted;
  }

  /** The value that BitBake's `d.getVar` gives. */
  variable(name: string): VariableValue {
    let value = this.#values.get(name);
    if (!value) {
      value = this.#read(() =>
        this.#spent === undefined ? this.#store.getVar(name) : this.#knownValue(name, this.#spent),
      );
      this.#values.set(name, value);
    }
    return value;
  }

  /** The value before expansion, with what is appended; undefined where there is none. */
  unexpanded(name: string): string | undefined {
    const value = this.#read(() => this.#store.getVar(name, { expand: false }));
    return value.kind === 'known' ? value.text : undefined;
  }

  flag(name: string, flag: string): VariableValue {
    return this.#read(() => this.#store.getVarFlag(name, flag));
  }

  /** The flags of a variable that are plain text, with their values before expansion. */
  flags(name: string): ReadonlyMap<string, string> {
    const texts = [...this.#store.flags(name)].flatMap(([flag, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[flag, String(value)] as const] : [],
    );
    return new Map(texts);
  }

  /** The names of all variables and functions, those that BitBake keeps for itself left out; sorted. */
  names(): readonly string[] {
    const names = this.#unlessStopped(() => [...this.#store.keys()], []);
    return names.filter((name) => !name.startsWith('__')).sort();
  }

  isFunction(name: string): boolean {
    return ['func', 'python', 'task'].some((flag) => {
      const value = this.#store.getVarFlag(name, flag, { expand: false });
      return value !== null && value !== '' && value !== 0;
    });
  }

  /** The operations on a variable in BitBake's order. */
  history(name: string): readonly ExplainedOperation[] {
    return this.#unlessStopped(() => explainHistory(this.#store, name), []);
  }

  /** The operations on a variable of exactly this name in BitBake's order; those on variables that override it are left out. */
  ownHistory(name: string): readonly OrderedEntry[] {
    return this.#store.history(name).filter(({ flag }) => flag === undefined);
  }

  /** The operations on a flag of a variable in BitBake's order. */
  flagHistory(name: string, flag: string): readonly OrderedEntry[] {
    return this.#store.history(name).filter((entry) => entry.flag === flag);
  }

  /** The classes that are inherited and that no layer has. */
  get missingClasses(): ReadonlySet<string> {
    return this.#evaluation.missingClasses;
  }

  /** OVERRIDES, the strongest last. */
  overrides(): readonly string[] {
    return this.#unlessStopped(() => this.#store.overrides(), []);
  }

  /** The names of the classes that the recipe inherits, directly or not, in order; without those of the configuration. */
  get classes(): readonly string[] {
    return this.#evaluation.inheritedClasses.filter((path) => !this.#globalClasses.has(path)).map(classNameOf);
  }

  /** Whether a class is inherited, or would be if a layer had it. */
  inherits(className: string): boolean {
    this.#inherited ??= new Set([
      ...this.#evaluation.missingClasses,
      ...this.#evaluation.inheritedClasses.map(classNameOf),
    ]);
    return this.#inherited.has(className);
  }

  /** The tasks in the order in which they were added, each with those it runs after. */
  get tasks(): readonly { readonly name: string; readonly after: readonly string[] }[] {
    return tasksOf(this.#store).map((name) => ({ name, after: taskDependencies(this.#store, name) }));
  }

  /** The files that were read or looked for. */
  get dependencies(): ReadonlySet<string> {
    return this.#evaluation.dependencies;
  }

  /** What BitBake prints or stops at, in order. */
  get messages(): readonly EvaluationMessage[] {
    return this.#evaluation.messages;
  }

  get #store(): Datastore {
    return this.#evaluation.store;
  }

  /** What is there in an evaluation that was given up, or whose OVERRIDES cannot be worked out. */
  #unlessStopped<Answer>(ask: () => Answer, otherwise: Answer): Answer {
    try {
      return ask();
    } catch (error) {
      if (error instanceof PyException || error instanceof OutOfBudget) return otherwise;
      throw error;
    }
  }

  #read(get: () => PyValue): VariableValue {
    const limit = this.#exhausted ?? this.#evaluation.missing;
    if (limit !== undefined) return { kind: 'unknown', why: limit };
    try {
      const value = get();
      if (value === null) return { kind: 'unset' };
      if (value instanceof Unknown) return { kind: 'unknown', why: value.why };
      return { kind: 'known', text: typeof value === 'string' ? value : this.#evaluation.python.textOf(value) };
    } catch (error) {
      if (error instanceof PyException) return { kind: 'failed', message: describeException(error) };
      if (!(error instanceof OutOfBudget)) throw error;
      if (this.#evaluation.python.isSpent) this.#spent = error.why;
      return { kind: 'unknown', why: error.why };
    }
  }

  /** Without working anything out, which would only fail again. */
  #knownValue(name: string, spent: string): PyValue {
    return this.#store.knownValue(name) ?? new Unknown(spent);
  }
}
