/** BitBake's own Python package, `bb`, as far as metadata uses it while it is read. */
import { defineExceptionClass } from '../../../python/exception';
import { libraryTable } from '../../../python/library/libraryTable';
import { PyModule, type PyValue, Unknown } from '../../../python/value';
import { handledExceptionClass } from '../exceptions';
import { createBuildModule } from './build';
import { createDataModule, createDataSmartModule } from './data';
import { createEventModule } from './event';
import { createFetchModule } from './fetch2';
import { createFilterModule } from './filter';
import type { BitbakeHost } from './host';
import { messageFunctions } from './messages';
import { createParseModule } from './parse';
import { createUtilsModule } from './utils';

export interface BitbakeLibrary {
  /** A module of the package by its dotted name; undefined for names outside of it. */
  find(name: string): PyModule | Unknown | undefined;
  /**
   * The names that the expressions of `d.setVarFilter` see, besides `val`, some builtins and `bb.utils.explode_deps`: functions of
   * BitBake, and those that metadata has declared with `@bb.filter.filter_proc()` so far.
   */
  readonly filters: ReadonlyMap<string, PyValue>;
}

/** The modules live as long as the library: metadata can change their attributes. */
export function bitbakeLibrary(host: BitbakeHost): BitbakeLibrary {
  const filters = new Map<string, PyValue>();
  const fetch = createFetchModule(host);
  const parse = createParseModule(host);
  const modules = new Map<string, PyModule>([
    ['bb.build', createBuildModule()],
    ['bb.data', createDataModule()],
    ['bb.data_smart', createDataSmartModule()],
    ['bb.event', createEventModule()],
    ['bb.fetch', fetch],
    ['bb.fetch2', fetch],
    ['bb.filter', createFilterModule(filters)],
    ['bb.parse', parse],
    ['bb.process', createProcessModule()],
    ['bb.utils', createUtilsModule(host)],
  ]);
  const root = createRootModule(host, modules);
  return {
    filters,
    find(name) {
      if (name === 'bb') return root;
      if (!name.startsWith('bb.')) return undefined;
      return modules.get(name) ?? partOf(name, modules) ?? unknownModule(name);
    },
  };
}

/** `bb.parse.BBHandler`, which is an attribute of its package. */
function partOf(name: string, modules: ReadonlyMap<string, PyModule>): PyModule | undefined {
  const dot = name.lastIndexOf('.');
  const part = modules.get(name.slice(0, dot))?.attributes.get(name.slice(dot + 1));
  return part instanceof PyModule ? part : undefined;
}

/** A module that a build alone has a use for. */
function unknownModule(name: string): PyModule {
  return new PyModule(name, new Map(), (attribute) =>
    attribute.startsWith('__') ? undefined : new Unknown(`uses ${name}.${attribute}`),
  );
}

/** `bb.process`: the classes of what goes wrong when a program is run, so that metadata can catch them. */
function createProcessModule(): PyModule {
  const commandError = defineExceptionClass('CmdError', 'RuntimeError');
  const attributes = new Map<string, PyValue>([
    ['CmdError', commandError],
    ['NotFoundError', defineExceptionClass('NotFoundError', commandError)],
    ['ExecutionError', defineExceptionClass('ExecutionError', commandError)],
  ]);
  return new PyModule('bb.process', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown('runs a program'),
  );
}

function createRootModule(host: BitbakeHost, modules: ReadonlyMap<string, PyModule>): PyModule {
  const attributes = libraryTable(messageFunctions(host));
  attributes.set('__version__', host.version);
  attributes.set('BBHandledException', handledExceptionClass);
  for (const [name, module] of modules) attributes.set(name.slice('bb.'.length), module);
  return new PyModule('bb', attributes, (name) =>
    name.startsWith('__') ? undefined : PARTS.has(name) ? unknownModule(`bb.${name}`) : new Unknown(`uses bb.${name}`),
  );
}

/** The other modules of the package. */
const PARTS: ReadonlySet<string> = new Set([
  'acl',
  'asyncrpc',
  'cache',
  'cache_extra',
  'checksum',
  'codeparser',
  'command',
  'compress',
  'cooker',
  'cookerdata',
  'COW',
  'daemonize',
  'main',
  'methodpool',
  'monitordisk',
  'msg',
  'persist_data',
  'process',
  'progress',
  'providers',
  'remotedata',
  'runqueue',
  'server',
  'siggen',
  'taskdata',
  'tinfoil',
  'ui',
  'xattr',
]);
