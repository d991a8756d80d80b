/** The functions of `bb.utils` that look at files, change them, or lock them. */
import { dictFromKeywords } from '../../../../python/dict';
import { textOf } from '../../../../python/library/arguments';
import { fnmatchCase } from '../../../../python/library/fnmatch/fnmatchCase';
import { compilePattern } from '../../../../python/library/re/pattern';
import { defineNative } from '../../../../python/native';
import type { PythonRun } from '../../../../python/run';
import { truthy } from '../../../../python/truth';
import { PyDict, PyList, type PyNative, PyTuple, type PyValue, Unknown } from '../../../../python/value';
import { variableOf } from '../datastoreObject';
import type { BitbakeHost } from '../host';
import { searchPath } from '../searchPath';
import { wordsOf } from '../words';

/** They change what a build changes. While metadata is read nothing asks for their result, and nothing is done. */
const CHANGES: readonly string[] = [
  'mkdirhier',
  'remove',
  'prunedir',
  'unlockfile',
  'clean_environment',
  'empty_environment',
  'build_environment',
  'export_proxies',
  'set_process_name',
  'nonblockingfd',
  'signal_on_parent_exit',
  'disable_network',
  'enable_loopback_networking',
];

const CHANGING_RESULTS: readonly string[] = [
  'movefile',
  'copyfile',
  'break_hardlinks',
  'rename',
  'edit_metadata_file',
  'edit_bblayers_conf',
  'lockfile',
  'mkstemp',
];

const HASHES: readonly string[] = ['md5_file', 'sha1_file', 'sha256_file', 'sha384_file', 'sha512_file', 'goh1_file'];

export function fileFunctions(host: BitbakeHost): readonly PyNative[] {
  return [
    ...CHANGES.map((name) => defineNative(`${name}(*args, **keywords)`, () => null, { handlesUnknown: true })),
    ...CHANGING_RESULTS.map((name) =>
      defineNative(`${name}(*args, **keywords)`, () => new Unknown('depends on files that a build changes')),
    ),
    ...HASHES.map((name) =>
      defineNative(`${name}(filename)`, (_run, path) => new Unknown(`depends on the content of ${textOf(path)}`)),
    ),
    defineNative('which(path, item, direction=0, history=False, executable=False)', (run, ...given) => {
      const [path = null, item = null, direction = 0, history = false, executable = false] = given;
      if (truthy(executable, run)) return new Unknown('depends on the programs of the machine that builds');
      const folders = truthy(path, run) ? textOf(path).split(':') : [''];
      if (truthy(direction, run)) folders.reverse();
      const search = searchPath(folders, textOf(item), host, run);
      return truthy(history, run) ? new PyTuple([search.found, new PyList([...search.history])]) : search.found;
    }),
    defineNative('get_collection_res(d)', (run, d) => collectionPatterns(d ?? null, run)),
    defineNative('get_file_layer(filename, d, collection_res=None)', (run, file, d, given) => {
      const patterns = given instanceof PyDict && given.entries.size > 0 ? given : collectionPatterns(d ?? null, run);
      return patterns instanceof PyDict ? fileLayer(textOf(file), d ?? null, patterns, run) : patterns;
    }),
    defineNative('path_is_descendant(descendant, ancestor)', () => new Unknown('depends on links between folders')),
  ];
}

/** The pattern of each collection. */
function collectionPatterns(d: PyValue, run: PythonRun): PyValue {
  const names = variableOf(d, 'BBFILE_COLLECTIONS', run);
  if (names instanceof Unknown) return names;
  const patterns: [string, PyValue][] = [];
  for (const name of typeof names === 'string' ? wordsOf(names, run) : []) {
    const pattern = variableOf(d, `BBFILE_PATTERN_${name}`, run);
    if (pattern instanceof Unknown) return pattern;
    patterns.push([name, pattern ?? '']);
  }
  return dictFromKeywords(patterns);
}

/** The collection of a file: that of the first entry of BBFILES that matches it, or of the file itself. */
function fileLayer(file: string, d: PyValue, patterns: PyDict, run: PythonRun): PyValue {
  const entries = variableOf(d, 'BBFILES_PRIORITIZED', run);
  if (entries instanceof Unknown) return entries;
  for (const entry of typeof entries === 'string' ? wordsOf(entries, run) : []) {
    if (fnmatchCase(file, entry, run)) return pathLayer(entry, patterns, run);
  }
  return pathLayer(file, patterns, run);
}

/** Of layers within each other, the one with the longer pattern. */
function pathLayer(path: string, patterns: PyDict, run: PythonRun): PyValue {
  let length = 0;
  let layer: PyValue = null;
  for (const { key, value } of patterns.entries.values()) {
    const pattern = textOf(value);
    if (pattern.length <= length) continue;
    const { regex } = compilePattern(pattern, 0, run);
    if (!regex.matchAt(path, 0, (steps) => run.spend(steps))) continue;
    length = pattern.length;
    layer = key;
  }
  return layer;
}
