/** Runs the Python of metadata: expressions in values, `def` functions, anonymous functions and event handlers. */
import { PyException, raise } from '../../python/exception';
import { builtinNames, createRun, evaluateExpression, executeModule } from '../../python/interpreter';
import { type Budget, type PythonRun, spend, UnknownError } from '../../python/run';
import { toStr } from '../../python/text';
import { type PyValue, Unknown } from '../../python/value';
import type { Datastore } from './datastore';
import type { AnonymousFunction, Evaluation } from './evaluation';
import type { EventName } from './events';
import { isSkip } from './exceptions';
import type { Origin } from './history';
import { markUnknown } from './markUnknown';
import type { ModuleLoader } from './moduleLoader';
import { Namespace, type PythonDefinition } from './namespace';

/** A name that no metadata gives to a function. */
const ANONYMOUS = '__anonymous';

export class MetadataPython {
  readonly globals: Namespace;
  readonly #modules: ModuleLoader;
  readonly #run: PythonRun;
  readonly #budget: Budget;

  constructor(modules: ModuleLoader, budget: Budget, parent?: MetadataPython) {
    this.#modules = modules;
    this.#budget = budget;
    this.#run = createRun({ budget, importModule: (name) => modules.load(name, this.#run) });
    this.globals = new Namespace((definition, namespace) => this.#execute(definition, namespace), parent?.globals);
    if (!parent) this.#fillGlobals();
  }

  /** For what is evaluated on top: it sees the functions of this one. */
  child(budget: Budget = this.#budget): MetadataPython {
    return new MetadataPython(this.#modules, budget, this);
  }

  /** What all Python of metadata finds, whatever the layers add. */
  #fillGlobals(): void {
    for (const name of ['bb', 'os', 'time']) this.makeGlobal(name);
    this.globals.set('open', this.#modules.open);
  }

  spend(steps: number): void {
    spend(this.#budget, steps);
  }

  /** Whether nothing more may be done. */
  get isSpent(): boolean {
    return this.#budget.remaining === 0;
  }

  /** More of it may be done. */
  allow(steps: number): void {
    this.#budget.remaining += steps;
  }

  define(name: string, definition: PythonDefinition): void {
    this.globals.define(name, definition);
  }

  /** `addpylib`: the modules below the folder can be imported, and the namespace is known to all Python. */
  addLibrary(folder: string, namespace: string): void {
    this.#modules.addFolder(folder);
    if (!this.#modules.has(namespace)) raise('ModuleNotFoundError', `No module named '${namespace}'`);
    this.makeGlobal(namespace);
  }

  /** Makes a module known to all Python. Throws the `PyException` of a ModuleNotFoundError. */
  makeGlobal(module: string): void {
    this.globals.set(module, this.#modules.load(module, this.#run));
  }

  /** The value of the code in `${@code}` as text. Throws `PyException`. */
  evaluateExpression(code: string, evaluation: Evaluation, store: Datastore): string | Unknown {
    const compiled = this.#modules.sources.expression(code.trim());
    const extraGlobals = new Map([['d', this.#modules.datastoreObject(store, evaluation)]]);
    const fallback = (name: string): PyValue | undefined => {
      // Code can name a variable as it is, unless Python or the layers give the name a meaning.
      if (name === 'd' || builtinNames.has(name) || this.globals.has(name)) return undefined;
      return store.getVar(name) ?? undefined;
    };
    return this.#orUnknown(evaluation, () => {
      return toStr(
        evaluateExpression(compiled, { globals: this.globals, fallback, extraGlobals }, this.#run),
        this.#run,
      );
    });
  }

  /** What a filter set with `d.setVarFilter` makes of a value. */
  applyFilter(value: PyValue, expression: string, evaluation: Evaluation): PyValue {
    if (value instanceof Unknown) return value;
    const compiled = this.#modules.sources.expression(expression.trim());
    const globals = new Map([['bb', this.globals.get('bb') ?? null]]);
    const fallback = (name: string): PyValue | undefined =>
      name === 'val' ? value : this.#modules.filter(name, this.#run);
    return this.#orUnknown(evaluation, () => evaluateExpression(compiled, { globals, fallback }, this.#run));
  }

  /** As `str()` gives it. */
  textOf(value: PyValue): string {
    const text = toStr(value, this.#run);
    return typeof text === 'string' ? text : '';
  }

  /** Runs an anonymous function. What it raises is kept as an error, but for what skips the recipe. */
  runAnonymous({ step, path }: AnonymousFunction, evaluation: Evaluation): void {
    const source = `def ${ANONYMOUS}(d):\n${step.body}`;
    this.#runFunction(ANONYMOUS, { source, path, line: step.line }, [], evaluation);
  }

  /** Runs the handler of an event, a Python function of the datastore, likewise. */
  runEventHandler(name: string, event: EventName, evaluation: Evaluation): void {
    const { store } = evaluation;
    const body = store.getVar(name, { expand: false });
    const path = store.getVarFlag(name, 'filename', { expand: false });
    const line = Number(store.getVarFlag(name, 'lineno', { expand: false }));
    if (typeof body !== 'string' || typeof path !== 'string') return;
    const source = `def ${ANONYMOUS}(e, d):\n${body}`;
    this.#runFunction(ANONYMOUS, { source, path, line }, [this.#modules.event(event, store, evaluation)], evaluation);
  }

  #runFunction(name: string, definition: PythonDefinition, args: readonly PyValue[], evaluation: Evaluation): void {
    const { source, path, line } = definition;
    const origin: Origin = { path, line };
    evaluation.at(origin, () => {
      try {
        this.#modules.runFor(evaluation, () => {
          this.#execute(definition, this.globals);
          const callee = this.globals.get(name) ?? null;
          this.globals.delete(name);
          this.#run.call(callee, [...args, this.#modules.datastoreObject(evaluation.store, evaluation)]);
        });
      } catch (error) {
        if (error instanceof UnknownError) {
          return markUnknown(source, error.traceback.at(-1)?.line ?? 1, error.why, evaluation);
        }
        if (isSkip(error) || !(error instanceof PyException)) throw error;
        const raisedAt = error.traceback.at(-1)?.line ?? 1;
        evaluation.at({ path, line: line + raisedAt - 1 }, () => evaluation.report(error));
      }
    });
  }

  /** Runs a source with one `def`, which defines its function in the namespace. */
  #execute({ source }: PythonDefinition, namespace: Namespace): void {
    executeModule(this.#modules.sources.module(source), namespace, this.#run);
  }

  #orUnknown<Result extends PyValue>(evaluation: Evaluation, work: () => Result): Result | Unknown {
    try {
      return this.#modules.runFor(evaluation, work);
    } catch (error) {
      if (error instanceof UnknownError) return new Unknown(error.why);
      throw error;
    }
  }
}
