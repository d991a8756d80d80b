/** `match`. */
import { findAttribute } from '../attributes';
import { classOf } from '../builtinClasses';
import { isSubclass, PyClass } from '../class';
import { dictGet, dictSet } from '../dict';
import { equals } from '../equality';
import { raise } from '../exception';
import type { Frame } from '../function';
import { toArray } from '../iterate';
import type { Pattern, Statement } from '../parse/ast';
import { UnknownError } from '../run';
import { PyDict, PyList, PyRange, PyTuple, type PyValue, Unknown } from '../value';
import { type CompileScope, type Execute, NORMAL } from './context';
import { compileExpression } from './expression';
import { compileStore } from './name';
import { compileBlock, holds } from './statement';

type Matcher = (value: PyValue, frame: Frame) => boolean;

export function compileMatch(scope: CompileScope, statement: Extract<Statement, { kind: 'match' }>): Execute {
  const subject = compileExpression(scope, statement.subject);
  const cases = statement.cases.map(({ pattern, guard, body }) => ({
    matches: compilePattern(scope, pattern),
    guard: guard && compileExpression(scope, guard),
    body: compileBlock(scope, body),
  }));
  return (frame) => {
    const value = subject(frame);
    for (const { matches, guard, body } of cases) {
      if (matches(value, frame) && (!guard || holds(guard, frame))) return body(frame);
    }
    return NORMAL;
  };
}

function compilePattern(scope: CompileScope, pattern: Pattern): Matcher {
  scope.cost++;
  switch (pattern.kind) {
    case 'capture':
      return compileCapture(scope, pattern.name);
    case 'value': {
      const expected = compileExpression(scope, pattern.value);
      return (value, frame) => isEqual(value, expected(frame), frame);
    }
    case 'as': {
      const inner = compilePattern(scope, pattern.pattern);
      const capture = compileCapture(scope, pattern.name);
      return (value, frame) => inner(value, frame) && capture(value, frame);
    }
    case 'or': {
      const options = pattern.patterns.map((option) => compilePattern(scope, option));
      return (value, frame) => options.some((option) => option(value, frame));
    }
    case 'sequence':
      return compileSequence(scope, pattern);
    case 'mapping':
      return compileMapping(scope, pattern);
    case 'class':
      return compileClassPattern(scope, pattern);
  }
}

function compileCapture(scope: CompileScope, name: string | undefined): Matcher {
  if (name === undefined) return () => true;
  const store = compileStore(scope, name);
  return (value, frame) => {
    store(frame, value);
    return true;
  };
}

function isEqual(value: PyValue, expected: PyValue, frame: Frame): boolean {
  // None, True and False are compared by identity.
  if (expected === null || typeof expected === 'boolean') return known(value) === expected;
  const same = equals(value, expected, frame.run);
  return known(same) === true;
}

function known<Value extends PyValue>(value: Value): Exclude<Value, Unknown> {
  if (value instanceof Unknown) throw new UnknownError(value.why);
  return value as Exclude<Value, Unknown>;
}

function compileSequence(scope: CompileScope, pattern: Extract<Pattern, { kind: 'sequence' }>): Matcher {
  const items = pattern.items.map((item) => compilePattern(scope, item));
  const { starIndex } = pattern;
  return (subject, frame) => {
    const value = known(subject);
    if (!(value instanceof PyList || value instanceof PyTuple || value instanceof PyRange)) return false;
    const values = toArray(value, frame.run);
    if (starIndex === undefined) {
      return values.length === items.length && items.every((item, index) => item(values[index] ?? null, frame));
    }
    const after = values.length - (items.length - 1 - starIndex);
    if (after < starIndex) return false;
    return items.every((item, index) => {
      if (index === starIndex) return item(new PyList(values.slice(starIndex, after)), frame);
      return item(values[index < starIndex ? index : after + index - starIndex - 1] ?? null, frame);
    });
  };
}

function compileMapping(scope: CompileScope, pattern: Extract<Pattern, { kind: 'mapping' }>): Matcher {
  const entries = pattern.entries.map(({ key, pattern: inner }) => ({
    key: compileExpression(scope, key),
    matches: compilePattern(scope, inner),
  }));
  const rest = pattern.rest === undefined ? undefined : compileCapture(scope, pattern.rest);
  return (subject, frame) => {
    const value = known(subject);
    if (!(value instanceof PyDict)) return false;
    const used: PyValue[] = [];
    for (const { key, matches } of entries) {
      const evaluated = key(frame);
      used.push(evaluated);
      const item = dictGet(value, evaluated, frame.run);
      if (item === undefined || !matches(item, frame)) return false;
    }
    if (!rest) return true;
    const left = new PyDict();
    frame.run.spend(value.entries.size);
    for (const entry of value.entries.values()) {
      if (!used.includes(entry.key)) dictSet(left, entry.key, entry.value, frame.run);
    }
    return rest(left, frame);
  };
}

/** Of these classes, a positional pattern stands for the value itself. */
const SELF_MATCHING: ReadonlySet<string> = new Set('bool bytes dict float frozenset int list set str tuple'.split(' '));

function compileClassPattern(scope: CompileScope, pattern: Extract<Pattern, { kind: 'class' }>): Matcher {
  const evaluateClass = compileExpression(scope, pattern.cls);
  const positional = pattern.positional.map((item) => compilePattern(scope, item));
  const named = pattern.named.map(({ name, pattern: inner }) => ({ name, matches: compilePattern(scope, inner) }));
  return (subject, frame) => {
    const cls = known(evaluateClass(frame));
    const value = known(subject);
    if (!(cls instanceof PyClass)) return raise('TypeError', 'called match pattern must be a class');
    if (!isSubclass(classOf(value), cls)) return false;
    const names = positional.length > 0 ? positionalNames(cls, positional.length, frame) : [];
    const matchesAttribute = (name: string | undefined, matches: Matcher) => {
      if (name === undefined) return matches(value, frame);
      const attribute = findAttribute(value, name, frame.run);
      return attribute !== undefined && matches(attribute, frame);
    };
    return (
      positional.every((matches, index) => matchesAttribute(names[index], matches)) &&
      named.every(({ name, matches }) => matchesAttribute(name, matches))
    );
  };
}

function positionalNames(cls: PyClass, count: number, frame: Frame): (string | undefined)[] {
  if (cls.isNative && SELF_MATCHING.has(cls.name) && count === 1) return [undefined];
  const listed = findAttribute(cls, '__match_args__', frame.run);
  const names = listed instanceof PyTuple ? listed.items.filter((name) => typeof name === 'string') : [];
  if (names.length < count) {
    raise('TypeError', `${cls.name}() accepts ${names.length} positional sub-patterns (${count} given)`);
  }
  return names;
}
