/** The methods of `str`. */
import { PyStaticMethod } from '../../class';
import { raise } from '../../exception';
import { formatValue } from '../../format/spec';
import { formatTemplate } from '../../format/template';
import { toArray } from '../../iterate';
import { lengthOf } from '../../membership';
import { defineMethod, nativeTable } from '../../native';
import { type PythonRun, textCost } from '../../run';
import { getItem } from '../../subscript';
import { requireInteger, searchRange } from '../../subscriptIndex';
import { typeName } from '../../typeName';
import { PyList, type PyNative, PyTuple, type PyValue, Unknown } from '../../value';
import { expandTabs, makeTranslation, pad, paddingFor, replace, textArgument, translate } from './change';
import { classifiers } from './characterClass';
import { encode } from './encoding';
import { capitalize, swapCase, titleCase } from './letterCase';
import { splitAt, splitAtFromEnd, splitLines } from './split';
import { splitAtBlanks, splitAtBlanksFromEnd, strip, stripEnd, stripStart } from './strip';

type TextMethod = (run: PythonRun, text: string, ...args: PyValue[]) => PyValue;

/** A method whose `self` is a string, which costs what its text is long. */
function method(signature: string, implement: TextMethod): PyNative {
  return defineMethod(signature, (run, self, ...args) => {
    if (typeof self !== 'string') {
      const name = signature.slice(0, signature.indexOf('('));
      return raise(
        'TypeError',
        `descriptor '${name}' for 'str' objects doesn't apply to a '${typeName(self ?? null)}' object`,
      );
    }
    run.spend(textCost(self.length));
    return implement(run, self, ...args);
  });
}

function texts(strings: readonly string[], run: PythonRun): PyList {
  run.spend(strings.length);
  return new PyList([...strings]);
}

/** How often to split or replace: a negative number is no limit. */
function limitOf(value: PyValue, run: PythonRun): number {
  const limit = requireInteger(value, run);
  return limit < 0 ? Number.POSITIVE_INFINITY : limit;
}

const splitting = [
  method('split(self, sep=None, maxsplit=-1)', (run, text, separator, limit) => {
    const count = limitOf(limit, run);
    if (separator === null) return texts(splitAtBlanks(text, count), run);
    return texts(splitAt(text, separatorOf(separator), count), run);
  }),
  method('rsplit(self, sep=None, maxsplit=-1)', (run, text, separator, limit) => {
    const count = limitOf(limit, run);
    if (separator === null) return texts(splitAtBlanksFromEnd(text, count), run);
    return texts(splitAtFromEnd(text, separatorOf(separator), count), run);
  }),
  method('splitlines(self, keepends=False)', (run, text, keepsEnds) =>
    texts(splitLines(text, requireInteger(keepsEnds, run) !== 0), run),
  ),
  method('partition(self, sep, /)', (_run, text, separator) => {
    const found = text.indexOf(separatorOf(separator));
    return found < 0 ? new PyTuple([text, '', '']) : cutAt(text, found, String(separator));
  }),
  method('rpartition(self, sep, /)', (_run, text, separator) => {
    const found = text.lastIndexOf(separatorOf(separator));
    return found < 0 ? new PyTuple(['', '', text]) : cutAt(text, found, String(separator));
  }),
  method('join(self, iterable, /)', (run, text, iterable) => join(text, iterable, run)),
];

function separatorOf(value: PyValue): string {
  const separator = textArgument(value, 'must be str or None');
  return separator === '' ? raise('ValueError', 'empty separator') : separator;
}

function cutAt(text: string, at: number, separator: string): PyTuple {
  return new PyTuple([text.slice(0, at), separator, text.slice(at + separator.length)]);
}

function join(separator: string, iterable: PyValue, run: PythonRun): PyValue {
  const isScalar = iterable === null || typeof iterable === 'number' || typeof iterable === 'boolean';
  if (isScalar) return raise('TypeError', 'can only join an iterable');
  const items = toArray(iterable, run);
  let length = 0;
  let unknown: Unknown | undefined;
  for (const [index, item] of items.entries()) {
    if (item instanceof Unknown) unknown ??= item;
    else if (typeof item !== 'string') {
      return raise('TypeError', `sequence item ${index}: expected str instance, ${typeName(item)} found`);
    } else length += item.length + separator.length;
  }
  run.spend(textCost(length));
  return unknown ?? items.join(separator);
}

const stripping = [
  method('strip(self, chars=None, /)', (_run, text, characters) => strip(text, strippedOf(characters))),
  method('lstrip(self, chars=None, /)', (_run, text, characters) => stripStart(text, strippedOf(characters))),
  method('rstrip(self, chars=None, /)', (_run, text, characters) => stripEnd(text, strippedOf(characters))),
  method('removeprefix(self, prefix, /)', (_run, text, prefix) => {
    const start = textArgument(prefix, 'removeprefix() argument must be str');
    return text.startsWith(start) ? text.slice(start.length) : text;
  }),
  method('removesuffix(self, suffix, /)', (_run, text, suffix) => {
    const end = textArgument(suffix, 'removesuffix() argument must be str');
    return end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text;
  }),
];

function strippedOf(characters: PyValue): string | undefined {
  return characters === null
    ? undefined
    : typeof characters === 'string'
      ? characters
      : raise('TypeError', 'strip arg must be None or str');
}

const searching = [
  method('find(self, sub, start=None, end=None, /)', (run, text, sub, start, end) => find(text, sub, start, end, run)),
  method('rfind(self, sub, start=None, end=None, /)', (run, text, sub, start, end) =>
    rfind(text, sub, start, end, run),
  ),
  method('index(self, sub, start=None, end=None, /)', (run, text, sub, start, end) =>
    foundIndex(find(text, sub, start, end, run)),
  ),
  method('rindex(self, sub, start=None, end=None, /)', (run, text, sub, start, end) =>
    foundIndex(rfind(text, sub, start, end, run)),
  ),
  method('count(self, sub, start=None, end=None, /)', (run, text, sub, start, end) => {
    const range = searchRange(start, end, text.length, run);
    const part = text.slice(range.start, range.start + range.count);
    const searched = textArgument(sub, 'must be str');
    if (beginsBehind(start, text, run) || endsBefore(start, end, text, run)) return 0;
    return searched === '' ? part.length + 1 : part.split(searched).length - 1;
  }),
  method('startswith(self, prefix, start=None, end=None, /)', (run, text, prefix, start, end) =>
    affixes('startswith', prefix, run).some((affix) => sliceOf(text, start, end, run)?.startsWith(affix) ?? false),
  ),
  method('endswith(self, suffix, start=None, end=None, /)', (run, text, suffix, start, end) =>
    affixes('endswith', suffix, run).some((affix) => sliceOf(text, start, end, run)?.endsWith(affix) ?? false),
  ),
];

function find(text: string, sub: PyValue, start: PyValue, end: PyValue, run: PythonRun): number {
  const searched = textArgument(sub, 'must be str');
  if (start === null && end === null) return text.indexOf(searched);
  const range = searchRange(start, end, text.length, run);
  const found = text.slice(0, range.start + range.count).indexOf(searched, range.start);
  return beginsBehind(start, text, run) || endsBefore(start, end, text, run) ? -1 : found;
}

function rfind(text: string, sub: PyValue, start: PyValue, end: PyValue, run: PythonRun): number {
  const searched = textArgument(sub, 'must be str');
  const range = searchRange(start, end, text.length, run);
  const found = text.slice(0, range.start + range.count).lastIndexOf(searched);
  return found < range.start || endsBefore(start, end, text, run) || beginsBehind(start, text, run) ? -1 : found;
}

/** Not even an empty string is found beyond the end. */
function beginsBehind(start: PyValue, text: string, run: PythonRun): boolean {
  return start !== null && requireInteger(start, run) > text.length;
}

/** Nor between a start and an end that lies before it. */
function endsBefore(start: PyValue, end: PyValue, text: string, run: PythonRun): boolean {
  if (start === null || end === null) return false;
  return searchRange(start, null, text.length, run).start > searchRange(null, end, text.length, run).stop;
}

function foundIndex(index: number): number {
  return index < 0 ? raise('ValueError', 'substring not found') : index;
}

function affixes(name: string, value: PyValue, run: PythonRun): string[] {
  const values = value instanceof PyTuple ? toArray(value, run) : [value];
  return values.map((affix) => {
    if (typeof affix === 'string') return affix;
    const what =
      value instanceof PyTuple
        ? `tuple for ${name} must only contain str`
        : `${name} first arg must be str or a tuple of str`;
    return raise('TypeError', `${what}, not ${typeName(affix)}`);
  });
}

function sliceOf(text: string, start: PyValue, end: PyValue, run: PythonRun): string | undefined {
  if (start === null && end === null) return text;
  if (beginsBehind(start, text, run) || endsBefore(start, end, text, run)) return undefined;
  const range = searchRange(start, end, text.length, run);
  return text.slice(range.start, range.start + range.count);
}

const changing = [
  method('replace(self, old, new, count=-1, /)', (run, text, old, by, count) =>
    replace(
      text,
      textArgument(old, 'replace() argument 1 must be str'),
      textArgument(by, 'replace() argument 2 must be str'),
      limitOf(count, run),
      run,
    ),
  ),
  method('upper(self, /)', (_run, text) => text.toUpperCase()),
  method('lower(self, /)', (_run, text) => text.toLowerCase()),
  method('casefold(self, /)', (_run, text) => text.toLowerCase().replaceAll('ß', 'ss')),
  method('capitalize(self, /)', (_run, text) => capitalize(text)),
  method('title(self, /)', (_run, text) => titleCase(text)),
  method('swapcase(self, /)', (_run, text) => swapCase(text)),
  method("ljust(self, width, fillchar=' ', /)", (run, text, width, fill) => pad(text, width, fill, 'left', run)),
  method("rjust(self, width, fillchar=' ', /)", (run, text, width, fill) => pad(text, width, fill, 'right', run)),
  method("center(self, width, fillchar=' ', /)", (run, text, width, fill) => pad(text, width, fill, 'center', run)),
  method('zfill(self, width, /)', (run, text, width) => {
    const padding = paddingFor(text, width, run);
    const sign = /^[-+]/.exec(text)?.[0] ?? '';
    return sign + '0'.repeat(padding) + text.slice(sign.length);
  }),
  method('expandtabs(self, tabsize=8)', (run, text, size) => expandTabs(text, requireInteger(size, run), run)),
  method('translate(self, table, /)', (run, text, table) => translate(text, table, run)),
  method("encode(self, encoding='utf-8', errors='strict')", (run, text, encoding, errors) =>
    encode(text, String(encoding), String(errors), run),
  ),
];

const formatting = [
  defineMethod(
    'format(self, *args, **kwargs)',
    (run, self, args, keywords) => {
      if (self instanceof Unknown) return self.result;
      const positional = args instanceof PyTuple ? args.items : [];
      return formatTemplate(
        textArgument(self, 'descriptor of str'),
        (name) => {
          if (typeof name === 'string') return getItem(keywords, name, run);
          const value = positional[name];
          return value !== undefined
            ? value
            : raise('IndexError', `Replacement index ${name} out of range for positional args tuple`);
        },
        run,
      );
    },
    { handlesUnknown: true },
  ),
  method('format_map(self, mapping, /)', (run, text, mapping) =>
    formatTemplate(text, (name) => getItem(mapping, typeof name === 'number' ? String(name) : name, run), run),
  ),
  method('__format__(self, spec, /)', (run, text, spec) => formatValue(text, String(spec), run)),
  method('__len__(self, /)', (run, text) => lengthOf(text, run)),
  method('__contains__(self, item, /)', (_run, text, item) => text.includes(textArgument(item, 'must be str'))),
];

const classifying = Object.entries(classifiers).map(([name, test]) =>
  method(`${name}(self, /)`, (run, text) => {
    run.spend(text.length / 8);
    return test(text);
  }),
);

export const strMethods: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  ...nativeTable([...splitting, ...stripping, ...searching, ...changing, ...formatting, ...classifying]),
  ['maketrans', new PyStaticMethod(makeTranslation)],
]);
