/** A datastore for tests of the library: variables and flags, without overrides and operations. */
import type { DatastoreAccess } from '../../../../server/src/project/evaluation/library/datastoreAccess';
import { PyList, type PyValue } from '../../../../server/src/python/value';

interface Variable {
  value: PyValue;
  readonly flags: Map<string, PyValue>;
}

export function simpleDatastore(parent?: ReadonlyMap<string, Variable>): DatastoreAccess {
  const variables = new Map<string, Variable>();
  for (const [name, { value, flags }] of parent ?? []) variables.set(name, { value, flags: new Map(flags) });

  const read = (name: string): PyValue => variables.get(name)?.value ?? null;
  const expand = (value: PyValue): PyValue => {
    if (typeof value !== 'string') return value;
    return value.replace(/\$\{([A-Za-z_]+)\}/g, (whole, name: string) => {
      const inner = expand(read(name));
      return typeof inner === 'string' ? inner : whole;
    });
  };
  const own = (name: string): Variable => {
    const known = variables.get(name) ?? { value: null, flags: new Map() };
    variables.set(name, known);
    return known;
  };
  const text = (value: PyValue): string => (typeof value === 'string' ? value : '');
  const names = (value: PyValue): PyValue[] => (value instanceof PyList ? value.items : []);

  const access: DatastoreAccess = {
    getVar: (name, expanded) => (expanded ? expand(read(name)) : read(name)),
    setVar(name, value) {
      own(name).value = value;
    },
    appendVar(name, value) {
      own(name).value = text(read(name)) + text(value);
    },
    prependVar(name, value) {
      own(name).value = text(value) + text(read(name));
    },
    delVar(name) {
      variables.delete(name);
    },
    renameVar(name, newName) {
      own(newName).value = read(name);
      variables.delete(name);
    },
    getVarFlag(name, flag, expanded) {
      const value = variables.get(name)?.flags.get(flag) ?? null;
      return expanded ? expand(value) : value;
    },
    setVarFlag(name, flag, value) {
      own(name).flags.set(flag, value);
    },
    appendVarFlag(name, flag, value) {
      const { flags } = own(name);
      flags.set(flag, text(flags.get(flag) ?? null) + text(value));
    },
    prependVarFlag(name, flag, value) {
      const { flags } = own(name);
      flags.set(flag, text(value) + text(flags.get(flag) ?? null));
    },
    delVarFlag(name, flag) {
      variables.get(name)?.flags.delete(flag);
    },
    getVarFlags(name, expanded) {
      const flags = [...(variables.get(name)?.flags ?? [])];
      if (flags.length === 0) return undefined;
      return flags.map(([flag, value]) => [flag, expanded.includes(flag) ? expand(value) : value] as const);
    },
    hasOverrides: () => false,
    delVarFlags(name) {
      variables.get(name)?.flags.clear();
    },
    expand: (value) => expand(value),
    keys: () => variables.keys(),
    createCopy: () => simpleDatastore(variables),
    setVarFilter() {},
    addTask(task, before, after) {
      const name = withPrefix(task);
      access.setVarFlag(name, 'task', 1);
      const tasks = names(read('__BBTASKS'));
      if (!tasks.includes(name)) access.setVar('__BBTASKS', new PyList([...tasks, name]));
      const entries = words(after).map(withPrefix);
      access.setVarFlag(name, 'deps', new PyList([...names(access.getVarFlag(name, 'deps', false)), ...entries]));
      for (const later of words(before).map(withPrefix)) {
        const others = names(access.getVarFlag(later, 'deps', false));
        access.setVarFlag(later, 'deps', new PyList([name, ...others]));
      }
    },
    deleteTask(deleted) {
      const name = withPrefix(deleted);
      const left = names(read('__BBTASKS')).filter((other) => other !== name);
      access.setVar('__BBTASKS', new PyList(left));
      for (const other of left) {
        const { flags } = own(text(other));
        const deps = flags.get('deps');
        if (deps instanceof PyList) flags.set('deps', new PyList(deps.items.filter((task) => task !== name)));
      }
    },
    inherit() {},
  };
  return access;
}

function words(text: string | null): string[] {
  return (text ?? '').split(' ').filter((word) => word !== '');
}

function withPrefix(task: string): string {
  return task.startsWith('do_') ? task : `do_${task}`;
}
