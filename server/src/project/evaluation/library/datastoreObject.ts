/** `d`: the datastore as Python code sees it, with the methods of `bb.data_smart.DataSmart`. */
import { getAttribute } from '../../../python/attributes';
import { defineClass } from '../../../python/class';
import { dictFromKeywords } from '../../../python/dict';
import { raise } from '../../../python/exception';
import { toArray } from '../../../python/iterate';
import { LibraryObject, methodTable } from '../../../python/library/libraryObject';
import { methodsOf } from '../../../python/library/methodsOf';
import type { PythonRun } from '../../../python/run';
import { truthy } from '../../../python/truth';
import { typeName } from '../../../python/typeName';
import { PyDict, PyIterator, PyList, type PyNative, PyTuple, type PyValue, Unknown } from '../../../python/value';
import type { DatastoreAccess } from './datastoreAccess';

/** `bb.data_smart.DataSmart`. */
export const datastoreClass = defineClass('DataSmart');

export class DatastoreObject extends LibraryObject {
  readonly typeName = 'DataSmart';
  override readonly pythonClass = datastoreClass;
  protected readonly methods = METHODS;

  constructor(readonly access: DatastoreAccess) {
    super();
  }

  protected override field(name: string): PyValue | undefined {
    return UNKNOWN_FIELDS.has(name) ? new Unknown('depends on how the variable came to its value') : undefined;
  }
}

const defineDatastoreMethod = methodsOf(DatastoreObject);

const UNKNOWN_FIELDS: ReadonlySet<string> = new Set(['varhistory', 'inchistory', 'overrides', 'overridedata', 'dict']);

/** The datastore behind a Python value. */
export function datastoreOf(value: PyValue): DatastoreAccess | undefined {
  return value instanceof DatastoreObject ? value.access : undefined;
}

/** The expanded value of a variable of `d`, which may be an object of Python code as well. */
export function variableOf(d: PyValue, name: PyValue, run: PythonRun): PyValue {
  if (d instanceof DatastoreObject) return d.access.getVar(variableName(name), true);
  if (d instanceof Unknown) return d;
  return run.call(getAttribute(d, 'getVar', run), [name]);
}

/** Raises what comes of a name that is no text: BitBake then fails in the middle of a lookup. */
function variableName(name: PyValue | undefined): string {
  if (typeof name === 'string') return name;
  return raise('TypeError', `argument of type '${typeName(name ?? null)}' is not iterable`);
}

type Method = (access: DatastoreAccess, run: PythonRun, ...args: PyValue[]) => PyValue;

/** A method that is called even with unknown arguments, such as the value that a variable is set to. */
function define(parameters: string, implement: Method): PyNative {
  const open = parameters.indexOf('(') + 1;
  const rest = parameters.slice(open);
  const signature = `${parameters.slice(0, open)}self${rest === ')' ? '' : ', '}${rest}`;
  return defineDatastoreMethod(
    signature,
    (run, self, ...args) => {
      run.spend(2);
      return implement(self.access, run, ...args);
    },
    { handlesUnknown: true },
  );
}

/** As `define`, for methods whose first arguments say what is meant: where those are unknown, nothing can be done. */
function defineNamed(parameters: string, nameCount: number, implement: Method): PyNative {
  return define(parameters, (access, run, ...args) => {
    for (const name of args.slice(0, nameCount)) if (name instanceof Unknown) return name;
    return implement(access, run, ...args);
  });
}

/** What a change costs beside what the datastore itself accounts for: what is remembered has to be looked through. */
const EFFECT_STEPS = 12;

/** As `defineNamed`, for methods that give None. */
function defineEffect(parameters: string, nameCount: number, act: (...given: Parameters<Method>) => void): PyNative {
  return defineNamed(parameters, nameCount, (access, run, ...args) => {
    run.spend(EFFECT_STEPS);
    act(access, run, ...args);
    return null;
  });
}

function isTrue(value: PyValue, run: PythonRun): boolean {
  return truthy(value, run);
}

/** What Python's own mapping methods, which DataSmart inherits, see: the unexpanded value. */
function rawValue(access: DatastoreAccess, name: PyValue): PyValue {
  return access.getVar(variableName(name), false);
}

/** What it costs to list a variable: all that were set are gone through. */
const STEPS_PER_NAME = 6;

function names(access: DatastoreAccess, run: PythonRun): string[] {
  const all = [...access.keys()];
  run.spend(STEPS_PER_NAME * all.length);
  return all;
}

/** The flags that `getVarFlags(var, expand)` is to expand: `expand` is a list of names, or False. */
function flagNames(expand: PyValue, run: PythonRun): string[] {
  if (!isTrue(expand, run)) return [];
  return toArray(expand, run).filter((flag): flag is string => typeof flag === 'string');
}

const METHODS = methodTable([
  defineNamed('getVar(var, expand=True, noweakdefault=False, parsing=False)', 1, (access, run, name, expand, noWeak) =>
    access.getVar(variableName(name), isTrue(expand ?? true, run), isTrue(noWeak ?? false, run)),
  ),
  defineEffect('setVar(var, value, **loginfo)', 1, (access, _run, name, value) =>
    access.setVar(variableName(name), value ?? null),
  ),
  defineEffect('appendVar(var, value, **loginfo)', 1, (access, _run, name, value) =>
    access.appendVar(variableName(name), value ?? null),
  ),
  defineEffect('prependVar(var, value, **loginfo)', 1, (access, _run, name, value) =>
    access.prependVar(variableName(name), value ?? null),
  ),
  defineEffect('delVar(var, **loginfo)', 1, (access, _run, name) => access.delVar(variableName(name))),
  defineEffect('renameVar(key, newkey, **loginfo)', 2, (access, _run, name, newName) =>
    access.renameVar(variableName(name), variableName(newName)),
  ),
  defineNamed(
    'getVarFlag(var, flag, expand=True, noweakdefault=False, parsing=False, retparser=False)',
    2,
    (...given) => {
      const [access, run, name, flag, expand, noWeak] = given;
      return access.getVarFlag(
        variableName(name),
        variableName(flag),
        isTrue(expand ?? true, run),
        isTrue(noWeak ?? false, run),
      );
    },
  ),
  defineEffect('setVarFlag(var, flag, value, **loginfo)', 2, (access, _run, name, flag, value) =>
    access.setVarFlag(variableName(name), variableName(flag), value ?? null),
  ),
  defineEffect('appendVarFlag(var, flag, value, **loginfo)', 2, (access, _run, name, flag, value) =>
    access.appendVarFlag(variableName(name), variableName(flag), value ?? null),
  ),
  defineEffect('prependVarFlag(var, flag, value, **loginfo)', 2, (access, _run, name, flag, value) =>
    access.prependVarFlag(variableName(name), variableName(flag), value ?? null),
  ),
  defineEffect('delVarFlag(var, flag, **loginfo)', 2, (access, _run, name, flag) =>
    access.delVarFlag(variableName(name), variableName(flag)),
  ),
  defineNamed('getVarFlags(var, expand=False, internalflags=False)', 1, (access, run, name, expand) => {
    const flags = access.getVarFlags(variableName(name), flagNames(expand ?? false, run));
    if (!flags) return null;
    const dict = dictFromKeywords(flags);
    run.spend(3 * dict.entries.size);
    return dict;
  }),
  defineNamed('setVarFlags(var, flags, **loginfo)', 2, (access, run, name, flags) => {
    if (!(flags instanceof PyDict)) return raise('TypeError', 'flags must be a dict');
    for (const { key, value } of flags.entries.values()) {
      run.spend(1);
      if (key !== '_content') access.setVarFlag(variableName(name), variableName(key), value);
    }
    return null;
  }),
  defineEffect('delVarFlags(var, **loginfo)', 1, (access, _run, name) => access.delVarFlags(variableName(name))),
  defineNamed('expand(s, varname=None)', 1, (access, _run, text, name) =>
    access.expand(text ?? null, typeof name === 'string' ? name : undefined),
  ),
  defineNamed('hasOverrides(var)', 1, (access, _run, name) => access.hasOverrides(variableName(name))),
  define('createCopy()', (access) => new DatastoreObject(access.createCopy())),
  defineEffect('setVarFilter(var, filter)', 2, (access, _run, name, filter) =>
    access.setVarFilter(variableName(name), typeof filter === 'string' && filter !== '' ? filter : null),
  ),
  define('keys()', (access, run) => new PyList(names(access, run))),
  define('localkeys()', (access, run) => new PyList(names(access, run))),
  define('items()', (access, run) => {
    return new PyList(names(access, run).map((name) => new PyTuple([name, access.getVar(name, false)])));
  }),
  define('values()', (access, run) => new PyList(names(access, run).map((name) => access.getVar(name, false)))),
  defineNamed(
    'get(key, default=None)',
    1,
    (access, _run, name, byDefault) => rawValue(access, name ?? null) ?? byDefault ?? null,
  ),
  define('__iter__()', (access, run) => {
    const all = names(access, run).values();
    return new PyIterator('generator', () => all.next().value);
  }),
  define('__len__()', (access, run) => names(access, run).length),
  define('__bool__()', () => true),
  defineNamed('__contains__(key)', 1, (access, _run, name) => {
    const value = typeof name === 'string' ? rawValue(access, name) : null;
    return value instanceof Unknown ? value : value !== null;
  }),
  defineNamed('__getitem__(key)', 1, (access, _run, name) => {
    return rawValue(access, name ?? null) ?? raise('KeyError', name ?? null);
  }),
  defineEffect('__setitem__(var, value)', 1, (access, _run, name, value) =>
    access.setVar(variableName(name), value ?? null),
  ),
  defineEffect('__delitem__(var)', 1, (access, _run, name) => access.delVar(variableName(name))),
  // They prepare what this datastore always knows, or record what nobody asks for.
  define('need_overrides()', () => null),
  define('initVar(var)', () => null),
  define('enableTracking()', () => null),
  define('disableTracking()', () => null),
  define('expandWithRefs(s, varname)', () => new Unknown('asks which variables a value refers to')),
  define('get_hash()', () => new Unknown('asks for the hash of the configuration')),
]);
