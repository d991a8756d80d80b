/** `collections.namedtuple`. */
import { tupleClass } from '../../builtinClasses';
import { type Allocate, defineClass, type PyClass, PyClassMethod, PyProperty } from '../../class';
import { dictFromKeywords } from '../../dict';
import { raise } from '../../exception';
import { toArray } from '../../iterate';
import { defineMethod, defineNative } from '../../native';
import { toRepr } from '../../text';
import { PyDict, type PyNative, PyTuple, type PyValue, Unknown } from '../../value';
import { textOf } from '../arguments';
import { libraryTable } from '../libraryTable';
import { methodsOf } from '../methodsOf';

const defineTupleMethod = methodsOf(PyTuple);

export const namedTupleFunction: PyNative = defineNative(
  'namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)',
  (run, typeName, given, _rename, defaults) => {
    const fields =
      typeof given === 'string'
        ? given.replaceAll(',', ' ').split(/\s+/).filter(Boolean)
        : toArray(given ?? null, run).map((field) => textOf(field));
    const last = defaults === null || defaults === undefined ? [] : toArray(defaults, run);
    return namedTupleClass(textOf(typeName), fields, last);
  },
);

/** A class of tuples with named fields; `extra` are further attributes of the class. */
export function namedTupleClass(
  name: string,
  fields: readonly string[],
  defaults: readonly PyValue[],
  extra: Iterable<readonly [string, PyValue]> = [],
): PyClass {
  const firstDefault = fields.length - defaults.length;
  const allocate: Allocate = (cls, args, keywords) => {
    if (args.length > fields.length) {
      raise(
        'TypeError',
        `${name}.__new__() takes ${fields.length + 1} positional arguments but ${args.length + 1} were given`,
      );
    }
    const items = fields.map((field, index) => args[index] ?? keywords.get(field) ?? defaults[index - firstDefault]);
    const missing = fields.filter((_field, index) => items[index] === undefined);
    if (missing.length > 0) {
      const noun = missing.length === 1 ? 'argument' : 'arguments';
      const names = missing.map((field) => `'${field}'`).join(' and ');
      raise('TypeError', `${name}.__new__() missing ${missing.length} required positional ${noun}: ${names}`);
    }
    const tuple = new PyTuple(items.map((item) => item ?? null));
    tuple.cls = cls;
    tuple.attributes = new Map();
    return tuple;
  };
  // The methods stand in a class of their own: see `extendDict`.
  const attributes = new Map([...attributesOf(name, fields), ...extra]);
  const methodClass = defineClass(name, attributes, { base: tupleClass });
  return defineClass(name, new Map(), { base: methodClass, allocate, isComplete: true });
}

function attributesOf(name: string, fields: readonly string[]): Map<string, PyValue> {
  const attributes = libraryTable([
    defineTupleMethod('_asdict(self)', (_run, self) => {
      const { items } = self;
      return dictFromKeywords(fields.map((field, index) => [field, items[index] ?? null]));
    }),
    defineTupleMethod('_replace(self, **keywords)', (run, tuple, changes) => {
      const items = new Map(fields.map((field, index) => [field, tuple.items[index] ?? null]));
      for (const { key, value } of changes instanceof PyDict ? changes.entries.values() : []) {
        if (!items.has(textOf(key))) raise('ValueError', `Got unexpected field names: ['${textOf(key)}']`);
        items.set(textOf(key), value);
      }
      return run.call(tuple.cls ?? null, [...items.values()]);
    }),
    defineTupleMethod('__repr__(self)', (run, self) => {
      const { items } = self;
      const parts: string[] = [];
      for (const [index, field] of fields.entries()) {
        const shown = toRepr(items[index] ?? null, run);
        if (shown instanceof Unknown) return shown;
        parts.push(`${field}=${shown}`);
      }
      return `${name}(${parts.join(', ')})`;
    }),
  ]);
  for (const [index, field] of fields.entries()) {
    const getter = defineTupleMethod(`${field}(self)`, (_run, self) => self.items[index] ?? null);
    attributes.set(field, new PyProperty(getter, null, null));
  }
  attributes.set('_fields', new PyTuple([...fields]));
  const make = defineMethod('_make(cls, iterable)', (run, cls, items) =>
    run.call(cls ?? null, toArray(items ?? null, run)),
  );
  attributes.set('_make', new PyClassMethod(make));
  return attributes;
}
