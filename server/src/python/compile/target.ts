/** Assigning to targets, and deleting them. */
import { deleteAttribute, setAttribute } from '../attributes';
import { raise } from '../exception';
import type { Frame } from '../function';
import { iteratorOf } from '../iterate';
import type { Target } from '../parse/ast';
import { UnknownError } from '../run';
import { deleteItem, setItem } from '../subscript';
import { typeName } from '../typeName';
import { PyList, PyTuple, type PyValue, Unknown } from '../value';
import type { CompileScope } from './context';
import { compileExpression } from './expression';
import { compileStore, compileUnbind, type Store } from './name';

export function compileTarget(scope: CompileScope, target: Target): Store {
  scope.cost++;
  switch (target.kind) {
    case 'name':
      return compileStore(scope, target.name);
    case 'attribute': {
      const object = compileExpression(scope, target.object);
      const { name } = target;
      return (frame, value) => setAttribute(object(frame), name, value, frame.run);
    }
    case 'subscript': {
      const object = compileExpression(scope, target.object);
      const index = compileExpression(scope, target.index);
      return (frame, value) => setItem(object(frame), index(frame), value, frame.run);
    }
    case 'unpack':
      return compileUnpack(scope, target);
  }
}

function compileUnpack(scope: CompileScope, { items, starIndex }: Extract<Target, { kind: 'unpack' }>): Store {
  const stores = items.map((item) => compileTarget(scope, item));
  return (frame, value) => {
    if (value instanceof Unknown) {
      for (const store of stores) store(frame, value);
      return;
    }
    const values =
      starIndex === undefined ? exactly(value, stores.length, frame) : around(value, stores.length, starIndex, frame);
    for (let index = 0; index < stores.length; index++) stores[index]!(frame, values[index]!);
  };
}

function exactly(value: PyValue, count: number, frame: Frame): readonly PyValue[] {
  if ((value instanceof PyTuple || value instanceof PyList) && !value.cls && value.items.length === count) {
    // A copy, as assigning to one of the targets may change the list.
    return value instanceof PyList ? value.items.slice() : value.items;
  }
  const values = taken(value, count + 1, frame);
  if (values.length > count) raise('ValueError', `too many values to unpack (expected ${count})`);
  if (values.length < count) {
    raise('ValueError', `not enough values to unpack (expected ${count}, got ${values.length})`);
  }
  return values;
}

/** At most `limit` items of what may have more of them. */
function taken(value: PyValue, limit: number, frame: Frame): PyValue[] {
  const next = iteratorForUnpacking(value, frame);
  const values: PyValue[] = [];
  while (values.length < limit) {
    frame.run.spend(1);
    const item = next();
    if (item === undefined) break;
    values.push(item);
  }
  return values;
}

function iteratorForUnpacking(value: PyValue, frame: Frame) {
  const isScalar = typeof value === 'number' || typeof value === 'boolean' || value === null;
  if (isScalar) raise('TypeError', `cannot unpack non-iterable ${typeName(value)} object`);
  return iteratorOf(value, frame.run);
}

function around(value: PyValue, count: number, starIndex: number, frame: Frame): PyValue[] {
  const values = taken(value, Number.POSITIVE_INFINITY, frame);
  if (values.length < count - 1) {
    raise('ValueError', `not enough values to unpack (expected at least ${count - 1}, got ${values.length})`);
  }
  const after = values.length - (count - 1 - starIndex);
  return [...values.slice(0, starIndex), new PyList(values.slice(starIndex, after)), ...values.slice(after)];
}

export function compileDelete(scope: CompileScope, target: Target): (frame: Frame) => void {
  scope.cost++;
  switch (target.kind) {
    case 'name':
      return compileUnbind(scope, target.name);
    case 'attribute': {
      const object = compileExpression(scope, target.object);
      const { name } = target;
      return (frame) => deleteAttribute(object(frame), name, frame.run);
    }
    case 'subscript': {
      const object = compileExpression(scope, target.object);
      const index = compileExpression(scope, target.index);
      return (frame) => {
        const [from, key] = [object(frame), index(frame)];
        if (key instanceof Unknown) throw new UnknownError(key.why);
        deleteItem(from, key, frame.run);
      };
    }
    case 'unpack': {
      const deletes = target.items.map((item) => compileDelete(scope, item));
      return (frame) => {
        for (const remove of deletes) remove(frame);
      };
    }
  }
}
