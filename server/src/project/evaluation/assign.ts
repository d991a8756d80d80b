/** Assignments: what each operator makes of the value that is there. */
import { type PyValue, Unknown } from '../../python/value';
import type { Datastore } from './datastore';
import type { HistoryEntry } from './history';
import type { AssignStep } from './steps';

/** Throws what expanding the value of `:=` throws. */
export function assign(step: AssignStep, store: Datastore): void {
  const { name, flag, operator, value } = step;
  if (step.exported) store.setVarFlag(name, 'export', 1, { operation: 'export' });
  const entry: Partial<HistoryEntry> = { operation: operator, text: value };
  if (operator === '??=') {
    if (flag === undefined) store.setWeakDefault(name, value, entry);
    else store.setWeakFlag(name, flag, value, entry);
    return;
  }
  const assigned = assignedValue(step, store);
  if (flag === undefined) store.setVar(name, assigned, entry, true);
  else store.setVarFlag(name, flag, assigned, entry);
}

function assignedValue({ name, flag, operator, value }: AssignStep, store: Datastore): PyValue {
  switch (operator) {
    case '=':
    case '??=':
      return value;
    case '?=':
      return current(name, flag, store) ?? value;
    case ':=':
      // The value is worked out in a copy: what its Python sets is gone afterwards.
      return (value.includes('${@') ? store.createCopy() : store).expand(value, `${name}[:=]`);
    case '+=':
      return glued(current(name, flag, store) ?? '', ' ', value);
    case '=+':
      return glued(value, ' ', current(name, flag, store) ?? '');
    case '.=':
      return glued(current(name, flag, store) ?? '', '', value);
    case '=.':
      return glued(value, '', current(name, flag, store) ?? '');
  }
}

function current(name: string, flag: string | undefined, store: Datastore): PyValue {
  const options = { expand: false, noWeakDefault: true, parsing: true };
  return flag === undefined ? store.getVar(name, options) : store.getVarFlag(name, flag, options);
}

function glued(first: PyValue, between: string, second: PyValue): PyValue {
  if (first instanceof Unknown) return first;
  if (second instanceof Unknown) return second;
  // BitBake formats what is no text: a flag that `export` has set is 1.
  return `${first === null ? '' : first}${between}${second === null ? '' : second}`;
}
