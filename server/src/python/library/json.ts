/** The module `json`. */
import { getAttribute } from '../attributes';
import { dictItems } from '../dict';
import { defineExceptionClass, newException } from '../exception';
import { toArray } from '../iterate';
import { defineNative } from '../native';
import { type PythonRun, UnknownError } from '../run';
import { truthy } from '../truth';
import { PyBytes, type PyDict, PyList, PyModule, type PyValue, Unknown } from '../value';
import { textOf } from './arguments';
import { JsonFailure, parseJson } from './json/parse';
import { type JsonStyle, printJson } from './json/print';
import { libraryTable } from './libraryTable';

const decodeErrorClass = defineExceptionClass('JSONDecodeError', 'ValueError');

function load(text: PyValue, hook: PyValue, pairsHook: PyValue, run: PythonRun): PyValue {
  const source =
    text instanceof PyBytes ? new TextDecoder().decode(text.bytes) : textOf(text, 'the JSON object must be str');
  const apply = (dict: PyDict): PyValue => {
    if (pairsHook !== null) return run.call(pairsHook, [new PyList(dictItems(dict))]);
    return hook === null ? dict : run.call(hook, [dict]);
  };
  try {
    return parseJson(source, run, apply);
  } catch (error) {
    if (error instanceof JsonFailure) throw decodeError(source, error);
    throw error;
  }
}

function decodeError(text: string, { reason, position }: JsonFailure) {
  const lines = text.slice(0, position).split('\n');
  const [line, column] = [lines.length, (lines[lines.length - 1]?.length ?? 0) + 1];
  const exception = newException(decodeErrorClass, `${reason}: line ${line} column ${column} (char ${position})`);
  const attributes = { msg: reason, doc: text, pos: position, lineno: line, colno: column };
  for (const [name, value] of Object.entries(attributes)) exception.instance.attributes.set(name, value);
  return exception;
}

const DUMP_PARAMETERS =
  'skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False';

function dump(value: PyValue, options: readonly PyValue[], run: PythonRun): PyValue {
  const [, ascii = true, , , cls = null, indent = null, separators = null, substitute = null, sortKeys = false] =
    options;
  if (cls !== null) return new Unknown('writes JSON with an encoder of its own');
  const [itemSeparator, keySeparator] = separators === null ? [] : toArray(separators, run);
  const style: JsonStyle = {
    indent:
      typeof indent === 'number'
        ? ' '.repeat(Math.max(0, Math.min(indent, 64)))
        : indent === null
          ? undefined
          : textOf(indent),
    itemSeparator: itemSeparator === undefined ? (indent === null ? ', ' : ',') : textOf(itemSeparator),
    keySeparator: keySeparator === undefined ? ': ' : textOf(keySeparator),
    sortKeys: truthy(sortKeys, run),
    asciiOnly: truthy(ascii, run),
    substitute: substitute === null ? undefined : (other) => run.call(substitute, [other]),
  };
  try {
    return printJson(value, style, run);
  } catch (error) {
    if (error instanceof UnknownError) return new Unknown(error.why);
    throw error;
  }
}

export function createJsonModule(): PyModule {
  const attributes = libraryTable([
    defineNative('loads(s, *, cls=None, object_hook=None, object_pairs_hook=None, **keywords)', (run, ...given) => {
      const [text = null, , hook = null, pairsHook = null] = given;
      return load(text, hook, pairsHook, run);
    }),
    defineNative('load(fp, *, cls=None, object_hook=None, object_pairs_hook=None, **keywords)', (run, ...given) => {
      const [file = null, , hook = null, pairsHook = null] = given;
      const text = run.call(getAttribute(file, 'read', run), []);
      return text instanceof Unknown ? text : load(text, hook, pairsHook, run);
    }),
    defineNative(`dumps(obj, *, ${DUMP_PARAMETERS}, **keywords)`, (run, value, ...options) =>
      dump(value ?? null, options, run),
    ),
    defineNative(`dump(obj, fp, *, ${DUMP_PARAMETERS}, **keywords)`, (run, value, file, ...options) => {
      const text = dump(value ?? null, options, run);
      return run.call(getAttribute(file ?? null, 'write', run), [text]) && null;
    }),
  ]);
  attributes.set('JSONDecodeError', decodeErrorClass);
  return new PyModule('json', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses json.${name}`),
  );
}
