/** `bb.fetch2.URI`, and the functions that work on URLs alone. */
import { defineClass } from '../../../../python/class';
import { raise } from '../../../../python/exception';
import { toArray } from '../../../../python/iterate';
import { textOf } from '../../../../python/library/arguments';
import { orderedDict } from '../../../../python/library/collections/dicts';
import { LibraryObject, methodTable } from '../../../../python/library/libraryObject';
import { methodsOf } from '../../../../python/library/methodsOf';
import { quote, unquote } from '../../../../python/library/urllib/url';
import { defineNative } from '../../../../python/native';
import { type PythonRun, textCost } from '../../../../python/run';
import { toStr } from '../../../../python/text';
import { PyDict, type PyNative, PyTuple, type PyValue } from '../../../../python/value';
import { fetchFailure, malformedUrlClass, missingParameterErrorClass } from './errors';
import {
  EMPTY_URI,
  hostPort,
  isRelativePath,
  joinUserInfo,
  parseUri,
  password,
  printUri,
  type Uri,
  type UriParameters,
  username,
} from './uri';

export const uriClass = defineClass('URI', new Map(), {
  allocate: (_cls, args, keywords, run) => {
    const given = args[0] ?? keywords.get('uri') ?? null;
    return new UriObject(given === null ? EMPTY_URI : parsed(given, run));
  },
  isComplete: true,
});

function parsed(given: PyValue, run: PythonRun): Uri {
  const text = textOf(given);
  run.spend(16 * textCost(text.length));
  return parseUri(text);
}

class UriObject extends LibraryObject {
  readonly typeName = 'URI';
  override readonly pythonClass = uriClass;
  protected readonly methods = METHODS;
  /** The parameters as Python code sees and changes them. */
  private parameters: PyValue;
  private query: PyValue;

  constructor(private uri: Uri) {
    super();
    this.parameters = parameterDict(uri.parameters);
    this.query = parameterDict(uri.query);
  }

  print(): string {
    return printUri({ ...this.uri, parameters: parametersOf(this.parameters), query: parametersOf(this.query) });
  }

  protected override field(name: string): PyValue | undefined {
    const { uri } = this;
    switch (name) {
      case 'scheme':
        return uri.scheme;
      case 'userinfo':
        return uri.userInfo;
      case 'username':
        return username(uri);
      case 'password':
        return password(uri);
      case 'hostname':
        return uri.hostname;
      case 'port':
        return uri.port;
      case 'hostport':
        return hostPort(uri);
      case 'path':
        return uri.path;
      case 'path_quoted':
        return quote(uri.path);
      case 'params':
        return this.parameters;
      case 'query':
        return this.query;
      case 'relative':
        return uri.isRelative;
      default:
        return undefined;
    }
  }

  override setAttribute(name: string, value: PyValue): boolean {
    switch (name) {
      case 'scheme':
        this.uri = { ...this.uri, scheme: textOf(value) };
        return true;
      case 'userinfo':
        this.uri = { ...this.uri, userInfo: textOf(value) };
        return true;
      case 'username':
        this.uri = { ...this.uri, userInfo: joinUserInfo(textOf(value), password(this.uri)) };
        return true;
      case 'password':
        this.uri = { ...this.uri, userInfo: `${username(this.uri)}:${textOf(value)}` };
        return true;
      case 'hostname':
        this.uri = { ...this.uri, hostname: textOf(value) };
        return true;
      case 'port':
        this.uri = { ...this.uri, port: typeof value === 'number' ? value : null };
        return true;
      case 'path':
      case 'path_quoted': {
        const path = name === 'path' ? textOf(value) : unquote(textOf(value));
        this.uri = { ...this.uri, path, isRelative: isRelativePath(path) };
        return true;
      }
      case 'params':
        this.parameters = value;
        return true;
      case 'query':
        this.query = value;
        return true;
      case 'relative':
        this.uri = { ...this.uri, isRelative: value === true };
        return true;
      default:
        return false;
    }
  }
}

const defineUriMethod = methodsOf(UriObject);

const METHODS = methodTable([defineUriMethod('__str__(self)', (_run, self) => self.print())]);

function parametersOf(value: PyValue): UriParameters {
  const parameters = new Map<string, string | null>();
  if (!(value instanceof PyDict)) return parameters;
  for (const entry of value.entries.values()) {
    parameters.set(textOf(entry.key), entry.value === null ? null : textOf(entry.value));
  }
  return parameters;
}

/** BitBake gives a plain dict where there are no parameters. */
export function parameterDict(parameters: UriParameters): PyDict {
  return parameters.size > 0 ? orderedDict(parameters) : new PyDict();
}

/** What `decodeurl` gives, with the parameters as a Map. */
export interface DecodedUrl {
  readonly type: string;
  readonly host: string;
  readonly path: string;
  readonly user: string;
  readonly password: string;
  readonly parameters: UriParameters;
}

export function decodeUrl(url: string): DecodedUrl {
  const uri = parseUri(url);
  return {
    type: uri.scheme,
    host: hostPort(uri),
    path: uri.path === '' ? '/' : uri.path,
    user: username(uri),
    password: password(uri),
    parameters: uri.parameters,
  };
}

function decodedTuple(decoded: DecodedUrl, parameters: PyDict): PyTuple {
  const { type, host, path, user } = decoded;
  return new PyTuple([type, host, path, user, decoded.password, parameters]);
}

/** Raises MissingParameterError for an empty type. */
function encodeUrl(parts: readonly PyValue[], run: PythonRun): string {
  const [type = null, host = null, path = null, user = null, secret = null, parameters = null] = parts;
  if (type === null || type === '') {
    const message = `URL: 'encoded from the data ${toStr(new PyTuple(parts), run)}' is missing the required parameter 'type'`;
    throw fetchFailure(missingParameterErrorClass, message);
  }
  const isFile = type === 'file';
  const pathText = path === null ? '' : textOf(path).replace(/\/{2,}/g, '/');
  const userText = user === null || isFile ? '' : textOf(user);
  return printUri({
    ...EMPTY_URI,
    scheme: textOf(type),
    userInfo: userText === '' ? '' : joinUserInfo(userText, secret === null ? '' : textOf(secret)),
    hostname: host === null || isFile ? '' : textOf(host),
    path: pathText,
    parameters: parametersOf(parameters),
    isRelative: !isFile && isRelativePath(pathText),
  });
}

/** URLs of mirrors hold regular expressions, so that they are taken apart at their slashes alone. */
function decodeMirrorUrl(url: string): DecodedUrl {
  const match = /^([^:]*):\/\/(?:([^/;]+)@)?([^;]+)(?:;(.*))?/.exec(url);
  const [, type = '', user = '', location = '', rest = ''] = match ?? [];
  if (!match) throw malformed(url, `The URL: '${url}' is invalid and cannot be interpreted`);
  const isFile = type.toLowerCase() === 'file';
  const slash = location.indexOf('/');
  const host = isFile ? '' : slash < 0 ? location : location.slice(0, slash);
  const filePath = user === '' ? location : `${user}@${location}`;
  const path = isFile ? filePath : slash < 0 ? '/' : location.slice(slash);
  const parameters = new Map<string, string>();
  for (const entry of rest.split(';')) {
    if (entry === '') continue;
    const sign = entry.indexOf('=');
    if (sign < 0) {
      throw malformed(url, `The URL: '${url}' is invalid: parameter ${entry} does not specify a value (missing '=')`);
    }
    parameters.set(entry.slice(0, sign), entry.slice(sign + 1));
  }
  const [name = '', ...secret] = isFile ? [''] : user.split(':');
  return { type, host, path: unquote(path), user: name, password: secret.join(':'), parameters };
}

function malformed(url: string, message: string) {
  const exception = fetchFailure(malformedUrlClass, message);
  exception.instance.attributes.set('url', url);
  return exception;
}

export const urlFunctions: readonly PyNative[] = [
  defineNative('decodeurl(url)', (run, url) => {
    const text = textOf(url);
    run.spend(16 * textCost(text.length));
    const decoded = decodeUrl(text);
    return decodedTuple(decoded, parameterDict(decoded.parameters));
  }),
  defineNative('decodemirrorurl(url)', (run, url) => {
    const text = textOf(url);
    run.spend(4 + text.length);
    const decoded = decodeMirrorUrl(text);
    return decodedTuple(decoded, orderedDict(decoded.parameters));
  }),
  defineNative('encodeurl(decoded)', (run, decoded) => {
    const parts = toArray(decoded ?? null, run);
    if (parts.length !== 6) raise('ValueError', `not enough values to unpack (expected 6, got ${parts.length})`);
    return encodeUrl(parts, run);
  }),
];
