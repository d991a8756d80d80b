/** The module `bb.parse`. */
import { newException, raise } from '../../../python/exception';
import { textOf } from '../../../python/library/arguments';
import { libraryTable } from '../../../python/library/libraryTable';
import { baseName, splitExtension } from '../../../python/library/os/posixPath';
import { defineNative } from '../../../python/native';
import { PyList, PyModule, PyNative, PyTuple, type PyValue, Unknown } from '../../../python/value';
import { parseErrorClass, skipPackageClass, skipRecipeClass } from '../exceptions';
import { datastoreOf } from './datastoreObject';
import type { BitbakeHost } from './host';
import { searchPath } from './searchPath';
import { wordsOf } from './words';

/** The recipe name, version and revision that a file name says: `PN_PV_PR.bb`. */
const varsFromFile = defineNative('vars_from_file(mypkg, d)', (run, given) => {
  if (typeof given !== 'string' || !(given.endsWith('.bb') || given.endsWith('.bbappend'))) {
    return new PyTuple([null, null, null]);
  }
  run.spend(2);
  const parts: PyValue[] = splitExtension(baseName(given))[0].split('_');
  if (parts.length > 3) {
    const reason = 'Unable to generate default variables from filename (too many underscores)';
    throw newException(parseErrorClass, `ParseError in ${given}: ${reason}`);
  }
  while (parts.length < 3) parts.push(null);
  return new PyList(parts);
});

/** Decorators whose only effect is on what BitBake takes for a dependency. */
function markingDecorator(name: string): PyNative {
  const decorate = new PyNative('inner', (args) => args[0] ?? null);
  return defineNative(`${name}(*varnames)`, () => decorate);
}

export function createParseModule(host: BitbakeHost): PyModule {
  const attributes = libraryTable([
    varsFromFile,
    markingDecorator('vardeps'),
    markingDecorator('vardepsexclude'),
    defineNative('mark_dependency(d, f)', () => null, { handlesUnknown: true }),
    defineNative('update_mtime(f)', () => null),
    defineNative('resolve_file(fn, d)', (run, file, d) => {
      const path = textOf(file);
      if (path.startsWith('/')) return path;
      const folders = datastoreOf(d ?? null)?.getVar('BBPATH', true) ?? '';
      if (folders instanceof Unknown) return folders;
      const { found } = searchPath(textOf(folders).split(':'), path, host, run);
      return found !== '' ? found : raise('FileNotFoundError', 2, `file ${path} not found in ${textOf(folders)}`);
    }),
  ]);
  attributes.set('ParseError', parseErrorClass);
  attributes.set('SkipRecipe', skipRecipeClass);
  attributes.set('SkipPackage', skipPackageClass);
  attributes.set('BBHandler', createHandlerModule());
  return new PyModule('bb.parse', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses bb.parse.${name}`),
  );
}

/** `bb.parse.BBHandler` */
function createHandlerModule(): PyModule {
  const attributes = libraryTable([
    defineNative('inherit(files, fn, lineno, d, deferred=False)', (run, files, _file, _line, d) => {
      const access = datastoreOf(d ?? null);
      if (!access) return raise('AttributeError', "object has no attribute 'getVar'");
      access.inherit(wordsOf(textOf(files), run).join(' '));
      return null;
    }),
  ]);
  return new PyModule('bb.parse.parse_py.BBHandler', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses bb.parse.BBHandler.${name}`),
  );
}
