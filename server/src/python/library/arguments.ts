/** What natives expect of their arguments. */
import { raise } from '../exception';
import { typeName } from '../typeName';
import { PyTuple, type PyValue } from '../value';

/** Raises the TypeError of a function that works on text. */
export function textOf(value: PyValue | undefined, what = 'expected str instance'): string {
  if (typeof value === 'string') return value;
  return raise('TypeError', `${what}, ${typeName(value ?? null)} found`);
}

/** An integer, for which a bool counts too. */
export function integerOf(value: PyValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return raise('TypeError', `'${typeName(value)}' object cannot be interpreted as an integer`);
}

/** What `*args` of a native function holds. */
export function restOf(value: PyValue | undefined): readonly PyValue[] {
  return value instanceof PyTuple ? value.items : [];
}
