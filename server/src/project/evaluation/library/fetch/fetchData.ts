/** What the fetcher knows of one URL of SRC_URI before anything is fetched: `bb.fetch2.FetchData`. */
import { LibraryObject, methodTable } from '../../../../python/library/libraryObject';
import { methodsOf } from '../../../../python/library/methodsOf';
import { baseName, joinPaths } from '../../../../python/library/os/posixPath';
import type { PythonRun } from '../../../../python/run';
import { type PyDict, PyList, type PyNative, type PyValue, Unknown } from '../../../../python/value';
import type { DatastoreAccess } from '../datastoreAccess';
import type { BitbakeHost } from '../host';
import { searchPath } from '../searchPath';
import { fetchFailure, noMethodErrorClass, parameterErrorClass } from './errors';
import { type DecodedUrl, decodeUrl, parameterDict } from './uriObject';

/** The URL types of BitBake's fetchers. */
const METHODS_OF_TYPES: ReadonlyMap<string, string> = new Map([
  ['file', 'Local'],
  ['http', 'Wget'],
  ['https', 'Wget'],
  ['ftp', 'Wget'],
  ['ftps', 'Wget'],
  ['svn', 'Svn'],
  ['git', 'Git'],
  ['gitsm', 'GitSM'],
  ['gitannex', 'GitANNEX'],
  ['ssh', 'SSH'],
  ['sftp', 'SFTP'],
  ['s3', 'S3'],
  ['p4', 'Perforce'],
  ['hg', 'Hg'],
  ['repo', 'Repo'],
  ['ccrc', 'ClearCase'],
  ['npm', 'Npm'],
  ['npmsw', 'NpmShrinkWrap'],
  ['az', 'Az'],
  ['crate', 'Crate'],
  ['gs', 'GCP'],
  ['gomod', 'GoMod'],
  ['gomodgit', 'GoModGit'],
]);

const WITH_REVISION: ReadonlySet<string> = new Set(['Svn', 'Git', 'GitSM', 'GitANNEX', 'Perforce', 'Hg', 'ClearCase']);

export interface FetchEntry extends DecodedUrl {
  readonly url: string;
  /** The parameter `name`, which SRCREV_name belongs to. */
  readonly name: string;
  /** The name of BitBake's class for the URL's type. */
  readonly method: string;
}

/** Whether a fetcher takes its revision from SRCREV. */
export function takesRevision(entry: FetchEntry): boolean {
  return WITH_REVISION.has(entry.method);
}

/** What it costs to take a URL apart and to find out how it is fetched. */
const STEPS_PER_URL = 180;

/** Raises what BitBake raises for a URL of no known type. Gives unknown where the URL depends on the build. */
export function fetchEntry(url: string, access: DatastoreAccess, run: PythonRun): FetchEntry | Unknown {
  run.spend(STEPS_PER_URL);
  const expanded = access.expand(url, undefined);
  if (typeof expanded !== 'string') return expanded instanceof Unknown ? expanded : new Unknown('has no readable URL');
  const decoded = decodeUrl(expanded);
  const method = METHODS_OF_TYPES.get(decoded.type);
  if (!method) {
    throw fetchFailure(noMethodErrorClass, `Could not find a fetcher which supports the URL: '${url}'`);
  }
  const name = decoded.parameters.get('name') ?? 'default';
  if (name.includes(',')) fail(url, 'The fetcher no longer supports multiple name parameters in a single url');
  if (method === 'Local' && decoded.path.includes('*')) {
    fail(
      url,
      'file:// urls using globbing are no longer supported. Please place the files in a directory and reference that instead.',
    );
  }
  return { ...decoded, url, name, method };
}

function fail(url: string, message: string): never {
  throw fetchFailure(parameterErrorClass, `URL: '${url}' has invalid parameters. ${message}`);
}

/** The paths at which a `file://` URL is looked for, the one that is taken last. */
export function localSearch(
  entry: FetchEntry,
  access: DatastoreAccess,
  host: BitbakeHost,
  run: PythonRun,
): readonly string[] | Unknown {
  if (entry.path.startsWith('/')) return [entry.path];
  const folders = access.getVar('FILESPATH', true);
  if (folders instanceof Unknown) return folders;
  if (typeof folders !== 'string' || folders === '') return [];
  const search = searchPath(folders.split(':'), entry.path, host, run);
  return search.found instanceof Unknown ? search.found : search.history;
}

/** Where the file of a URL is, or will be once it is fetched. */
export function localPath(entry: FetchEntry, access: DatastoreAccess, host: BitbakeHost, run: PythonRun): PyValue {
  const given = entry.parameters.get('localpath');
  if (typeof given === 'string') return given;
  if (entry.method === 'Local') {
    const searched = localSearch(entry, access, host, run);
    return searched instanceof Unknown ? searched : (searched[searched.length - 1] ?? null);
  }
  const downloads = access.getVar('DL_DIR', true);
  if (entry.method !== 'Wget' || typeof downloads !== 'string') return new Unknown('depends on what is fetched');
  return joinPaths(downloads, downloadName(entry));
}

function downloadName(entry: FetchEntry): string {
  return fileName(entry) || entry.host + entry.path.replaceAll('/', '.');
}

function fileName(entry: FetchEntry): string {
  return entry.parameters.get('downloadfilename') ?? baseName(entry.path);
}

/** `ud`, as Python code sees it. */
export class FetchDataObject extends LibraryObject {
  readonly typeName = 'FetchData';
  protected readonly methods = NO_METHODS;
  private readonly parameters: PyDict;
  private readonly set = new Map<string, PyValue>();

  constructor(
    readonly entry: FetchEntry,
    private readonly access: DatastoreAccess,
    private readonly host: BitbakeHost,
  ) {
    super();
    this.parameters = parameterDict(entry.parameters);
  }

  override setAttribute(name: string, value: PyValue): boolean {
    this.set.set(name, value);
    return true;
  }

  protected override field(name: string, run: PythonRun): PyValue | undefined {
    const { entry } = this;
    const set = this.set.get(name);
    if (set !== undefined) return set;
    switch (name) {
      case 'type':
        return entry.type;
      case 'url':
        return entry.url;
      case 'host':
        return entry.host;
      case 'path':
        return entry.path;
      case 'user':
        return entry.user || (entry.parameters.get('user') ?? entry.user);
      case 'pswd':
        return entry.password || (entry.parameters.get('pswd') ?? entry.password);
      case 'parm':
        return this.parameters;
      case 'name':
        return entry.name;
      case 'names':
        return new PyList([entry.name]);
      case 'method':
        return new FetchMethodObject(entry);
      case 'basename':
        return entry.method === 'Local' || entry.method === 'Wget' ? fileName(entry) : new Unknown(FETCHER_ASKED);
      case 'basepath':
        return entry.method === 'Local' ? entry.path : null;
      case 'localpath':
        return localPath(entry, this.access, this.host, run);
      default:
        return name.startsWith('__') ? undefined : new Unknown(FETCHER_ASKED);
    }
  }
}

const FETCHER_ASKED = 'asks the fetcher of a URL for what it works out itself';

const NO_METHODS: ReadonlyMap<string, PyNative> = new Map();

/** `ud.method` */
class FetchMethodObject extends LibraryObject {
  protected readonly methods = METHOD_METHODS;

  constructor(readonly entry: FetchEntry) {
    super();
  }

  get typeName(): string {
    return this.entry.method;
  }

  protected override field(name: string): PyValue | undefined {
    return name.startsWith('__') ? undefined : new Unknown(FETCHER_ASKED);
  }
}

const defineFetchMethodMethod = methodsOf(FetchMethodObject);

const METHOD_METHODS = methodTable([
  defineFetchMethodMethod('supports_srcrev(self)', (_run, self) => takesRevision(self.entry)),
]);
