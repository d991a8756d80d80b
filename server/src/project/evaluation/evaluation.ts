/** One evaluation: of the configuration, or of a recipe on top of it. It holds what its statements have brought about so far. */
import { newException, PyException } from '../../python/exception';
import type { HostFacts } from '../../python/library/host';
import { PyList, type PyValue, type Unknown } from '../../python/value';
import { dialectOf } from '../../syntax/bitbake/dialect';
import { splitWords } from '../../syntax/bitbake/text';
import type { CompiledSources } from './compiledSources';
import { Datastore, type DatastoreHost } from './datastore';
import { describeException, handledExceptionClass, isOf, isSkip } from './exceptions';
import type { KnownPaths } from './fileSearch';
import type { Origin } from './history';
import type { LayerFiles } from './layerFiles';
import type { MetadataPython } from './metadataPython';
import type { ScriptSource } from './scriptSource';
import type { FunctionStep } from './steps';

/** What all evaluations of a project share. */
export interface EvaluationEnvironment {
  readonly scripts: ScriptSource;
  readonly paths: KnownPaths;
  readonly files: LayerFiles;
  readonly host: HostFacts;
  readonly sources: CompiledSources;
}

/** Something that BitBake would print, or stop with. */
export interface EvaluationMessage {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** Where BitBake stood; undefined for what belongs to no place. */
  readonly origin: Origin | undefined;
}

/** A class that is inherited only when all statements are done. */
export interface DeferredInherit extends Origin {
  readonly expression: string;
}

/** An anonymous function, to be run at the end. */
export interface AnonymousFunction {
  readonly step: FunctionStep;
  readonly path: string;
}

/**
 * What a text may cost for being long. Recipes of Go and Rust name their thousand modules and crates one by one, and look through them in
 * Python: `k3s_git.bb` takes 700,000 steps on 430,000 characters. Classes are mostly code that tasks run.
 */
const STEPS_PER_CHARACTER = 1.5;
const STEPS_PER_CHARACTER_OF_CLASS = 1;

const INHERITED = '__inherit_cache';
const HANDLERS = '__BBHANDLERS';

export class Evaluation implements DatastoreHost {
  readonly environment: EvaluationEnvironment;
  readonly python: MetadataPython;
  readonly store: Datastore;
  readonly messages: EvaluationMessage[] = [];
  /** Lists are replaced, never changed: what goes on from here has its own. */
  deferredInherits: readonly DeferredInherit[] = [];
  anonymousFunctions: readonly AnonymousFunction[] = [];
  /** Why some of what BitBake would evaluate is missing here; undefined while nothing is. */
  missing: string | undefined;
  /** Variables that keep the value they were given, whatever the configuration assigns. */
  readonly #chosen: Set<string>;
  /** The event handlers of the configuration that this goes on from. */
  readonly configurationHandlers: readonly string[];
  /** The names of classes that no layer has. */
  readonly missingClasses: Set<string>;
  readonly #dependencies: Set<string>;
  /** The files whose text has been allowed for. */
  readonly #allowedFor = new Set<string>();
  #origin: Origin | undefined;
  /** The files that are being evaluated, the innermost last. */
  readonly openFiles: string[] = [];

  constructor(environment: EvaluationEnvironment, python: MetadataPython, parent: Evaluation | undefined) {
    this.environment = environment;
    this.python = python;
    this.store = parent?.store.createCopy(this) ?? new Datastore(this);
    this.#chosen = new Set(parent ? parent.#chosen : []);
    this.configurationHandlers = parent?.eventHandlers ?? [];
    this.missingClasses = new Set(parent?.missingClasses);
    this.#dependencies = new Set(parent?.dependencies);
    this.missing = parent?.missing;
    this.anonymousFunctions = parent?.anonymousFunctions ?? [];
    this.deferredInherits = parent?.deferredInherits ?? [];
  }

  /** Gives a variable a value that no assignment of the configuration changes. */
  choose(name: string, value: string): void {
    this.store.setVar(name, value);
    this.#chosen.add(name);
  }

  isChosen(name: string): boolean {
    return this.#chosen.has(name);
  }

  /** The files that were read or looked for, in that order: BBINCLUDED. */
  get dependencies(): ReadonlySet<string> {
    return this.#dependencies;
  }

  /** Goes on from here, and leaves this evaluation as it is. */
  continued(): Evaluation {
    const next = new Evaluation(this.environment, this.python.child(), this);
    next.messages.push(...this.messages);
    return next;
  }

  /** Notes that the result depends on whether the file is there, and what is in it. */
  dependsOn(path: string): void {
    this.#dependencies.add(path);
  }

  /** The files of the classes inherited so far, in order. */
  get inheritedClasses(): readonly string[] {
    return stringItems(this.store.getVar(INHERITED, { expand: false }));
  }

  addInheritedClass(path: string): void {
    this.store.setInternal(INHERITED, new PyList([...this.inheritedClasses, path]));
  }

  /** `addpylib` */
  addPythonLibrary(directory: string, namespace: string): void {
    const globalModules = this.store.getVar('BB_GLOBAL_PYMODULES');
    if (typeof globalModules === 'string') for (const name of splitWords(globalModules)) this.python.makeGlobal(name);
    const folder = this.store.expand(directory);
    if (typeof folder === 'string') this.python.addLibrary(folder, namespace);
    else this.missing ??= 'depends on where the Python library of a layer is';
  }

  get eventHandlers(): readonly string[] {
    return stringItems(this.store.getVar(HANDLERS, { expand: false }));
  }

  addEventHandler(name: string): void {
    this.store.setInternal(HANDLERS, new PyList([...this.eventHandlers, name]));
    this.store.setInternalFlags(name, { handler: 1 });
  }

  /** Does something that belongs to a place: what it says or sets comes from there. */
  at<Result>(origin: Origin, work: () => Result): Result {
    const outer = this.#origin;
    this.#origin = origin;
    try {
      return work();
    } finally {
      this.#origin = outer;
    }
  }

  origin(): Origin | undefined {
    return this.#origin;
  }

  evaluatePython(code: string, store: Datastore): string | Unknown {
    return this.python.evaluateExpression(code, this, store);
  }

  applyFilter(value: PyValue, expression: string): PyValue {
    return this.python.applyFilter(value, expression, this);
  }

  spend(steps: number): void {
    this.python.spend(steps);
  }

  /** A file is evaluated: what the recipe may cost grows with its length. The second time is not allowed for. */
  allowFor(path: string, length: number): void {
    if (this.#allowedFor.has(path)) return;
    this.#allowedFor.add(path);
    const isClass = dialectOf(path) === 'class';
    this.python.allow(length * (isClass ? STEPS_PER_CHARACTER_OF_CLASS : STEPS_PER_CHARACTER));
  }

  warn(message: string): void {
    this.messages.push({ severity: 'warning', message, origin: this.#origin });
  }

  error(message: string): void {
    this.messages.push({ severity: 'error', message, origin: this.#origin });
  }

  fatal(message: string): never {
    this.error(message);
    throw newException(handledExceptionClass);
  }

  /** Keeps what an exception says; where it is BitBake's own for what was said already, nothing is left to say. */
  report(error: PyException): void {
    if (!isOf(error, handledExceptionClass)) this.error(describeException(error));
  }

  /**
   * Does one thing. Where BitBake would stop, its message is kept and we go on: the author of a broken recipe still wants to know the rest.
   * False if it stopped there. Skipping a recipe goes through, and so does the end of the budget.
   */
  attempt(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      if (!(error instanceof PyException) || isSkip(error)) throw error;
      this.report(error);
      return false;
    }
  }

  /** `attempt` at a place, for the many statements of a file: without a function made for each. */
  attemptAt<Subject>(origin: Origin, work: (subject: Subject) => void, subject: Subject): void {
    const outer = this.#origin;
    this.#origin = origin;
    try {
      work(subject);
    } catch (error) {
      if (!(error instanceof PyException) || isSkip(error)) throw error;
      this.report(error);
    } finally {
      this.#origin = outer;
    }
  }
}

function stringItems(value: PyValue): readonly string[] {
  return value instanceof PyList ? value.items.filter((item) => typeof item === 'string') : [];
}
