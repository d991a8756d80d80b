/** The revisions of SRC_URI: what `bb.fetch2.get_srcrev` and its kin give without asking a repository. */
import { raise } from '../../../../python/exception';
import type { PythonRun } from '../../../../python/run';
import { Unknown } from '../../../../python/value';
import type { DatastoreAccess } from '../datastoreAccess';
import { wordsOf } from '../words';
import { fetchErrorClass, fetchFailure } from './errors';
import { type FetchEntry, fetchEntry, takesRevision } from './fetchData';

export interface SourceRevision {
  /** As it stands in versions: shortened, with `AUTOINC+` before it; empty where no URL has a revision. */
  readonly version: string;
  /** In full, one for each URL that has one. */
  readonly revisions: readonly string[];
}

/** Where BitBake keeps a note for the time that it works out a revision. */
const RECURSION_VARIABLE = '__BBINSRCREV';

/** The first characters of a revision are enough for a version. */
const SHORT_LENGTH = 10;

const COMMIT = /^[0-9a-f]{40,64}$/;

/** Raises FetchError where the metadata says no revision, or contradicting ones. */
export function sourceRevision(access: DatastoreAccess, run: PythonRun): SourceRevision | Unknown {
  access.setVar('__BBSRCREV_SEEN', '1');
  if (access.getVar(RECURSION_VARIABLE, true)) {
    throw failure('There are recursive references in fetcher variables, likely through SRC_URI');
  }
  access.setVar(RECURSION_VARIABLE, true);
  const entries = revisionEntries(access, run);
  const result = entries instanceof Unknown ? entries : combined(entries, access);
  // As in BitBake, an exception leaves the note behind.
  access.delVar(RECURSION_VARIABLE);
  return result;
}

function failure(message: string) {
  return fetchFailure(fetchErrorClass, `Fetcher failure: ${message}`);
}

function revisionEntries(access: DatastoreAccess, run: PythonRun): FetchEntry[] | Unknown {
  const urls = access.getVar('SRC_URI', true);
  if (urls instanceof Unknown) return urls;
  if (typeof urls !== 'string') return raise('AttributeError', "'NoneType' object has no attribute 'split'");
  const entries: FetchEntry[] = [];
  for (const url of new Set(wordsOf(urls, run))) {
    const entry = fetchEntry(url, access, run);
    if (entry instanceof Unknown) return entry;
    if (takesRevision(entry)) entries.push(entry);
  }
  return entries;
}

interface Revision {
  readonly text: string;
  readonly isAutomatic: boolean;
}

function combined(entries: readonly FetchEntry[], access: DatastoreAccess): SourceRevision | Unknown {
  const byName = new Map<string, string>();
  const revisions: string[] = [];
  let isAutomatic = false;
  for (const entry of entries) {
    const revision = revisionOf(entry, access);
    if (revision instanceof Unknown) return revision;
    revisions.push(revision.text);
    byName.set(entry.name, revision.text.slice(0, SHORT_LENGTH));
    isAutomatic ||= revision.isAutomatic;
  }
  const [only] = byName.values();
  if (only === undefined) return { version: '', revisions };
  const prefix = isAutomatic ? 'AUTOINC+' : '';
  if (entries.length === 1) return { version: prefix + only, revisions };
  const format = access.getVar('SRCREV_FORMAT', true);
  if (format instanceof Unknown) return format;
  if (typeof format !== 'string' || format === '') {
    const urls = entries.map((entry) => entry.url).join('\n');
    throw failure(`The SRCREV_FORMAT variable must be set when multiple SCMs are used.\nThe SCMs are:\n${urls}`);
  }
  return { version: prefix + replaceNames(format, byName), revisions };
}

/** Longer names first: one may be the beginning of another. */
function replaceNames(format: string, byName: ReadonlyMap<string, string>): string {
  const names = [...byName.keys()].sort((left, right) => right.length - left.length);
  let result = '';
  let index = 0;
  while (index < format.length) {
    const name = names.find((candidate) => candidate !== '' && format.startsWith(candidate, index));
    result += name === undefined ? format[index] : byName.get(name);
    index += name?.length ?? 1;
  }
  return result;
}

function revisionOf(entry: FetchEntry, access: DatastoreAccess): Revision | Unknown {
  const given = givenRevision(entry, access);
  if (given instanceof Unknown) return given;
  if (entry.method === 'Svn') return { text: entry.parameters.get('rev') ?? given, isAutomatic: false };
  if (!entry.method.startsWith('Git')) return new Unknown(`asks the fetcher for the revision of ${entry.url}`);
  if (!COMMIT.test(given)) return new Unknown(`asks the repository of ${entry.url} which commit ${given} is`);
  return { text: given, isAutomatic: true };
}

/** What SRCREV and its variants say for a URL. */
function givenRevision(entry: FetchEntry, access: DatastoreAccess): string | Unknown {
  const recipe = access.getVar('PN', true);
  if (recipe instanceof Unknown) return recipe;
  const suffix = typeof recipe === 'string' && recipe !== '' ? `:pn-${recipe}` : undefined;
  const bases = [`SRCREV_${entry.name}`, 'SRCREV'];
  const attempts = bases.flatMap((base) => (suffix === undefined ? [base] : [base + suffix, base]));
  let revision: string | undefined;
  for (const attempt of attempts) {
    const value = access.getVar(attempt, true);
    if (value instanceof Unknown) return value;
    if (typeof value === 'string' && value !== '' && value !== 'INVALID') {
      revision = value;
      break;
    }
  }
  const inUrl = entry.parameters.get('rev');
  if (typeof inUrl === 'string') {
    if (revision !== undefined && revision !== inUrl) {
      throw failure(
        `Conflicting revisions (${revision} from SRCREV and ${inUrl} from the url) found, please specify one valid value`,
      );
    }
    return inUrl;
  }
  if (revision === undefined) return entry.parameters.get('tag') ?? missingRevision(entry, attempts);
  if (revision === 'AUTOINC') return new Unknown(`asks the repository of ${entry.url} for its latest revision`);
  return revision;
}

function missingRevision(entry: FetchEntry, attempts: readonly string[]): never {
  const names = attempts.map((name) => `'${name}'`).join(', ');
  throw fetchFailure(
    fetchErrorClass,
    `Fetcher failure for URL: '${entry.url}'. Please set a valid SRCREV for url ${entry.url} (possible key names are [${names}], or use a ;rev=X URL parameter)`,
  );
}
