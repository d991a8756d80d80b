/** The methods that all objects have, and those of exceptions and generators. */
import { deleteAttribute, getAttribute, setPlainAttribute } from '../attributes';
import { allocate } from '../call';
import { PyClass, PyInstance, PyStaticMethod } from '../class';
import { equals } from '../equality';
import { newException, PyException, raise } from '../exception';
import { resume, throwInto } from '../generator';
import { hashOf } from '../hashKey';
import { iteratorItems } from '../iterate';
import { defineMethod, defineNative, nativeTable } from '../native';
import type { PythonRun } from '../run';
import { exceptionText, toStr } from '../text';
import { NO_KEYWORDS, NOT_IMPLEMENTED, PyExtensible, PyGenerator, PyTuple, type PyValue } from '../value';

const ALL = { handlesUnknown: true };

/** Of these only what is called by name is here; how operators work is known where they are. */
export const objectMethods: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  ...nativeTable([
    defineMethod('__init__(self, *args, **kwargs)', () => null, ALL),
    defineMethod(
      '__setattr__(self, name, value, /)',
      (run, self, name, value) => {
        if (!(self instanceof PyInstance || self instanceof PyExtensible))
          return raise('AttributeError', 'cannot set attribute');
        setPlainAttribute(self, String(name), value, run);
        return null;
      },
      ALL,
    ),
    defineMethod('__delattr__(self, name, /)', (run, self, name) => {
      deleteAttribute(self, String(name), run);
      return null;
    }),
    defineMethod('__getattribute__(self, name, /)', (run, self, name) => getAttribute(self, String(name), run)),
    defineMethod('__str__(self, /)', (run, self) => toStr(self, run)),
    defineMethod('__eq__(self, other, /)', (run, self, other) => sameOrNotImplemented(self, other, run)),
    defineMethod('__hash__(self, /)', (run, self) => hashOf(self, run)),
  ]),
  [
    '__new__',
    new PyStaticMethod(
      defineNative(
        '__new__(cls, *args, **kwargs)',
        (run, cls, args) => {
          if (!(cls instanceof PyClass)) return raise('TypeError', 'object.__new__(X): X is not a type object');
          return allocate(cls, args instanceof PyTuple ? args.items : [], NO_KEYWORDS, run);
        },
        ALL,
      ),
    ),
  ],
]);

function sameOrNotImplemented(self: PyValue, other: PyValue, run: PythonRun): PyValue {
  if (self === other) return true;
  return self instanceof PyInstance ? NOT_IMPLEMENTED : equals(self, other, run);
}

export const exceptionMethods: ReadonlyMap<string, PyValue> = nativeTable([
  defineMethod(
    '__init__(self, *args, **kwargs)',
    (_run, self, args) => {
      if (self instanceof PyInstance) self.attributes.set('args', args);
      return null;
    },
    ALL,
  ),
  defineMethod('with_traceback(self, tb, /)', (_run, self) => self, ALL),
  defineMethod('add_note(self, note, /)', () => null, ALL),
  defineMethod('__str__(self, /)', (run, self) => (self instanceof PyInstance ? exceptionText(self, run) : '')),
]);

export const generatorMethods: ReadonlyMap<string, PyValue> = nativeTable([
  defineMethod('__next__(self, /)', (run, self) => step(self, null, run)),
  defineMethod('__iter__(self, /)', (_run, self) => self),
  defineMethod('send(self, value, /)', (run, self, value) => step(self, value, run), ALL),
  defineMethod('throw(self, type, value=None, traceback=None, /)', (run, self, type, value) => {
    if (!(self instanceof PyGenerator)) return raise('TypeError', 'a generator is needed');
    const instance = type instanceof PyClass ? (value ?? run.call(type, [])) : type;
    if (!(instance instanceof PyInstance)) return raise('TypeError', 'exceptions must derive from BaseException');
    const result = throwInto(self, new PyException(instance), run);
    return result.done ? raise('StopIteration', result.value) : result.value;
  }),
  defineMethod('close(self, /)', (run, self) => {
    if (!(self instanceof PyGenerator)) return null;
    try {
      throwInto(self, newException('GeneratorExit'), run);
    } catch (error) {
      const hasEnded = error instanceof PyException && ['GeneratorExit', 'StopIteration'].includes(error.className);
      if (!hasEnded) throw error;
      return null;
    }
    return null;
  }),
]);

function step(self: PyValue, sent: PyValue, run: PythonRun): PyValue {
  if (!(self instanceof PyGenerator)) return nextOf(self, run);
  const result = resume(self, sent, run);
  if (!result.done) return result.value;
  return result.value === null ? raise('StopIteration') : raise('StopIteration', result.value);
}

/** The next item of any iterator; raises StopIteration at its end. */
export function nextOf(iterator: PyValue, run: PythonRun): PyValue {
  const item = iteratorItems(iterator, run)();
  return item !== undefined ? item : raise('StopIteration');
}
