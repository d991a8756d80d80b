/** `range()`, `slice()`, `property()`, `super()`, `type()` and their like. */
import { buildClass } from '../../buildClass';
import { classOf } from '../../builtinClasses';
import { type Allocate, isSubclass, PyClass, PyClassMethod, PyProperty, PyStaticMethod, PySuper } from '../../class';
import { raise } from '../../exception';
import { toArray } from '../../iterate';
import { requireInteger } from '../../subscriptIndex';
import { PyDict, PyRange, PySlice, type PyValue, Unknown } from '../../value';

export const constructRange: Allocate = (_cls, args, _keywords, run) => {
  const [first = 0, second = 0, third = 1] = args.map((arg) => requireInteger(arg, run));
  if (args.length === 0) raise('TypeError', 'range expected at least 1 argument, got 0');
  if (args.length > 3) raise('TypeError', `range expected at most 3 arguments, got ${args.length}`);
  if (args.length === 1) return new PyRange(0, first, 1);
  if (third === 0) raise('ValueError', 'range() arg 3 must not be zero');
  return new PyRange(first, second, third);
};

export const constructSlice: Allocate = (_cls, args) => {
  const [first = null, second = null, third = null] = args;
  return args.length === 1 ? new PySlice(null, first, null) : new PySlice(first, second, third);
};

export const constructProperty: Allocate = (_cls, args, keywords) => {
  const part = (index: number, name: string) => args[index] ?? keywords.get(name) ?? null;
  return new PyProperty(part(0, 'fget'), part(1, 'fset'), part(2, 'fdel'));
};

export const constructStaticMethod: Allocate = (_cls, [callee = null]) => new PyStaticMethod(callee);

export const constructClassMethod: Allocate = (_cls, [callee = null]) => new PyClassMethod(callee);

/** With its arguments spelled out; a bare `super()` is seen to by the compiler. */
export const constructSuper: Allocate = (_cls, [after, self]) => {
  if (!(after instanceof PyClass) || self === undefined) return raise('RuntimeError', 'super(): no arguments');
  const cls = self instanceof PyClass ? self : classOf(self);
  if (!isSubclass(cls, after)) raise('TypeError', 'super(type, obj): obj must be an instance or subtype of type');
  return new PySuper(after, self, cls);
};

/** `type(value)`, or `type(name, bases, namespace)`. */
export const constructType: Allocate = (_cls, args, _keywords, run) => {
  const [value = null, bases = null, namespace] = args;
  if (args.length === 1) return classOf(value);
  if (args.length !== 3 || typeof value !== 'string' || !(namespace instanceof PyDict)) {
    return raise('TypeError', 'type() takes 1 or 3 arguments');
  }
  const attributes = new Map<string, PyValue>();
  for (const entry of namespace.entries.values()) {
    if (typeof entry.key === 'string') attributes.set(entry.key, entry.value);
  }
  return buildClass(value, toArray(bases, run), attributes, undefined, run) ?? new Unknown(`is the class ${value}`);
};
