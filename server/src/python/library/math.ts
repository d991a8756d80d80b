/** The module `math`. */
import { integer } from '../arithmetic';
import { numberOf } from '../equality';
import { raise } from '../exception';
import { defineNative } from '../native';
import { typeName } from '../typeName';
import { PyFloat, PyModule, PyTuple, type PyValue, Unknown } from '../value';
import { integerOf } from './arguments';
import { libraryTable } from './libraryTable';

function realOf(value: PyValue | undefined): number {
  return numberOf(value ?? null) ?? raise('TypeError', `must be real number, not ${typeName(value ?? null)}`);
}

/** A function from a number to a whole one. */
function rounding(name: string, round: (value: number) => number) {
  return defineNative(`${name}(x)`, (_run, value) => {
    const number = realOf(value);
    if (Number.isNaN(number)) return raise('ValueError', 'cannot convert float NaN to integer');
    if (!Number.isFinite(number)) return raise('OverflowError', 'cannot convert float infinity to integer');
    return integer(round(number));
  });
}

/** A function from a number to a fractional one; outside of its domain it raises ValueError. */
function real(name: string, work: (value: number) => number) {
  return defineNative(`${name}(x)`, (_run, value) => {
    const number = realOf(value);
    const result = work(number);
    if (Number.isNaN(result) && !Number.isNaN(number)) return raise('ValueError', 'math domain error');
    return new PyFloat(result);
  });
}

function greatestCommonDivisor(first: number, second: number): number {
  let [left, right] = [Math.abs(first), Math.abs(second)];
  while (right !== 0) [left, right] = [right, left % right];
  return left;
}

export function createMathModule(): PyModule {
  const attributes = libraryTable([
    rounding('ceil', Math.ceil),
    rounding('floor', Math.floor),
    rounding('trunc', Math.trunc),
    real('sqrt', Math.sqrt),
    real('fabs', Math.abs),
    real('exp', Math.exp),
    defineNative('log(x, base=None)', (_run, value, base) => {
      const number = realOf(value);
      const divisor = base === null ? 1 : Math.log(realOf(base));
      if (number <= 0) return raise('ValueError', 'math domain error');
      return new PyFloat(Math.log(number) / divisor);
    }),
    ...(['log2', 'log10'] as const).map((name) =>
      defineNative(`${name}(x)`, (_run, value) => {
        const number = realOf(value);
        return number <= 0 ? raise('ValueError', 'math domain error') : new PyFloat(Math[name](number));
      }),
    ),
    defineNative('pow(x, y)', (_run, base, exponent) => new PyFloat(realOf(base) ** realOf(exponent))),
    defineNative('isnan(x)', (_run, value) => Number.isNaN(realOf(value))),
    defineNative('isinf(x)', (_run, value) => Math.abs(realOf(value)) === Number.POSITIVE_INFINITY),
    defineNative('isfinite(x)', (_run, value) => Number.isFinite(realOf(value))),
    defineNative('gcd(*integers)', (_run, numbers) => {
      const items = numbers instanceof PyTuple ? numbers.items : [];
      return items.map((item) => integerOf(item)).reduce(greatestCommonDivisor, 0);
    }),
  ]);
  attributes.set('pi', new PyFloat(Math.PI));
  attributes.set('e', new PyFloat(Math.E));
  attributes.set('inf', new PyFloat(Number.POSITIVE_INFINITY));
  attributes.set('nan', new PyFloat(Number.NaN));
  return new PyModule('math', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses math.${name}`),
  );
}
