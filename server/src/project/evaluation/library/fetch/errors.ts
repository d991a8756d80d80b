/** The exceptions of `bb.fetch2`, each with the message that it makes of its arguments. */
import { type PyClass, PyInstance } from '../../../../python/class';
import { defineExceptionClass, newException, type PyException } from '../../../../python/exception';
import { defineMethod } from '../../../../python/native';
import { toStr } from '../../../../python/text';
import { PyTuple, type PyValue, Unknown } from '../../../../python/value';

/** The arguments' texts, empty for those left out. */
type Message = (first: string, second: string) => string;

function define(
  name: string,
  base: PyClass | string,
  parameters: readonly [string, string?],
  message: Message,
): PyClass {
  const cls = defineExceptionClass(name, base);
  const [first, second = 'message'] = parameters;
  const init = defineMethod(
    `__init__(self, ${first}, ${second}='', *rest)`,
    (run, self, given, other) => {
      const texts = [given, other].map((value) => (value === null ? '' : toStr(value ?? '', run)));
      const unknown = texts.find((text) => text instanceof Unknown);
      const made: PyValue = unknown ?? message(String(texts[0]), String(texts[1]));
      if (self instanceof PyInstance) {
        self.attributes.set('args', new PyTuple([made]));
        self.attributes.set('msg', made);
        if (first === 'url') self.attributes.set('url', given ?? null);
        else if (second === 'url') self.attributes.set('url', other === '' ? null : (other ?? null));
      }
      return null;
    },
    { handlesUnknown: true },
  );
  cls.attributes.set('__init__', init);
  return cls;
}

/** The base of all of them. */
const fetchExceptionClass = define('BBFetchException', 'Exception', ['message'], (message) => message);

export const malformedUrlClass = define('MalformedUrl', fetchExceptionClass, ['url'], (url, message) => {
  return message || `The URL: '${url}' is invalid and cannot be interpreted`;
});

export const fetchErrorClass = define('FetchError', fetchExceptionClass, ['message', 'url'], (message, url) => {
  return url === '' ? `Fetcher failure: ${message}` : `Fetcher failure for URL: '${url}'. ${message}`;
});

export const parameterErrorClass = define('ParameterError', fetchExceptionClass, ['message', 'url'], (message, url) => {
  return `URL: '${url}' has invalid parameters. ${message}`;
});

export const noMethodErrorClass = define('NoMethodError', fetchExceptionClass, ['url'], (url) => {
  return `Could not find a fetcher which supports the URL: '${url}'`;
});

export const missingParameterErrorClass = define(
  'MissingParameterError',
  fetchExceptionClass,
  ['missing', 'url'],
  (missing, url) => `URL: '${url}' is missing the required parameter '${missing}'`,
);

const unpackErrorClass = define('UnpackError', fetchExceptionClass, ['message', 'url'], (message, url) => {
  return `Unpack failure for URL: '${url}'. ${message}`;
});

export const fetchErrorClasses: readonly PyClass[] = [
  fetchExceptionClass,
  malformedUrlClass,
  fetchErrorClass,
  parameterErrorClass,
  noMethodErrorClass,
  missingParameterErrorClass,
  unpackErrorClass,
  define('LocalModificationsError', unpackErrorClass, ['message', 'url'], (message) => message),
  define('RebaseError', unpackErrorClass, ['message', 'url'], (message) => message),
  define('UntrustedUrl', fetchExceptionClass, ['url'], (url, message) => {
    return message || `The URL: '${url}' is not trusted and cannot be used`;
  }),
  define('ChecksumError', fetchErrorClass, ['message', 'url'], (message, url) => {
    return url === '' ? `Fetcher failure: ${message}` : `Fetcher failure for URL: '${url}'. ${message}`;
  }),
  define('NoChecksumError', fetchErrorClass, ['message', 'url'], (message, url) => {
    return url === '' ? `Fetcher failure: ${message}` : `Fetcher failure for URL: '${url}'. ${message}`;
  }),
  define('NetworkAccess', fetchExceptionClass, ['url', 'cmd'], (url, command) => {
    return `Network access disabled through BB_NO_NETWORK but access requested with command ${command} (for url ${url})`;
  }),
  defineExceptionClass('NonLocalMethod'),
];

/** An error of the given class, with its whole message. */
export function fetchFailure(cls: PyClass, message: string): PyException {
  const exception = newException(cls, message);
  exception.instance.attributes.set('msg', message);
  return exception;
}
