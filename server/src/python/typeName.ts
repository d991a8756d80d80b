/** What a value's type is called in messages. */
import type { PyValue } from './value';

/** As `type(value).__name__` gives it. */
export function typeName(value: PyValue): string {
  if (typeof value === 'string') return 'str';
  if (typeof value === 'number') return 'int';
  if (typeof value === 'boolean') return 'bool';
  return value === null ? 'NoneType' : value.typeName;
}
