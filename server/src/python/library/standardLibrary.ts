/** Python's standard library, as far as metadata uses it while it is read. */
import { PyModule, type PyNative, Unknown } from '../value';
import { createBase64Module } from './base64';
import { createCollectionsModule } from './collections';
import { createErrnoModule, createStatModule } from './constants';
import { createContextlibModule } from './contextlib';
import { createCopyModule } from './copy';
import { createFnmatchModule } from './fnmatch';
import { createFunctoolsModule } from './functools';
import { createGlobModule } from './glob';
import { createHashlibModule } from './hashlib';
import type { FileView, HostFacts } from './host';
import { createInspectModule } from './inspect';
import { createIoModule } from './io';
import { createItertoolsModule } from './itertools';
import { createJsonModule } from './json';
import { createLoggingModule } from './logging';
import { createMathModule } from './math';
import { createOpen } from './open';
import { createOperatorModule } from './operator';
import { createOsModule } from './os';
import { createPathModule } from './os/path';
import { createPathlibModule } from './pathlib';
import { createReModule } from './re';
import { createShlexModule } from './shlex';
import { createShutilModule } from './shutil';
import { createStringModule } from './string';
import { createSubprocessModule } from './subprocess';
import { createSysModule } from './sys';
import { createTextwrapModule } from './textwrap';
import { createTimeModule } from './time';
import { createAbcModule, createTypesModule, createTypingModule } from './typing';
import { unknownModule } from './unknownModule';
import { createUrlParseModule } from './urllib/parse';
import { createWarningsModule } from './warnings';

export interface StandardLibrary {
  /** A module by its dotted name; one that is not there is unknown as a whole. */
  find(name: string): PyModule | Unknown;
  /** The builtin function `open`. */
  readonly open: PyNative;
}

/** The modules are made when they are first asked for, and live as long as the library: metadata can change their attributes. */
export function standardLibrary(files: FileView, facts: HostFacts): StandardLibrary {
  const open = createOpen(files);
  const made = new Map<string, PyModule>();
  const find = (name: string): PyModule | Unknown => {
    const known = made.get(name);
    if (known) return known;
    const module = creators.get(name)?.() ?? partOf(name);
    if (module) made.set(name, module);
    return module ?? new Unknown(`uses the Python module ${name}`);
  };
  /** A module that is an attribute of another one, such as `collections.abc`. */
  const partOf = (name: string): PyModule | undefined => {
    const dot = name.lastIndexOf('.');
    const whole = dot < 0 ? undefined : find(name.slice(0, dot));
    const part = whole instanceof PyModule ? whole.attributes.get(name.slice(dot + 1)) : undefined;
    return part instanceof PyModule ? part : undefined;
  };
  /** A module with those within it as attributes. */
  const withParts = (module: PyModule, ...parts: readonly string[]): PyModule => {
    for (const part of parts) module.attributes.set(part, find(`${module.name}.${part}`));
    return module;
  };
  const creators = new Map<string, () => PyModule>([
    ['abc', createAbcModule],
    ['base64', createBase64Module],
    ['collections', createCollectionsModule],
    ['contextlib', createContextlibModule],
    ['copy', createCopyModule],
    ['datetime', () => unknownModule('datetime', 'depends on the time of the build')],
    ['errno', createErrnoModule],
    ['fnmatch', createFnmatchModule],
    ['functools', createFunctoolsModule],
    ['glob', () => createGlobModule(files)],
    ['hashlib', createHashlibModule],
    ['inspect', createInspectModule],
    ['io', () => createIoModule(open)],
    ['itertools', createItertoolsModule],
    ['json', createJsonModule],
    ['logging', createLoggingModule],
    ['math', createMathModule],
    ['operator', createOperatorModule],
    ['os', () => withParts(createOsModule(files, facts), 'path')],
    ['os.path', () => createPathModule(files, facts)],
    ['pathlib', () => createPathlibModule(files, facts)],
    ['platform', () => unknownModule('platform', 'depends on the machine that builds')],
    ['random', () => unknownModule('random', 'is different each time')],
    ['re', createReModule],
    ['shlex', createShlexModule],
    ['shutil', createShutilModule],
    ['stat', createStatModule],
    ['string', createStringModule],
    ['subprocess', createSubprocessModule],
    ['sys', createSysModule],
    ['tempfile', () => unknownModule('tempfile', 'would make a file, which nothing but a build does')],
    ['textwrap', createTextwrapModule],
    ['time', createTimeModule],
    ['types', createTypesModule],
    ['typing', createTypingModule],
    ['urllib', () => withParts(unknownModule('urllib', 'asks the network'), 'parse')],
    ['urllib.parse', createUrlParseModule],
    ['uuid', () => unknownModule('uuid', 'is different each time')],
    ['warnings', createWarningsModule],
  ]);
  return { find, open };
}
