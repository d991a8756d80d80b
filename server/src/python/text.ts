/** `str()` and `repr()`. */
import { classAttribute, isSubclass, PyClass, PyInstance } from './class';
import { exceptionClass, raise } from './exception';
import { PyFunction } from './function';
import { bytesRepr, floatRepr, stringRepr } from './literalText';
import { enter, leave, type PythonRun, textCost } from './run';
import { callSpecial } from './special';
import { typeName } from './typeName';
import {
  PyBytes,
  PyDict,
  PyDictView,
  PyFloat,
  PyList,
  PyModule,
  PyNative,
  PyRange,
  PySet,
  PySingleton,
  PySlice,
  PyTuple,
  type PyValue,
  Unknown,
} from './value';

/** `str(value)`; unknown where that depends on an unknown value. */
export function toStr(value: PyValue, run: PythonRun): string | Unknown {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const special = callSpecial(value, '__str__', [], run);
  if (special !== undefined) return checkedText(special, '__str__');
  if (value instanceof PyInstance && isSubclass(value.cls, exceptionClass('BaseException'))) {
    return exceptionText(value, run);
  }
  return toRepr(value, run);
}

function checkedText(value: PyValue, method: string): string | Unknown {
  if (typeof value === 'string' || value instanceof Unknown) return value;
  return raise('TypeError', `${method} returned non-string (type ${typeName(value)})`);
}

/** `repr(value)`; unknown where that depends on an unknown value. */
export function toRepr(value: PyValue, run: PythonRun): string | Unknown {
  if (typeof value === 'string') {
    run.spend(textCost(value.length));
    return stringRepr(value);
  }
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value === null) return 'None';
  if (value instanceof Unknown) return value;
  const special = callSpecial(value, '__repr__', [], run);
  if (special !== undefined) return checkedText(special, '__repr__');
  if (value instanceof PyFloat) return floatRepr(value.value);
  if (value instanceof PyBytes) {
    run.spend(textCost(value.bytes.length * 4));
    return bytesRepr(value.bytes);
  }
  if (value instanceof PyRange) {
    const step = value.step === 1 ? '' : `, ${value.step}`;
    return `range(${value.start}, ${value.stop}${step})`;
  }
  if (value instanceof PySingleton) return value.name;
  return containerRepr(value, run) ?? objectRepr(value, run);
}

function containerRepr(value: PyValue, run: PythonRun): string | Unknown | undefined {
  if (value instanceof PyList) return joined('[', value.items, ']', value, run);
  if (value instanceof PyTuple) return joined('(', value.items, value.items.length === 1 ? ',)' : ')', value, run);
  if (value instanceof PyDict) return dictRepr(value, run);
  if (value instanceof PySet) {
    const items = [...value.items.values()];
    if (value.cls || value.isFrozen) return items.length === 0 ? `${value.typeName}()` : setRepr(value, items, run);
    return items.length === 0 ? 'set()' : joined('{', items, '}', value, run);
  }
  if (value instanceof PyDictView) {
    const { entries } = value.dict;
    const items = [...entries.values()].map(({ key, value: item }) => {
      if (value.kind === 'items') return new PyTuple([key, item]);
      return value.kind === 'keys' ? key : item;
    });
    return joined(`${value.typeName}([`, items, '])', value, run);
  }
  if (value instanceof PySlice) return joined('slice(', [value.start, value.stop, value.step], ')', value, run);
  return undefined;
}

function setRepr(set: PySet, items: readonly PyValue[], run: PythonRun): string | Unknown {
  return joined(`${set.typeName}({`, items, '})', set, run);
}

function dictRepr(dict: PyDict, run: PythonRun): string | Unknown {
  const items = [...dict.entries.values()].flatMap((entry) => [entry.key, entry.value]);
  return within(dict, '{...}', run, () => {
    const texts: string[] = [];
    for (let index = 0; index < items.length; index += 2) {
      const key = toRepr(items[index] ?? null, run);
      const value = toRepr(items[index + 1] ?? null, run);
      if (key instanceof Unknown) return key;
      if (value instanceof Unknown) return value;
      texts.push(`${key}: ${value}`);
    }
    return paid(`{${texts.join(', ')}}`, run);
  });
}

function joined(
  open: string,
  items: readonly PyValue[],
  close: string,
  container: object,
  run: PythonRun,
): string | Unknown {
  return within(container, close === ']' ? '[...]' : `${open}...${close}`, run, () => {
    const texts: string[] = [];
    for (const item of items) {
      const text = toRepr(item, run);
      if (text instanceof Unknown) return text;
      texts.push(text);
    }
    return paid(open + texts.join(', ') + close, run);
  });
}

function paid(text: string, run: PythonRun): string {
  run.spend(textCost(text.length));
  return text;
}

function within(
  container: object,
  abbreviation: string,
  run: PythonRun,
  make: () => string | Unknown,
): string | Unknown {
  const open = run.openContainers;
  if (open.includes(container)) return abbreviation;
  enter(run.budget, 3);
  open.push(container);
  try {
    return make();
  } finally {
    open.pop();
    leave(run.budget, 3);
  }
}

function objectRepr(value: PyValue, run: PythonRun): string | Unknown {
  if (value instanceof PyInstance && isSubclass(value.cls, exceptionClass('BaseException'))) {
    const args = value.attributes.get('args');
    const items = args instanceof PyTuple ? args.items : [];
    return joined(`${value.cls.name}(`, items, ')', value, run);
  }
  if (value instanceof PyClass) return `<class '${qualifiedName(value)}'>`;
  if (value instanceof PyModule) return `<module '${value.name}'>`;
  if (value instanceof PyNative && !value.isMethod) return `<built-in function ${value.name}>`;
  // What follows in CPython is an address in memory.
  const what = value instanceof PyFunction ? `function ${value.code.name}` : `${typeName(value)} object`;
  return new Unknown(`is the text of a ${what}, which holds an address`);
}

/** With the module before it, for classes that are not builtin. */
function qualifiedName(cls: PyClass): string {
  const module = cls.attributes.get('__module__');
  return typeof module === 'string' && module !== 'builtins' ? `${module}.${cls.qualifiedName}` : cls.qualifiedName;
}

/** `str()` of an exception without a `__str__` of Python code. */
export function exceptionText(instance: PyInstance, run: PythonRun): string | Unknown {
  const args = instance.attributes.get('args');
  const items = args instanceof PyTuple ? args.items : [];
  const [first = null, second = null] = items;
  if (isSubclass(instance.cls, exceptionClass('OSError')) && items.length >= 2) {
    const file = instance.attributes.get('filename') ?? items[2] ?? null;
    const [number, text] = [toStr(first, run), toStr(second, run)];
    const name = file === null ? '' : toRepr(file, run);
    if (number instanceof Unknown) return number;
    if (text instanceof Unknown) return text;
    if (name instanceof Unknown) return name;
    return `[Errno ${number}] ${text}${name === '' ? '' : `: ${name}`}`;
  }
  if (items.length === 0) return '';
  if (items.length > 1) return toRepr(args ?? null, run);
  // A KeyError shows its key as it is written in code, so that an empty one can be seen.
  return isSubclass(instance.cls, exceptionClass('KeyError')) ? toRepr(first, run) : toStr(first, run);
}

/** `str()` of a caught exception, for embedders; a class whose `__str__` is native, such as those of libraries, included. */
export function messageOf(instance: PyInstance, run: PythonRun): string | Unknown {
  const own = classAttribute(instance.cls, '__str__');
  return own === undefined ? exceptionText(instance, run) : toStr(instance, run);
}
