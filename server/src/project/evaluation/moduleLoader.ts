/** Where Python's modules come from: the interpreter's library, BitBake's, and the folders that layers add with `addpylib`. */
import { PyInstance } from '../../python/class';
import { raise } from '../../python/exception';
import { executeModule } from '../../python/interpreter';
import type { HostFacts } from '../../python/library/host';
import { type StandardLibrary, standardLibrary } from '../../python/library/standardLibrary';
import { defineNative } from '../../python/native';
import type { PythonRun } from '../../python/run';
import { PyList, PyModule, type PyValue, Unknown } from '../../python/value';
import { type FileReader, isFailure, isFile, isFolder } from '../files';
import { folderOf } from '../paths';
import { readFile } from '../readFile';
import type { CompiledSources } from './compiledSources';
import type { Datastore } from './datastore';
import type { Evaluation } from './evaluation';
import type { EventName } from './events';
import { functionsWithoutEffect } from './functionsWithoutEffect';
import type { LayerFiles } from './layerFiles';
import { type BitbakeLibrary, bitbakeLibrary } from './library/bitbakeLibrary';
import { DatastoreObject } from './library/datastoreObject';
import { eventClass } from './library/event';
import type { MessageLevel } from './library/host';
import { type ModuleCode, ModuleNamespace } from './moduleNamespace';
import { moduleParts } from './moduleSource';
import { storeAccess } from './storeAccess';
import { tasksOf } from './tasks';

export class ModuleLoader {
  readonly #reader: FileReader;
  readonly #standard: StandardLibrary;
  readonly #bitbake: BitbakeLibrary;
  /** Python's `open`, which reads the files of the layers and no others. */
  readonly open: PyValue;
  /** Those of `addpylib`, in order. */
  readonly #folders: string[] = [];
  readonly #modules = new Map<string, PyModule | Unknown>();
  readonly #objects = new WeakMap<Datastore, DatastoreObject>();
  #common: ReadonlyMap<string, PyValue> | undefined;
  /** Whose Python runs: it gets what that prints. */
  #running: Evaluation | undefined;

  constructor(
    reader: FileReader,
    files: LayerFiles,
    facts: HostFacts,
    readonly sources: CompiledSources,
  ) {
    this.#reader = reader;
    const version = new Unknown('depends on the version of BitBake');
    const report = (level: MessageLevel, message: string): void => this.#report(level, message);
    this.#standard = standardLibrary(files, facts);
    this.open = this.#standard.open;
    this.#bitbake = bitbakeLibrary({ version, files, facts, report });
  }

  /** A function that filters of variables may call: BitBake's, or one that a module of the layers declares with `filter_proc`. */
  filter(name: string, run: PythonRun): PyValue | undefined {
    if (!this.#bitbake.filters.has(name)) this.#loadFilters(name, run);
    return this.#bitbake.filters.get(name);
  }

  addFolder(folder: string): void {
    if (!this.#folders.includes(folder)) this.#folders.push(folder);
  }

  /** Whether a module is at hand: in the layers, or one that is known without them. */
  has(name: string): boolean {
    return (
      this.#isInLayers(name) || this.#standard.find(name) instanceof PyModule || this.#bitbake.find(name) !== undefined
    );
  }

  /** A module by its dotted name, the same one each time. Throws the exception of a ModuleNotFoundError. */
  load(name: string, run: PythonRun): PyModule | Unknown {
    const known = this.#modules.get(name);
    if (known) return known;
    const module = this.#bitbake.find(name) ?? this.#fromLayers(name, run) ?? this.#standard.find(name);
    if (!module) return raise('ModuleNotFoundError', `No module named '${name}'`);
    this.#modules.set(name, module);
    return module;
  }

  /** `d` for a datastore. */
  datastoreObject(store: Datastore, evaluation: Evaluation): DatastoreObject {
    let object = this.#objects.get(store);
    if (!object) {
      object = new DatastoreObject(storeAccess(store, evaluation));
      this.#objects.set(store, object);
    }
    return object;
  }

  /** `e` for a handler of an event. */
  event(name: EventName, store: Datastore, evaluation: Evaluation): PyValue {
    const cls = eventClass(name);
    if (!cls) return new Unknown(`handles ${name}`);
    const attributes = new Map<string, PyValue>([
      ['data', this.datastoreObject(store, evaluation)],
      ['fn', store.getVar('FILE', { expand: false })],
    ]);
    if (name === 'RecipePreDeferredInherits') {
      const waiting = evaluation.deferredInherits.map(({ expression }) => expression);
      attributes.set('inherits', new PyList(waiting.length > 0 ? waiting : ['']));
    }
    if (name === 'RecipeTaskPreProcess') attributes.set('tasklist', new PyList([...tasksOf(store)]));
    return new PyInstance(cls, attributes);
  }

  /** What Python prints while `work` lasts belongs to the evaluation. */
  runFor<Result>(evaluation: Evaluation, work: () => Result): Result {
    const outer = this.#running;
    this.#running = evaluation;
    try {
      return work();
    } finally {
      this.#running = outer;
    }
  }

  #report(level: MessageLevel, message: string): void {
    if (level === 'error' || level === 'fatal') this.#running?.error(message);
    else if (level === 'warning') this.#running?.warn(message);
  }

  /** A module or package whose source lies in a layer. */
  #fromLayers(name: string, run: PythonRun): PyModule | Unknown | undefined {
    for (const path of this.#pathsOf(name)) {
      const file = [`${path}.py`, `${path}/__init__.py`].find((each) => isFile(this.#reader, each));
      if (file !== undefined) return this.#interpreted(name, file, run);
      if (isFolder(this.#reader, path)) return this.#package(name, new Map());
    }
    return undefined;
  }

  #isInLayers(name: string): boolean {
    return this.#pathsOf(name).some((path) => isFile(this.#reader, `${path}.py`) || isFolder(this.#reader, path));
  }

  #pathsOf(name: string): readonly string[] {
    return this.#folders.map((folder) => `${folder}/${name.replaceAll('.', '/')}`);
  }

  /** BitBake has imported all modules of a library by then; we look into them for the one that is needed. */
  #loadFilters(name: string, run: PythonRun): void {
    for (const folder of this.#folders) {
      for (const namespace of namesIn(this.#reader, folder)) {
        for (const file of namesIn(this.#reader, `${folder}/${namespace}`)) {
          if (!file.endsWith('.py')) continue;
          const source = this.#source(`${folder}/${namespace}/${file}`);
          const declares = source?.includes('filter_proc') && source.includes(`def ${name}(`);
          const module = declares ? this.load(`${namespace}.${file.slice(0, -'.py'.length)}`, run) : undefined;
          // It declares its filters when it is read.
          if (module instanceof PyModule) module.attributes.has(name);
        }
      }
    }
  }

  #source(path: string): string | undefined {
    const read = readFile(path, this.#reader);
    return read.kind === 'text' ? read.text : undefined;
  }

  #interpreted(name: string, file: string, run: PythonRun): PyModule {
    const attributes = new ModuleNamespace(this.#knownToAll(run), () => this.#moduleCode(name, file, run));
    attributes.set('__name__', name);
    attributes.set('__file__', file);
    attributes.set('__path__', new PyList([folderOf(file)]));
    // Only a package has modules in it, whatever it says itself.
    return file.endsWith('/__init__.py') ? this.#package(name, attributes) : new PyModule(name, attributes);
  }

  #moduleCode(name: string, file: string, run: PythonRun): ModuleCode {
    const { atOnce, functions } = moduleParts(this.#source(file) ?? '');
    const execute = (source: string, namespace: ModuleNamespace): void =>
      executeModule(this.sources.module(source), namespace, run);
    return {
      functions: new Map([...functions].filter(([each]) => !functionsWithoutEffect.has(`${name}.${each}`))),
      define: execute,
      run(namespace) {
        execute(atOnce, namespace);
        for (const each of functions.keys()) {
          if (functionsWithoutEffect.has(`${name}.${each}`)) namespace.set(each, withoutEffect);
        }
      },
    };
  }

  /** BitBake makes `bb` and `os` known to all Python that it runs. */
  #knownToAll(run: PythonRun): ReadonlyMap<string, PyValue> {
    this.#common ??= new Map<string, PyValue>([
      ['bb', this.load('bb', run)],
      ['os', this.load('os', run)],
      ['open', this.open],
    ]);
    return this.#common;
  }

  /** Its modules are its attributes, whether they were imported or not: BitBake imports those of `oe` all at once. */
  #package(name: string, attributes: Map<string, PyValue>): PyModule {
    return new PyModule(name, attributes, (attribute, run) => {
      if (attribute.startsWith('__')) return undefined;
      const inner = `${name}.${attribute}`;
      return this.#isInLayers(inner) ? this.load(inner, run) : undefined;
    });
  }
}

function namesIn(reader: FileReader, folder: string): readonly string[] {
  const entries = reader.list(folder);
  return isFailure(entries) ? [] : entries.map(({ name }) => name).sort();
}

const withoutEffect = defineNative('withoutEffect(*args, **keywords)', () => null, { handlesUnknown: true });
