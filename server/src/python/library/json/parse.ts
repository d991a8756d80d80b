/** Reading JSON as Python's `json` does: NaN and Infinity are numbers, integers stay integers. */
import { integer } from '../../arithmetic';
import { dictSet } from '../../dict';
import { enter, leave, type PythonRun } from '../../run';
import { PyDict, PyFloat, PyList, type PyValue } from '../../value';

/** What Python raises as JSONDecodeError. */
export class JsonFailure extends Error {
  constructor(
    readonly reason: string,
    readonly position: number,
  ) {
    super(reason);
  }
}

interface Reader {
  readonly text: string;
  position: number;
  readonly run: PythonRun;
  /** What becomes of an object once it is read. */
  readonly hook: (dict: PyDict) => PyValue;
}

export function parseJson(text: string, run: PythonRun, hook: (dict: PyDict) => PyValue): PyValue {
  const reader: Reader = { text, position: 0, run, hook };
  skipBlanks(reader);
  const value = readValue(reader);
  skipBlanks(reader);
  if (reader.position < text.length) throw new JsonFailure('Extra data', reader.position);
  return value;
}

function skipBlanks(reader: Reader): void {
  while (reader.position < reader.text.length && ' \t\n\r'.includes(reader.text[reader.position] ?? ''))
    reader.position++;
}

const WORDS: readonly (readonly [string, () => PyValue])[] = [
  ['null', () => null],
  ['true', () => true],
  ['false', () => false],
  ['NaN', () => new PyFloat(Number.NaN)],
  ['Infinity', () => new PyFloat(Number.POSITIVE_INFINITY)],
  ['-Infinity', () => new PyFloat(Number.NEGATIVE_INFINITY)],
];

function readValue(reader: Reader): PyValue {
  const { text, run } = reader;
  run.spend(4);
  const sign = text[reader.position];
  if (sign === '"') return readString(reader);
  if (sign === '{' || sign === '[') {
    enter(run.budget, 4);
    try {
      return sign === '{' ? readObject(reader) : readArray(reader);
    } finally {
      leave(run.budget, 4);
    }
  }
  for (const [word, make] of WORDS) {
    if (!text.startsWith(word, reader.position)) continue;
    reader.position += word.length;
    return make();
  }
  return readNumber(reader);
}

function readNumber(reader: Reader): PyValue {
  const number = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
  number.lastIndex = reader.position;
  const match = number.exec(reader.text);
  if (!match) throw new JsonFailure('Expecting value', reader.position);
  reader.position += match[0].length;
  const value = Number(match[0]);
  return match[1] === undefined && match[2] === undefined ? integer(value) : new PyFloat(value);
}

function readArray(reader: Reader): PyValue {
  const items: PyValue[] = [];
  reader.position++;
  skipBlanks(reader);
  if (reader.text[reader.position] === ']') {
    reader.position++;
    return new PyList(items);
  }
  for (;;) {
    skipBlanks(reader);
    items.push(readValue(reader));
    skipBlanks(reader);
    const sign = reader.text[reader.position];
    if (sign !== ',' && sign !== ']') throw new JsonFailure("Expecting ',' delimiter", reader.position);
    reader.position++;
    if (sign === ']') return new PyList(items);
  }
}

function readObject(reader: Reader): PyValue {
  const dict = new PyDict();
  reader.position++;
  skipBlanks(reader);
  if (reader.text[reader.position] === '}') {
    reader.position++;
    return reader.hook(dict);
  }
  for (;;) {
    skipBlanks(reader);
    if (reader.text[reader.position] !== '"') {
      throw new JsonFailure('Expecting property name enclosed in double quotes', reader.position);
    }
    const key = readString(reader);
    skipBlanks(reader);
    if (reader.text[reader.position] !== ':') throw new JsonFailure("Expecting ':' delimiter", reader.position);
    reader.position++;
    skipBlanks(reader);
    dictSet(dict, key, readValue(reader), reader.run);
    skipBlanks(reader);
    const sign = reader.text[reader.position];
    if (sign !== ',' && sign !== '}') throw new JsonFailure("Expecting ',' delimiter", reader.position);
    reader.position++;
    if (sign === '}') return reader.hook(dict);
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

function readString(reader: Reader): string {
  const { text } = reader;
  const start = reader.position++;
  let value = '';
  for (;;) {
    const character = text[reader.position];
    if (character === undefined) throw new JsonFailure('Unterminated string starting at', start);
    if (character < ' ') throw new JsonFailure('Invalid control character at', reader.position);
    reader.position++;
    if (character === '"') break;
    value += character === '\\' ? readEscape(reader) : character;
  }
  reader.run.spend(1 + (value.length >>> 4));
  return value;
}

function readEscape(reader: Reader): string {
  const sign = reader.text[reader.position] ?? '';
  const simple = ESCAPES[sign];
  if (simple !== undefined) {
    reader.position++;
    return simple;
  }
  const digits = reader.text.slice(reader.position + 1, reader.position + 5);
  if (sign !== 'u') throw new JsonFailure('Invalid \\escape', reader.position - 1);
  if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new JsonFailure('Invalid \\uXXXX escape', reader.position);
  reader.position += 5;
  return String.fromCharCode(Number.parseInt(digits, 16));
}
