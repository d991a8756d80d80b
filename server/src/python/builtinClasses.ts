/** The classes of the builtin types, and which class a value is of. Their methods are put into them by `builtins/install.ts`. */
import { constructDict, constructList, constructSet, constructTuple } from './builtins/construct/container';
import { constructFloat, constructInt } from './builtins/construct/number';
import {
  constructClassMethod,
  constructProperty,
  constructRange,
  constructSlice,
  constructStaticMethod,
  constructSuper,
  constructType,
} from './builtins/construct/object';
import { constructBytes, constructStr } from './builtins/construct/text';
import { type Allocate, defineClass, objectClass, type PyClass, PyInstance } from './class';
import { raise } from './exception';
import { truthy } from './truth';
import { PyExtensible, PyFloat, PyNativeObject, type PyObject, type PyValue } from './value';

// The functions behind these classes may not be there yet when this file is read, so each is looked up when it is called.
const complete = (name: string, allocate: Allocate, base?: PyClass) =>
  defineClass(name, new Map(), { allocate, isComplete: true, ...(base ? { base } : {}) });

/** One whose constructor takes at most one argument. */
const converting = (name: string, allocate: Allocate, base?: PyClass) =>
  complete(
    name,
    (cls, args, keywords, run) => {
      if (args.length > 1) raise('TypeError', `${name} expected at most 1 argument, got ${args.length}`);
      return allocate(cls, args, keywords, run);
    },
    base,
  );

export const typeClass = complete('type', (...call) => constructType(...call));
export const intClass = complete('int', (...call) => constructInt(...call));
const boolClass = converting('bool', (_cls, args, _keywords, run) => truthy(args[0] ?? null, run), intClass);
export const floatClass = converting('float', (...call) => constructFloat(...call));
export const strClass = complete('str', (...call) => constructStr(...call));
export const bytesClass = complete('bytes', (...call) => constructBytes(...call));
export const listClass = converting('list', (...call) => constructList(...call));
export const tupleClass = converting('tuple', (...call) => constructTuple(...call));
export const dictClass = converting('dict', (...call) => constructDict(...call));
export const setClass = converting('set', (...call) => constructSet(false, ...call));
export const frozensetClass = converting('frozenset', (...call) => constructSet(true, ...call));
const rangeClass = complete('range', (...call) => constructRange(...call));
const sliceClass = complete('slice', (...call) => constructSlice(...call));
const propertyClass = complete('property', (...call) => constructProperty(...call));
const staticMethodClass = complete('staticmethod', (...call) => constructStaticMethod(...call));
const classMethodClass = complete('classmethod', (...call) => constructClassMethod(...call));
const superClass = complete('super', (...call) => constructSuper(...call));

/** The classes that are builtin names. */
export const namedClasses: readonly PyClass[] = [
  objectClass,
  typeClass,
  intClass,
  boolClass,
  floatClass,
  strClass,
  bytesClass,
  listClass,
  tupleClass,
  dictClass,
  setClass,
  frozensetClass,
  rangeClass,
  sliceClass,
  propertyClass,
  staticMethodClass,
  classMethodClass,
  superClass,
];

const byTypeName = new Map<string, PyClass>([
  ...namedClasses.map((cls) => [cls.name, cls] as const),
  ...[
    'NoneType',
    'function',
    'builtin_function_or_method',
    'method',
    'module',
    'generator',
    'ellipsis',
    'NotImplementedType',
    'dict_keys',
    'dict_values',
    'dict_items',
  ].map((name) => [name, defineClass(name)] as const),
]);

/** One class for all iterators and native objects that say no class of their own; only its attributes matter. */
const anonymousClasses = new WeakMap<object, PyClass>();

/** What `type(value)` gives. */
export function classOf(value: PyValue): PyClass {
  if (typeof value === 'string') return strClass;
  if (typeof value === 'number') return intClass;
  if (typeof value === 'boolean') return boolClass;
  if (value === null) return builtinClass('NoneType');
  if (value instanceof PyInstance) return value.cls;
  if (value instanceof PyExtensible) return value.cls ?? builtinClass(value.typeName);
  if (value instanceof PyFloat) return floatClass;
  if (value instanceof PyNativeObject && value.pythonClass) return value.pythonClass;
  return byTypeName.get(value.typeName) ?? anonymousClass(value);
}

function builtinClass(typeName: string): PyClass {
  return byTypeName.get(typeName) ?? objectClass;
}

function anonymousClass(value: PyObject): PyClass {
  const key = value.constructor;
  let cls = anonymousClasses.get(key);
  if (!cls || cls.name !== value.typeName) {
    cls = defineClass(value.typeName);
    anonymousClasses.set(key, cls);
  }
  return cls;
}
