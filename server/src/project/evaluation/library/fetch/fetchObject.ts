/** `bb.fetch2.Fetch`: the URLs of a recipe and what is known of them. Nothing is fetched. */
import { defineClass, type PyClass } from '../../../../python/class';
import { makeDict } from '../../../../python/dict';
import { raise } from '../../../../python/exception';
import { toArray } from '../../../../python/iterate';
import { textOf } from '../../../../python/library/arguments';
import { LibraryObject, methodTable } from '../../../../python/library/libraryObject';
import { methodsOf } from '../../../../python/library/methodsOf';
import type { PythonRun } from '../../../../python/run';
import { truthy } from '../../../../python/truth';
import { type PyDict, PyList, type PyValue, Unknown } from '../../../../python/value';
import type { DatastoreAccess } from '../datastoreAccess';
import { datastoreOf } from '../datastoreObject';
import type { BitbakeHost } from '../host';
import { wordsOf } from '../words';
import { FetchDataObject, fetchEntry, localPath } from './fetchData';

export function createFetchClass(host: BitbakeHost): PyClass {
  return defineClass('Fetch', new Map(), {
    allocate: (_cls, args, keywords, run) => {
      const d = args[1] ?? keywords.get('d') ?? null;
      const access = datastoreOf(d);
      if (!access) return new Unknown('uses the fetcher with a datastore of its own');
      const localOnly = args[3] ?? keywords.get('localonly') ?? false;
      return createFetch(args[0] ?? keywords.get('urls') ?? null, access, truthy(localOnly, run), host, run);
    },
    isComplete: true,
  });
}

function createFetch(
  given: PyValue,
  access: DatastoreAccess,
  localOnly: boolean,
  host: BitbakeHost,
  run: PythonRun,
): PyValue {
  const urls = truthy(given, run) ? toArray(given, run) : sourceUrls(access, run);
  if (urls instanceof Unknown) return urls;
  const entries: [string, PyValue][] = [];
  for (const value of new Set(urls)) {
    if (value instanceof Unknown) return value;
    const url = textOf(value);
    const entry = fetchEntry(url, access, run);
    if (entry instanceof Unknown) return entry;
    const isLeftOut = localOnly && entry.method !== 'Local';
    entries.push([url, isLeftOut ? null : new FetchDataObject(entry, access, host)]);
  }
  return new FetchObject(urls, makeDict(entries, run), access, host);
}

function sourceUrls(access: DatastoreAccess, run: PythonRun): PyValue[] | Unknown {
  const value = access.getVar('SRC_URI', true);
  if (value instanceof Unknown) return value;
  if (typeof value === 'string') return wordsOf(value, run);
  return raise('AttributeError', "'NoneType' object has no attribute 'split'");
}

class FetchObject extends LibraryObject {
  readonly typeName = 'Fetch';
  protected readonly methods = METHODS;

  constructor(
    readonly urls: readonly PyValue[],
    readonly entries: PyDict,
    readonly access: DatastoreAccess,
    readonly host: BitbakeHost,
  ) {
    super();
  }

  localPath(url: PyValue, run: PythonRun): PyValue {
    const entry = fetchEntry(textOf(url), this.access, run);
    return entry instanceof Unknown ? entry : localPath(entry, this.access, this.host, run);
  }

  protected override field(name: string): PyValue | undefined {
    switch (name) {
      case 'urls':
        return new PyList([...this.urls]);
      case 'ud':
        return this.entries;
      default:
        return name.startsWith('__') ? undefined : new Unknown('needs what a build fetches');
    }
  }
}

const defineFetchMethod = methodsOf(FetchObject);

const METHODS = methodTable([
  defineFetchMethod('localpath(self, url)', (run, self, url) => {
    return self.localPath(url ?? null, run);
  }),
  defineFetchMethod('localpaths(self)', (run, fetch) => {
    return new PyList(fetch.urls.map((url) => fetch.localPath(url, run)));
  }),
]);
