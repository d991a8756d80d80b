/** The modules `bb.data` and `bb.data_smart`. */
import { getAttribute } from '../../../python/attributes';
import { raise } from '../../../python/exception';
import { iterate } from '../../../python/iterate';
import { textOf } from '../../../python/library/arguments';
import { libraryTable } from '../../../python/library/libraryTable';
import { defineNative } from '../../../python/native';
import { truthy } from '../../../python/truth';
import { PyList, PyModule, type PyNative, type PyValue, Unknown } from '../../../python/value';
import { expansionErrorClass } from '../exceptions';
import { datastoreClass, datastoreOf } from './datastoreObject';

/** A function of `bb.data` that is a method of the datastore, which stands at `datastoreIndex` of its arguments. */
function method(signature: string, methodName: string, datastoreIndex: number): PyNative {
  return defineNative(
    signature,
    (run, ...args) => {
      const d = args[datastoreIndex] ?? null;
      const rest = args.filter((_arg, index) => index !== datastoreIndex);
      return run.call(getAttribute(d, methodName, run), rest);
    },
    { handlesUnknown: true },
  );
}

const inheritsClass = defineNative('inherits_class(klass, d)', (run, klass, d) => {
  const access = datastoreOf(d ?? null);
  if (!access) return raise('AttributeError', "object has no attribute 'getVar'");
  const inherited = access.getVar('__inherit_cache', false);
  if (inherited instanceof Unknown || !truthy(inherited, run)) return inherited instanceof Unknown ? inherited : false;
  const ending = `/${textOf(klass)}.bbclass`;
  for (const path of iterate(inherited, run)) if (typeof path === 'string' && path.endsWith(ending)) return true;
  return false;
});

/** Renames the variables that have `${...}` in their names, in the order of those. */
const expandKeys = defineNative('expandKeys(alterdata, readdata=None)', (run, altered, read) => {
  const access = datastoreOf(altered ?? null);
  const readAccess = datastoreOf(read ?? null) ?? access;
  if (!access || !readAccess) return new Unknown('expands the names of variables of a datastore of its own');
  const names = [...access.keys()].filter((name) => name.includes('${')).sort();
  for (const name of names) {
    run.spend(8);
    const expanded = readAccess.expand(name, undefined);
    if (typeof expanded === 'string' && expanded !== name) access.renameVar(name, expanded);
  }
  return null;
});

export function createDataModule(): PyModule {
  const attributes = libraryTable([
    inheritsClass,
    expandKeys,
    method('createCopy(source)', 'createCopy', 0),
    method('keys(d)', 'keys', 0),
    method('expand(s, d, varname=None)', 'expand', 1),
    defineNative('exported_keys(d)', (run, d) => exportedNames(d ?? null, run)),
  ]);
  return new PyModule('bb.data', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses bb.data.${name}`),
  );
}

function exportedNames(d: PyValue, run: Parameters<typeof truthy>[1]): PyValue {
  const access = datastoreOf(d);
  if (!access) return new Unknown('asks a datastore of its own');
  const names: string[] = [];
  for (const name of access.keys()) {
    run.spend(1);
    if (name.startsWith('__')) continue;
    const [exported, unexported] = ['export', 'unexport'].map((flag) => access.getVarFlag(name, flag, false));
    if (truthy(exported ?? null, run) && !truthy(unexported ?? null, run)) names.push(name);
  }
  return new PyList(names);
}

export function createDataSmartModule(): PyModule {
  const attributes = new Map<string, PyValue>([
    ['DataSmart', datastoreClass],
    ['ExpansionError', expansionErrorClass],
  ]);
  return new PyModule('bb.data_smart', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses bb.data_smart.${name}`),
  );
}
