/** The datastore as BitBake's Python library uses it: what Python does is noted in the history as Python's. */
import { PyList, type PyValue, Unknown } from '../../python/value';
import { splitWords } from '../../syntax/bitbake/text';
import type { Datastore } from './datastore';
import type { Evaluation } from './evaluation';
import { inherit } from './inherit';
import type { DatastoreAccess } from './library/datastoreAccess';
import { addTask, deleteTask } from './tasks';
import { type OperationKeyword, operationKeywords } from './variableRecord';

/** Flags by which Python can reach what is no flag to us. */
const CONTENT = '_content';
const WEAK_DEFAULT = '_defaultval';

export function storeAccess(store: Datastore, evaluation: Evaluation): DatastoreAccess {
  return {
    getVar(name, expand, noWeakDefault = false) {
      if (!expand) store.expandOverriding(name);
      return store.getVar(name, { expand, noWeakDefault });
    },
    setVar: (name, value) => store.setVar(name, value),
    appendVar: (name, value) => store.setVar(`${name}:append`, value, undefined, true),
    prependVar: (name, value) => store.setVar(`${name}:prepend`, value, undefined, true),
    delVar: (name) => store.delVar(name),
    renameVar: (name, newName) => store.renameVar(name, newName),
    getVarFlag(name, flag, expand, noWeakDefault = false) {
      if (flag === CONTENT) return store.getVar(name, { expand, noWeakDefault });
      if (isKeyword(flag)) return pendingList(store, name, flag);
      return store.getVarFlag(name, flag, { expand, noWeakDefault });
    },
    setVarFlag(name, flag, value) {
      if (flag === CONTENT) store.setVar(name, value);
      else if (flag === WEAK_DEFAULT) store.setWeakDefault(name, value);
      else store.setVarFlag(name, flag, value);
    },
    appendVarFlag: (name, flag, value) => joinFlag(store, name, flag, value, (old) => `${old}${String(value)}`),
    prependVarFlag: (name, flag, value) => joinFlag(store, name, flag, value, (old) => `${String(value)}${old}`),
    delVarFlag: (name, flag) => store.delVarFlag(name, flag),
    getVarFlags(name, expand) {
      const flags = [...store.flags(name)];
      if (flags.length === 0) return undefined;
      return flags.map(
        ([flag, value]) => [flag, expand.includes(flag) ? store.getVarFlag(name, flag) : value] as const,
      );
    },
    delVarFlags(name) {
      for (const flag of store.flags(name).keys()) store.delVarFlag(name, flag);
    },
    hasOverrides: (name) => store.hasOverrides(name),
    expand: (text, name) => store.expand(text, name),
    keys: () => store.keys(),
    createCopy: () => storeAccess(store.createCopy(), evaluation),
    setVarFilter: (name, expression) => store.setVarFilter(name, expression ?? undefined),
    addTask: (task, before, after) =>
      addTask(store, { task, before: splitWords(before ?? ''), after: splitWords(after ?? '') }),
    deleteTask: (task) => deleteTask(store, task),
    inherit: (classes) => inherit(classes, evaluation.origin() ?? { path: '', line: 0 }, evaluation),
  };
}

function isKeyword(flag: string): flag is OperationKeyword {
  return operationKeywords.some((keyword) => keyword === flag);
}

function pendingList(store: Datastore, name: string, keyword: OperationKeyword): PyValue {
  const pending = store.pending(name, keyword);
  if (pending.length === 0) return null;
  return new PyList(pending.map(({ text, overrides }) => new PyList([text, overrides === '' ? null : overrides])));
}

function joinFlag(store: Datastore, name: string, flag: string, value: PyValue, join: (old: string) => string): void {
  const old = store.getVarFlag(name, flag, { expand: false });
  const unknown = [old, value].find((each) => each instanceof Unknown);
  store.setVarFlag(name, flag, unknown ?? join(typeof old === 'string' ? old : ''));
}
