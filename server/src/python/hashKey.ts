/** What makes two keys of a dict, or two members of a set, the same. */
import { type PyClass, PyInstance } from './class';
import { raise } from './exception';
import { enter, leave, type PythonRun, textCost, UnknownError } from './run';
import {
  type HashKey,
  PyBytes,
  PyDict,
  PyDictView,
  PyFloat,
  PyList,
  PyNativeObject,
  PyRange,
  PySet,
  PySlice,
  PyTuple,
  type PyValue,
  Unknown,
} from './value';

/**
 * Keys that Python holds for equal have the same. Raises TypeError for what cannot be a key. An unknown key ends the run, as all that
 * is asked of the container from then on depends on it.
 */
export function hashKey(value: PyValue, run: PythonRun): HashKey {
  // A string stands for itself; those that begin with the mark of the others get one too.
  if (typeof value === 'string') return value.charCodeAt(0) === 0 ? `\0s${value}` : value;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null) return null;
  if (value instanceof PyFloat) return Number.isNaN(value.value) ? value : value.value;
  if (value instanceof Unknown) {
    // What `hash()` gives differs from run to run of CPython, but a `__hash__` may well be made of it.
    if (value instanceof HashValue) return value.key;
    throw new UnknownError(value.why);
  }
  const cls = value instanceof PyInstance ? value.cls : extensionOf(value);
  if (cls) {
    const own = classKey(value, cls, run);
    if (own !== undefined) return own;
  }
  if (value instanceof PyTuple) return `\0t${joinedKeys(value.items, run).join('')}`;
  if (value instanceof PyBytes) {
    run.spend(textCost(value.bytes.length));
    return `\0b${value.bytes.join()}`;
  }
  if (value instanceof PySet && value.isFrozen)
    return `\0f${joinedKeys([...value.items.values()], run)
      .sort()
      .join('')}`;
  if (value instanceof PyRange) return `\0r${value.start},${value.stop},${value.step}`;
  if (value instanceof PyNativeObject) {
    const hash = value.getAttribute('__hash__', run);
    return hash === undefined ? value : `\0h${String(hashKey(run.call(hash, []), run))}`;
  }
  const isMutable =
    value instanceof PyList ||
    value instanceof PyDict ||
    value instanceof PySet ||
    value instanceof PyDictView ||
    value instanceof PySlice;
  if (isMutable) raise('TypeError', `unhashable type: '${value.typeName}'`);
  return value;
}

function extensionOf(value: PyValue): PyClass | undefined {
  return value instanceof PyTuple || value instanceof PyList || value instanceof PyDict || value instanceof PySet
    ? value.cls
    : undefined;
}

/** The key that a class of Python code decides; undefined where it decides nothing. */
function classKey(value: PyValue, cls: PyClass, run: PythonRun): HashKey | undefined {
  for (const ancestor of cls.mro) {
    // How builtin types are compared is known here.
    if (ancestor.allocate) continue;
    const hash = ancestor.attributes.get('__hash__');
    if (hash === null) return raise('TypeError', `unhashable type: '${cls.name}'`);
    if (hash !== undefined) return `\0h${keyText(hashKey(run.call(hash, [value]), run), run)}`;
    if (ancestor.attributes.has('__eq__')) {
      return raise('TypeError', `unhashable type: '${cls.name}'`);
    }
  }
  return undefined;
}

function joinedKeys(items: readonly PyValue[], run: PythonRun): string[] {
  enter(run.budget, 3);
  try {
    run.spend(4 * (1 + items.length));
    return items.map((item) => keyText(hashKey(item, run), run));
  } finally {
    leave(run.budget, 3);
  }
}

/** Marked with its length, so that no two sequences of keys read the same. */
function keyText(key: HashKey, run: PythonRun): string {
  if (typeof key === 'string') {
    run.spend(textCost(key.length));
    return `${key.length}s${key}`;
  }
  if (typeof key === 'number') return `${key};`;
  if (key === null) return 'n';
  return `o${identityOf(key)};`;
}

const identities = new WeakMap<object, number>();
let identityCount = 0;

/** A number of its own for each object, as `id()` gives it. */
function identityOf(object: object): number {
  const known = identities.get(object);
  if (known !== undefined) return known;
  identityCount++;
  identities.set(object, identityCount);
  return identityCount;
}

/** What `hash()` gives for anything but a number: differs from run to run of CPython, but equal values have equal ones. */
export class HashValue extends Unknown {
  constructor(readonly key: HashKey) {
    super('is a hash, which differs from run to run of Python');
  }
}

export function hashOf(value: PyValue, run: PythonRun): PyValue {
  if (value instanceof Unknown) return value;
  const key = hashKey(value, run);
  return typeof key === 'number' && Number.isInteger(key) ? key : new HashValue(key);
}
