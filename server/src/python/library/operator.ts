/** The module `operator`. */
import { type BinaryOperator, binaryOperation, negation, unaryOperation } from '../arithmetic';
import { getAttribute } from '../attributes';
import { equals } from '../equality';
import { contains } from '../membership';
import { defineNative } from '../native';
import { compareOrder, type OrderOperator } from '../order';
import type { PythonRun } from '../run';
import { deleteItem, getItem, setItem } from '../subscript';
import { truthy } from '../truth';
import { PyModule, PyNative, PyTuple, type PyValue, Unknown } from '../value';
import { textOf } from './arguments';
import { libraryTable } from './libraryTable';

const BINARY: readonly (readonly [string, BinaryOperator])[] = [
  ['add', '+'],
  ['concat', '+'],
  ['sub', '-'],
  ['mul', '*'],
  ['truediv', '/'],
  ['floordiv', '//'],
  ['mod', '%'],
  ['pow', '**'],
  ['and_', '&'],
  ['or_', '|'],
  ['xor', '^'],
  ['lshift', '<<'],
  ['rshift', '>>'],
];

const ORDER: readonly (readonly [string, OrderOperator])[] = [
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
];

/** A function that looks up one thing, or a tuple of several. */
function getter(
  name: string,
  keys: readonly PyValue[],
  look: (value: PyValue, key: PyValue, run: PythonRun) => PyValue,
) {
  return new PyNative(name, ([value = null], _keywords, run) => {
    const found = keys.map((key) => look(value, key, run));
    return found.length === 1 ? (found[0] ?? null) : new PyTuple(found);
  });
}

/** `a.b.c` */
function attributePath(value: PyValue, path: PyValue, run: PythonRun): PyValue {
  let current = value;
  for (const name of textOf(path).split('.')) current = getAttribute(current, name, run);
  return current;
}

function negated(answer: boolean | Unknown): boolean | Unknown {
  return answer instanceof Unknown ? answer : !answer;
}

export function createOperatorModule(): PyModule {
  const attributes = libraryTable([
    ...BINARY.map(([name, operator]) =>
      defineNative(`${name}(a, b)`, (run, left = null, right = null) => binaryOperation(operator, left, right, run)),
    ),
    ...ORDER.map(([name, operator]) =>
      defineNative(`${name}(a, b)`, (run, left = null, right = null) => compareOrder(operator, left, right, run)),
    ),
    defineNative('eq(a, b)', (run, left = null, right = null) => equals(left, right, run)),
    defineNative('ne(a, b)', (run, left = null, right = null) => negated(equals(left, right, run))),
    defineNative('is_(a, b)', (_run, left, right) => left === right),
    defineNative('is_not(a, b)', (_run, left, right) => left !== right),
    defineNative('not_(a)', (run, value = null) => negation(value, run)),
    defineNative('truth(a)', (run, value = null) => truthy(value, run)),
    defineNative('neg(a)', (run, value = null) => unaryOperation('-', value, run)),
    defineNative('contains(a, b)', (run, container = null, item = null) => contains(container, item, run)),
    defineNative('getitem(a, b)', (run, value = null, key = null) => getItem(value, key, run)),
    defineNative('setitem(a, b, c)', (run, target = null, key = null, value = null) => {
      setItem(target, key, value, run);
      return null;
    }),
    defineNative('delitem(a, b)', (run, target = null, key = null) => {
      deleteItem(target, key, run);
      return null;
    }),
    new PyNative('itemgetter', (keys) => getter('itemgetter', keys, getItem)),
    new PyNative('attrgetter', (names) => getter('attrgetter', names, attributePath)),
    new PyNative('methodcaller', ([name = null, ...args], keywords) => {
      return new PyNative('methodcaller', ([value = null], _keywords, run) =>
        run.call(getAttribute(value, textOf(name), run), args, keywords),
      );
    }),
  ]);
  return new PyModule('operator', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses operator.${name}`),
  );
}
