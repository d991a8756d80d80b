/** The module `bb.fetch2`, which is `bb.fetch` too: what it tells of URLs and revisions without fetching. */
import { raise } from '../../../python/exception';
import { textOf } from '../../../python/library/arguments';
import { libraryTable } from '../../../python/library/libraryTable';
import { defineNative } from '../../../python/native';
import type { PythonRun } from '../../../python/run';
import { PyList, PyModule, PyTuple, type PyValue, Unknown } from '../../../python/value';
import type { DatastoreAccess } from './datastoreAccess';
import { datastoreOf } from './datastoreObject';
import { fetchErrorClass, fetchErrorClasses, fetchFailure } from './fetch/errors';
import { fetchEntry, localPath, localSearch } from './fetch/fetchData';
import { createFetchClass } from './fetch/fetchObject';
import { type SourceRevision, sourceRevision } from './fetch/revision';
import { uriClass, urlFunctions } from './fetch/uriObject';
import type { BitbakeHost } from './host';
import { wordsOf } from './words';

const NOT_FETCHED = 'needs what a build fetches';

export function createFetchModule(host: BitbakeHost): PyModule {
  const attributes = libraryTable([
    ...urlFunctions,
    revisionFunction('get_srcrev', ({ version }) => {
      if (version !== '') return version;
      const message = 'SRCREV was used yet no valid SCM was found in SRC_URI';
      throw fetchFailure(fetchErrorClass, `Fetcher failure: ${message}`);
    }),
    revisionFunction('get_pkgv_string', ({ version }) => version),
    revisionFunction('get_hashvalue', ({ revisions }) => revisions.join(' ')),
    defineNative('get_autorev(d)', (_run, d) => {
      const access = requireDatastore(d);
      doNotCache(access);
      access.setVar('__BBAUTOREV_SEEN', true);
      return 'AUTOINC';
    }),
    defineNative('mark_recipe_nocache(d)', (_run, d) => {
      doNotCache(requireDatastore(d));
      return null;
    }),
    defineNative('localpath(url, d)', (run, url, d) => {
      const access = requireDatastore(d);
      const entry = fetchEntry(textOf(url), access, run);
      return entry instanceof Unknown ? entry : localPath(entry, access, host, run);
    }),
    defineNative('get_checksum_file_list(d)', (run, d) => checksumFiles(requireDatastore(d), host, run)),
    defineNative('mirror_from_string(data)', (run, data) => mirrorPairs(data ?? null, run)),
  ]);
  for (const cls of fetchErrorClasses) attributes.set(cls.name, cls);
  attributes.set('URI', uriClass);
  attributes.set('Fetch', createFetchClass(host));
  return new PyModule('bb.fetch2', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(NOT_FETCHED),
  );
}

function requireDatastore(d: PyValue | undefined): DatastoreAccess {
  const access = datastoreOf(d ?? null);
  return access ?? raise('AttributeError', "object has no attribute 'getVar'");
}

function doNotCache(access: DatastoreAccess): void {
  if (access.getVar('BB_SRCREV_POLICY', true) !== 'cache') access.setVar('BB_DONT_CACHE', '1');
}

function revisionFunction(name: string, result: (revision: SourceRevision) => PyValue) {
  return defineNative(`${name}(d, method_name='sortable_revision')`, (run, d, method) => {
    if (method !== 'sortable_revision') return new Unknown('asks the repository for the count of its commits');
    const revision = sourceRevision(requireDatastore(d), run);
    return revision instanceof Unknown ? revision : result(revision);
  });
}

/** What it costs to say whether a path that was looked at before is there. */
const STEPS_PER_LOOK = 10;

/** All paths at which the `file://` URLs are looked for, each with whether there is something. */
function checksumFiles(access: DatastoreAccess, host: BitbakeHost, run: PythonRun): PyValue {
  const urls = access.getVar('SRC_URI', true);
  if (urls instanceof Unknown) return urls;
  const files: string[] = [];
  for (const url of typeof urls === 'string' ? new Set(wordsOf(urls, run)) : []) {
    const entry = fetchEntry(url, access, run);
    if (entry instanceof Unknown) return entry;
    if (entry.method !== 'Local') continue;
    const searched = localSearch(entry, access, host, run);
    if (searched instanceof Unknown) return searched;
    for (const path of searched) {
      run.spend(STEPS_PER_LOOK);
      const exists = host.files.exists(path);
      if (exists instanceof Unknown) return exists;
      files.push(`${path}:${exists ? 'True' : 'False'}`);
    }
  }
  return files.join(' ');
}

/** `a b \\n c d`: pairs of words, each a tuple; a last one without a partner is left out. */
function mirrorPairs(data: PyValue, run: PythonRun): PyValue {
  const words = data === null ? [] : wordsOf(textOf(data).replaceAll('\\n', ' '), run);
  const pairs: PyValue[] = [];
  for (let index = 0; index + 1 < words.length; index += 2) {
    pairs.push(new PyTuple([words[index] ?? '', words[index + 1] ?? '']));
  }
  return new PyList(pairs);
}
