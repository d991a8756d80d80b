/** `import` and `from ... import`. */
import { findAttribute } from '../attributes';
import { isRaised, raise } from '../exception';
import type { Frame } from '../function';
import { toArray } from '../iterate';
import type { ImportedName, Statement } from '../parse/ast';
import { UnknownError } from '../run';
import { type PyModule, type PyValue, Unknown } from '../value';
import { type CompileScope, type Execute, NORMAL, type Signal } from './context';
import { compileStore } from './name';

export function compileImport(scope: CompileScope, names: readonly ImportedName[]): Execute {
  const imports = names.map(({ name, as }) => ({
    name,
    as,
    store: compileStore(scope, as ?? name.split('.')[0] ?? name),
  }));
  return (frame) => {
    for (const { name, as, store } of imports) {
      const imported = importDotted(name, frame);
      const top = name.split('.')[0] ?? name;
      store(frame, as === undefined && top !== name ? frame.run.importModule(top) : imported);
    }
    return NORMAL;
  };
}

/** Imports the packages around a module first, and makes it an attribute of the one that it is in. */
function importDotted(name: string, frame: Frame): PyModule | Unknown {
  const { run } = frame;
  const parts = name.split('.');
  run.spend(10 * parts.length);
  let parent: PyModule | undefined;
  let module: PyModule | Unknown | undefined;
  for (let count = 1; count <= parts.length; count++) {
    module = run.importModule(parts.slice(0, count).join('.'));
    if (module instanceof Unknown) return module;
    const last = parts[count - 1] ?? '';
    if (parent && !parent.attributes.has(last) && parent.fill?.(last, run) === undefined) {
      parent.attributes.set(last, module);
    }
    parent = module;
  }
  return module ?? raise('ValueError', 'Empty module name');
}

type FromStatement = Extract<Statement, { kind: 'from' }>;

export function compileFrom(scope: CompileScope, { module, level, names }: FromStatement): Execute {
  if (names === '*') return (frame) => importAll(importDotted(absoluteName(module, level, frame), frame), frame);
  const imports = names.map(({ name, as }) => ({ name, store: compileStore(scope, as ?? name) }));
  return (frame) => {
    const path = absoluteName(module, level, frame);
    const from = importDotted(path, frame);
    for (const { name, store } of imports) store(frame, importedName(from, path, name, frame));
    return NORMAL;
  };
}

function absoluteName(module: string, level: number, frame: Frame): string {
  if (level === 0) return module;
  const name = frame.globals.get('__name__');
  const given = frame.globals.get('__package__');
  const own = typeof name === 'string' ? name.split('.') : [];
  const around = typeof given === 'string' ? given.split('.') : frame.globals.has('__path__') ? own : own.slice(0, -1);
  const base = around.slice(0, around.length - (level - 1));
  if (base.length === 0 || base[0] === '') {
    raise('ImportError', 'attempted relative import with no known parent package');
  }
  return module === '' ? base.join('.') : `${base.join('.')}.${module}`;
}

function importedName(from: PyModule | Unknown, path: string, name: string, frame: Frame): PyValue {
  if (from instanceof Unknown) return from;
  const found = findAttribute(from, name, frame.run);
  if (found !== undefined) return found;
  try {
    return importDotted(`${path}.${name}`, frame);
  } catch (error) {
    if (!isRaised(error, 'ModuleNotFoundError')) throw error;
    return raise('ImportError', `cannot import name '${name}' from '${path}'`);
  }
}

function importAll(from: PyModule | Unknown, frame: Frame): Signal {
  if (from instanceof Unknown) throw new UnknownError(from.why);
  const names = frame.namespace ?? frame.globals;
  const listed = findAttribute(from, '__all__', frame.run);
  const all = listed === undefined ? [...from.attributes.keys()] : toArray(listed, frame.run);
  frame.run.spend(all.length);
  for (const name of all) {
    if (typeof name !== 'string' || (listed === undefined && name.startsWith('_'))) continue;
    const value = findAttribute(from, name, frame.run);
    if (value !== undefined) names.set(name, value);
  }
  return NORMAL;
}
