/** The module `copy`. */
import { findAttribute } from '../attributes';
import { PyInstance } from '../class';
import { dictSet, setAdd } from '../dict';
import { defineNative } from '../native';
import { enter, leave, type PythonRun } from '../run';
import {
  PyDict,
  PyExtensible,
  PyList,
  PyModule,
  PyNativeObject,
  PyObject,
  PySet,
  PyTuple,
  type PyValue,
} from '../value';
import { libraryTable } from './libraryTable';

type Copied = Map<PyObject, PyValue>;

/** A copy whose parts are those of the original. */
function shallowCopy(value: PyValue, run: PythonRun): PyValue {
  return copied(value, run, (part) => part, '__copy__', []);
}

/** A copy whose parts are copies too; what is met twice is copied once. */
function deepCopy(value: PyValue, run: PythonRun, known: Copied): PyValue {
  if (!(value instanceof PyObject)) return value;
  const before = known.get(value);
  if (before !== undefined) return before;
  enter(run.budget, 3);
  try {
    return copied(value, run, (part) => deepCopy(part, run, known), '__deepcopy__', [new PyDict()], known);
  } finally {
    leave(run.budget, 3);
  }
}

function copied(
  value: PyValue,
  run: PythonRun,
  copyPart: (part: PyValue) => PyValue,
  special: string,
  args: readonly PyValue[],
  known?: Copied,
): PyValue {
  run.spend(1);
  if (value instanceof PyInstance || value instanceof PyNativeObject || (value instanceof PyExtensible && value.cls)) {
    const own = findAttribute(value, special, run);
    if (own !== undefined) return run.call(own, args);
  }
  if (value instanceof PyList) {
    const list = noted(value, like(value, new PyList([])), known);
    for (const item of value.items) {
      run.spend(1);
      list.items.push(copyPart(item));
    }
    return list;
  }
  if (value instanceof PyDict) {
    const dict = noted(value, like(value, new PyDict()), known);
    for (const entry of value.entries.values()) {
      run.spend(1);
      dictSet(dict, copyPart(entry.key), copyPart(entry.value), run);
    }
    return dict;
  }
  if (value instanceof PySet) {
    const set = noted(value, like(value, new PySet(value.isFrozen)), known);
    for (const item of value.items.values()) setAdd(set, copyPart(item), run);
    return set;
  }
  if (value instanceof PyTuple) return like(value, new PyTuple(value.items.map(copyPart)));
  if (value instanceof PyInstance) {
    const instance = noted(value, new PyInstance(value.cls), known);
    for (const [name, part] of value.attributes) instance.attributes.set(name, copyPart(part));
    return instance;
  }
  return value;
}

function noted<Value extends PyObject>(original: PyObject, copy: Value, known: Copied | undefined): Value {
  known?.set(original, copy);
  return copy;
}

/** Gives the copy the class and the attributes of the original. */
function like<Value extends PyExtensible>(original: PyExtensible, copy: Value): Value {
  copy.cls = original.cls;
  copy.attributes = original.attributes && new Map(original.attributes);
  return copy;
}

export function createCopyModule(): PyModule {
  return new PyModule(
    'copy',
    libraryTable([
      defineNative('copy(x)', (run, value) => shallowCopy(value ?? null, run)),
      defineNative('deepcopy(x, memo=None)', (run, value) => deepCopy(value ?? null, run, new Map())),
    ]),
  );
}
