/** Puts the methods into the classes of the builtin types. The two are apart because each needs the other. */
import {
  bytesClass,
  classOf,
  dictClass,
  floatClass,
  frozensetClass,
  intClass,
  listClass,
  setClass,
  strClass,
  tupleClass,
} from '../builtinClasses';
import { objectClass, type PyClass } from '../class';
import { exceptionClass } from '../exception';
import { PyDict, PyDictView, PyGenerator, type PyValue } from '../value';
import { dictMethods, viewMethods } from './container/dictMethods';
import { listMethods, tupleMethods } from './container/listMethods';
import { frozensetMethods, setMethods } from './container/setMethods';
import { floatMethods, intMethods } from './numberMethods';
import { exceptionMethods, generatorMethods, objectMethods } from './objectMethods';
import { bytesMethods } from './text/bytesMethods';
import { strMethods } from './text/strMethods';

const views = (['keys', 'values', 'items'] as const).map((kind) => new PyDictView(new PyDict(), kind));

const tables: readonly (readonly [PyClass, ReadonlyMap<string, PyValue>])[] = [
  [objectClass, objectMethods],
  [exceptionClass('BaseException'), exceptionMethods],
  [strClass, strMethods],
  [bytesClass, bytesMethods],
  [intClass, intMethods],
  [floatClass, floatMethods],
  [listClass, listMethods],
  [tupleClass, tupleMethods],
  [dictClass, dictMethods],
  [setClass, setMethods],
  [frozensetClass, frozensetMethods],
  [classOf(new PyGenerator(noSteps(), 0)), generatorMethods],
  ...views.map((view) => [classOf(view), viewMethods] as const),
];

// biome-ignore lint/correctness/useYield: it is only asked for its class.
function* noSteps(): Generator<PyValue, PyValue, PyValue> {
  return null;
}

for (const [cls, methods] of tables) for (const [name, method] of methods) cls.attributes.set(name, method);
