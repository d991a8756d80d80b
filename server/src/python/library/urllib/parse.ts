/** The module `urllib.parse`. */
import { PyProperty } from '../../class';
import { iterate, toArray } from '../../iterate';
import { defineNative } from '../../native';
import { type PythonRun, textCost } from '../../run';
import { toStr } from '../../text';
import { truthy } from '../../truth';
import { PyDict, PyModule, PyTuple, type PyValue, Unknown } from '../../value';
import { textOf } from '../arguments';
import { namedTupleClass } from '../collections/namedTuple';
import { libraryTable } from '../libraryTable';
import { methodsOf } from '../methodsOf';
import { joinUrl, type NetworkLocation, portNumber, quote, splitNetloc, splitParams, splitUrl, unquote } from './url';

const defineTupleMethod = methodsOf(PyTuple);

const NETLOC_INDEX = 1;

/** What the results tell besides their fields. */
function locationProperty(name: string, part: (location: NetworkLocation) => PyValue): readonly [string, PyValue] {
  const getter = defineTupleMethod(`${name}(self)`, (_run, self) => {
    return part(splitNetloc(textOf(self.items[NETLOC_INDEX])));
  });
  return [name, new PyProperty(getter, null, null)];
}

const LOCATION_PROPERTIES = [
  locationProperty('username', ({ username }) => username),
  locationProperty('password', ({ password }) => password),
  locationProperty('hostname', ({ hostname }) => hostname),
  locationProperty('port', ({ port }) => portNumber(port)),
];

function getUrl(print: (parts: readonly string[]) => string): readonly [string, PyValue] {
  const method = defineTupleMethod('geturl(self)', (_run, self) => print(self.items.map((item) => textOf(item))));
  return ['geturl', method];
}

const parseResultClass = namedTupleClass(
  'ParseResult',
  ['scheme', 'netloc', 'path', 'params', 'query', 'fragment'],
  [],
  [...LOCATION_PROPERTIES, getUrl(unparse)],
);

const splitResultClass = namedTupleClass(
  'SplitResult',
  ['scheme', 'netloc', 'path', 'query', 'fragment'],
  [],
  [...LOCATION_PROPERTIES, getUrl(unsplit)],
);

function unsplit([scheme = '', netloc = '', path = '', query = '', fragment = '']: readonly string[]): string {
  return joinUrl({ scheme, netloc, path, query, fragment });
}

function unparse([
  scheme = '',
  netloc = '',
  path = '',
  params = '',
  query = '',
  fragment = '',
]: readonly string[]): string {
  return unsplit([scheme, netloc, params === '' ? path : `${path};${params}`, query, fragment]);
}

/** The text, with what going through it costs accounted for. */
function paid(text: PyValue | undefined, run: PythonRun): string {
  const given = textOf(text);
  run.spend(4 * textCost(given.length));
  return given;
}

function quotePlus(text: string, safe: string): string {
  return quote(text, `${safe} `).replaceAll(' ', '+');
}

function encode(query: PyValue, isSequence: boolean, run: PythonRun): PyValue {
  const pairs =
    query instanceof PyDict
      ? [...query.entries.values()].map(({ key, value }) => [key, value])
      : toArray(query, run).map((pair) => toArray(pair, run));
  const parts: string[] = [];
  for (const [key = null, value = null] of pairs) {
    const values = isSequence && typeof value !== 'string' && value !== null ? [...iterate(value, run)] : [value];
    for (const each of values) {
      const [name, text] = [toStr(key, run), toStr(each, run)];
      if (name instanceof Unknown) return name;
      if (text instanceof Unknown) return text;
      parts.push(`${quotePlus(name, '')}=${quotePlus(text, '')}`);
    }
  }
  return parts.join('&');
}

export function createUrlParseModule(): PyModule {
  const attributes = libraryTable([
    defineNative("urlparse(url, scheme='', allow_fragments=True)", (run, url, scheme) => {
      const split = splitUrl(paid(url, run), textOf(scheme));
      const [path, params] = splitParams(split.scheme, split.path);
      return run.call(parseResultClass, [split.scheme, split.netloc, path, params, split.query, split.fragment]);
    }),
    defineNative("urlsplit(url, scheme='', allow_fragments=True)", (run, url, scheme) => {
      const split = splitUrl(paid(url, run), textOf(scheme));
      return run.call(splitResultClass, [split.scheme, split.netloc, split.path, split.query, split.fragment]);
    }),
    defineNative('urlunparse(components)', (run, parts) =>
      unparse(toArray(parts ?? null, run).map((part) => textOf(part))),
    ),
    defineNative('urlunsplit(components)', (run, parts) =>
      unsplit(toArray(parts ?? null, run).map((part) => textOf(part))),
    ),
    defineNative('urldefrag(url)', (run, url) => {
      const text = paid(url, run);
      const hash = text.indexOf('#');
      return new PyTuple(hash < 0 ? [text, ''] : [text.slice(0, hash), text.slice(hash + 1)]);
    }),
    defineNative("quote(string, safe='/', encoding=None, errors=None)", (run, text, safe) =>
      quote(paid(text, run), textOf(safe)),
    ),
    defineNative("quote_plus(string, safe='', encoding=None, errors=None)", (run, text, safe) =>
      quotePlus(paid(text, run), textOf(safe)),
    ),
    defineNative('unquote(string, encoding=None, errors=None)', (run, text) => unquote(paid(text, run))),
    defineNative('unquote_plus(string, encoding=None, errors=None)', (run, text) =>
      unquote(paid(text, run).replaceAll('+', ' ')),
    ),
    defineNative('urlencode(query, doseq=False, **keywords)', (run, query, isSequence) =>
      encode(query ?? null, truthy(isSequence ?? false, run), run),
    ),
  ]);
  attributes.set('ParseResult', parseResultClass);
  attributes.set('SplitResult', splitResultClass);
  return new PyModule('urllib.parse', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses urllib.parse.${name}`),
  );
}
