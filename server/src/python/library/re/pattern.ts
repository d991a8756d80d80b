/** `re.Pattern`: a compiled pattern and its methods. */
import { defineClass } from '../../class';
import { dictFromKeywords } from '../../dict';
import { defineExceptionClass, newException, raise } from '../../exception';
import { stringRepr } from '../../literalText';
import { type PythonRun, textCost, UnknownError } from '../../run';
import { typeName } from '../../typeName';
import { PyBytes, PyIterator, PyList, PyTuple, type PyValue, Unknown } from '../../value';
import { integerOf, textOf } from '../arguments';
import { LibraryObject, methodTable } from '../libraryObject';
import { methodsOf } from '../methodsOf';
import {
  compileCost,
  compileRegex,
  type RawMatch,
  type Regex,
  RegexError,
  RegexFlagError,
  RegexTooLarge,
} from '../regularExpression';
import { MatchObject } from './match';
import { parseTemplate, type Template, UnknownGroupName } from './template';

export const patternClass = defineClass('Pattern');

/** `re.error`. */
export const regexErrorClass = defineExceptionClass('error');

/** Raises what Python raises for a pattern that it does not accept. */
export function compilePattern(pattern: PyValue, flags: number, run: PythonRun): PatternObject {
  if (pattern instanceof PyBytes) throw new UnknownError('uses a regular expression on bytes');
  if (typeof pattern !== 'string') return raise('TypeError', 'first argument must be string or compiled pattern');
  run.spend(compileCost(pattern));
  return withPythonErrors(pattern, () => new PatternObject(compileRegex(pattern, flags)));
}

/** Does what may throw the errors of the regular expression parser, and raises them as Python does. */
function withPythonErrors<Result>(pattern: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RegexError) {
      const exception = newException(regexErrorClass, error.message);
      exception.instance.attributes.set('msg', error.reason);
      exception.instance.attributes.set('pattern', pattern);
      exception.instance.attributes.set('pos', error.position);
      throw exception;
    }
    if (error instanceof RegexFlagError) return raise('ValueError', error.message);
    if (error instanceof UnknownGroupName) return raise('IndexError', error.message);
    if (error instanceof RegexTooLarge) throw new UnknownError('uses a regular expression that nests too deeply');
    throw error;
  }
}

export class PatternObject extends LibraryObject {
  readonly typeName = 'Pattern';
  override readonly pythonClass = patternClass;
  protected readonly methods = METHODS;

  constructor(readonly regex: Regex) {
    super();
  }

  /** A replacement text, parsed. */
  template(text: string, run: PythonRun): Template {
    run.spend(textCost(text.length));
    return withPythonErrors(text, () => parseTemplate(text, this.regex));
  }

  /** All matches from `start` on that do not overlap; an empty one may follow one that is not. */
  *matches(text: string, start: number, run: PythonRun): Generator<RawMatch, void, undefined> {
    const spend = (steps: number): void => run.spend(steps);
    let position = start;
    let mustAdvance = false;
    while (position <= text.length) {
      const match = this.regex.search(text, position, spend, mustAdvance);
      if (!match) return;
      yield match;
      mustAdvance = match.spans[0] === match.spans[1];
      position = match.spans[1] ?? text.length;
    }
  }

  protected override field(name: string): PyValue | undefined {
    switch (name) {
      case 'pattern':
        return this.regex.pattern;
      case 'flags':
        return this.regex.flags;
      case 'groups':
        return this.regex.groupCount;
      case 'groupindex':
        return dictFromKeywords(this.regex.groupIndex);
      default:
        return undefined;
    }
  }
}

const definePatternMethod = methodsOf(PatternObject);

const SURROGATE = /[\ud800-\udfff]/;

/** What is searched: the text up to `endpos`, from `pos` on. */
interface Subject {
  readonly text: string;
  readonly start: number;
}

function subjectOf(text: PyValue, start: PyValue, end: PyValue): Subject {
  if (text instanceof PyBytes) return raise('TypeError', 'cannot use a string pattern on a bytes-like object');
  if (typeof text !== 'string') {
    return raise('TypeError', `expected string or bytes-like object, got '${typeName(text)}'`);
  }
  if (SURROGATE.test(text)) throw new UnknownError('searches a text with characters of two UTF-16 units');
  const to = end === null ? text.length : Math.max(0, Math.min(integerOf(end), text.length));
  const from = Math.max(0, Math.min(integerOf(start), to));
  return { text: to === text.length ? text : text.slice(0, to), start: from };
}

type Find = (regex: Regex, subject: Subject, spend: (steps: number) => void) => RawMatch | undefined;

function findOnce(name: string, find: Find) {
  return definePatternMethod(`${name}(self, string, pos=0, endpos=None)`, (run, pattern, string, pos, endpos) => {
    const subject = subjectOf(string, pos, endpos);
    const match = find(pattern.regex, subject, (steps) => run.spend(steps));
    return match ? matchObject(pattern, string, match, subject) : null;
  });
}

function matchObject(pattern: PatternObject, string: PyValue, match: RawMatch, subject: Subject): MatchObject {
  return new MatchObject(pattern, textOf(string), match, subject.start, subject.text.length);
}

const METHODS = methodTable([
  findOnce('match', (regex, subject, spend) => regex.matchAt(subject.text, subject.start, spend)),
  findOnce('fullmatch', (regex, subject, spend) => regex.fullMatchAt(subject.text, subject.start, spend)),
  findOnce('search', (regex, subject, spend) => regex.search(subject.text, subject.start, spend)),
  definePatternMethod('findall(self, string, pos=0, endpos=None)', (run, pattern, string, pos, endpos) => {
    const subject = subjectOf(string, pos, endpos);
    const found: PyValue[] = [];
    for (const match of pattern.matches(subject.text, subject.start, run)) {
      found.push(foundValue(matchObject(pattern, string, match, subject), run));
    }
    return new PyList(found);
  }),
  definePatternMethod('finditer(self, string, pos=0, endpos=None)', (run, pattern, string, pos, endpos) => {
    const subject = subjectOf(string, pos, endpos);
    const matches = pattern.matches(subject.text, subject.start, run);
    return new PyIterator('callable_iterator', () => {
      const { value, done } = matches.next();
      return done ? undefined : matchObject(pattern, string, value, subject);
    });
  }),
  definePatternMethod('split(self, string, maxsplit=0)', (run, self, string, maxsplit) =>
    split(self, subjectOf(string, 0, null).text, integerOf(maxsplit), run),
  ),
  definePatternMethod('sub(self, repl, string, count=0)', (run, self, replacement, string, count) => {
    const result = substitute(self, replacement, string, integerOf(count), run);
    return result instanceof Unknown ? result : result.text;
  }),
  definePatternMethod('subn(self, repl, string, count=0)', (run, self, replacement, string, count) => {
    const result = substitute(self, replacement, string, integerOf(count), run);
    return result instanceof Unknown ? result : new PyTuple([result.text, result.count]);
  }),
  definePatternMethod('__repr__(self)', (_run, self) => `re.compile(${stringRepr(self.regex.pattern)})`),
  definePatternMethod('__copy__(self)', (_run, self) => self),
  definePatternMethod('__deepcopy__(self, memo)', (_run, self) => self),
]);

/** What `findall` gives for a match: its text, that of its only group, or those of all groups. */
function foundValue(match: MatchObject, run: PythonRun): PyValue {
  const count = match.pattern.regex.groupCount;
  const [from, to] = match.span(0);
  run.spend(textCost(to - from));
  if (count === 0) return match.group(0);
  if (count === 1) return match.group(1, '');
  return new PyTuple(Array.from({ length: count }, (_, index) => match.group(index + 1, '')));
}

function split(pattern: PatternObject, text: string, limit: number, run: PythonRun): PyList {
  const parts: PyValue[] = [];
  let last = 0;
  let count = 0;
  for (const match of pattern.matches(text, 0, run)) {
    run.spend(1);
    const { spans } = match;
    parts.push(text.slice(last, spans[0]));
    for (let group = 1; group <= pattern.regex.groupCount; group++) {
      const from = spans[2 * group] ?? -1;
      parts.push(from < 0 ? null : text.slice(from, spans[2 * group + 1]));
    }
    last = spans[1] ?? last;
    count++;
    if (count === limit) break;
  }
  parts.push(text.slice(last));
  return new PyList(parts);
}

function substitute(
  pattern: PatternObject,
  replacement: PyValue,
  string: PyValue,
  limit: number,
  run: PythonRun,
): { readonly text: string; readonly count: number } | Unknown {
  const { text } = subjectOf(string, 0, null);
  const template = typeof replacement === 'string' ? pattern.template(replacement, run) : undefined;
  let result = '';
  let last = 0;
  let count = 0;
  for (const raw of pattern.matches(text, 0, run)) {
    const match = new MatchObject(pattern, text, raw, 0, text.length);
    const [from, to] = match.span(0);
    const inserted = template ? match.expand(template) : run.call(replacement, [match]);
    if (inserted instanceof Unknown) return inserted;
    // Python leaves the match out where the function gives None.
    const insertedText = inserted === null ? '' : textOf(inserted, 'sequence item 1: expected str instance');
    result += text.slice(last, from) + insertedText;
    run.spend(textCost(from - last + insertedText.length));
    last = to;
    count++;
    if (count === limit) break;
  }
  return { text: result + text.slice(last), count };
}
