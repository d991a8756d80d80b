/** Expressions. */
import { unaryOperation } from '../arithmetic';
import { getAttribute } from '../attributes';
import { dictSet, makeSet } from '../dict';
import { raise } from '../exception';
import { formatValue } from '../format/spec';
import { conversionOf } from '../format/template';
import type { Frame } from '../function';
import { iterate } from '../iterate';
import type { Expression, FormattedString } from '../parse/ast';
import { textCost } from '../run';
import { getItem } from '../subscript';
import { toStr } from '../text';
import { typeName } from '../typeName';
import { PyDict, PyList, PySlice, PyTuple, type PyValue, Unknown } from '../value';
import { compileCall } from './call';
import { compileComprehension } from './comprehension';
import type { CompileScope, Evaluate } from './context';
import { compileLambda } from './function';
import { compileName, compileStore } from './name';
import { compileBinary, compileBoolean, compileCompare, compileConditional, compileNot } from './operators';

export function compileExpression(scope: CompileScope, expression: Expression): Evaluate {
  scope.cost++;
  switch (expression.kind) {
    case 'constant': {
      const { value } = expression;
      return () => value;
    }
    case 'name':
      return compileName(scope, expression.name);
    case 'formatted':
      return compileFormatted(scope, expression);
    case 'tuple':
    case 'list':
      return compileSequence(scope, expression.items, expression.kind);
    case 'set': {
      const items = compileItems(scope, expression.items);
      return (frame) => {
        const values = items(frame);
        const unknown = values.find((value) => value instanceof Unknown);
        return unknown ?? makeSet(values, frame.run);
      };
    }
    case 'dict':
      return compileDict(scope, expression);
    case 'starred':
      return () => raise('SyntaxError', "can't use starred expression here");
    case 'binary':
      return compileBinary(scope, expression);
    case 'unary': {
      const { operator } = expression;
      const operand = compileExpression(scope, expression.operand);
      return (frame) => unaryOperation(operator, operand(frame), frame.run);
    }
    case 'not':
      return compileNot(scope, expression.operand);
    case 'boolean':
      return compileBoolean(scope, expression.operator, expression.operands);
    case 'compare':
      return compileCompare(scope, expression);
    case 'conditional':
      return compileConditional(scope, expression);
    case 'lambda':
      return compileLambda(scope, expression.definition);
    case 'call':
      return compileCall(scope, expression.callee, expression.args);
    case 'attribute': {
      const object = compileExpression(scope, expression.object);
      const { name } = expression;
      return (frame) => getAttribute(object(frame), name, frame.run);
    }
    case 'subscript': {
      const object = compileExpression(scope, expression.object);
      const index = compileExpression(scope, expression.index);
      return (frame) => getItem(object(frame), index(frame), frame.run);
    }
    case 'slice': {
      const [start, stop, step] = [expression.start, expression.stop, expression.step].map((part) =>
        part ? compileExpression(scope, part) : noValue,
      ) as [Evaluate, Evaluate, Evaluate];
      return (frame) => makeSlice(start(frame), stop(frame), step(frame));
    }
    case 'comprehension':
      return compileComprehension(scope, expression);
    case 'walrus': {
      const value = compileExpression(scope, expression.value);
      const store = compileStore(scope, expression.name);
      return (frame) => {
        const result = value(frame);
        store(frame, result);
        return result;
      };
    }
    case 'yield': {
      const unknown = new Unknown('yields within an expression');
      return () => unknown;
    }
    case 'unsupported': {
      const unknown = new Unknown(expression.why);
      return () => unknown;
    }
  }
}

const noValue: Evaluate = () => null;

function makeSlice(start: PyValue, stop: PyValue, step: PyValue): PyValue {
  const unknown = [start, stop, step].find((part) => part instanceof Unknown);
  return unknown ?? new PySlice(start, stop, step);
}

function compileSequence(scope: CompileScope, items: readonly Expression[], kind: 'tuple' | 'list'): Evaluate {
  // A container takes more memory than a number.
  scope.cost += 2;
  const evaluate = compileItems(scope, items);
  // An unknown after a star makes all of it unknown, as its length is.
  const starred = items.some((item) => item.kind === 'starred');
  const make = kind === 'list' ? (values: PyValue[]) => new PyList(values) : (values: PyValue[]) => new PyTuple(values);
  if (!starred) return (frame) => make(evaluate(frame));
  return (frame) => {
    const values = evaluate(frame);
    const unknown = values.find((value) => value instanceof UnknownItems);
    return unknown instanceof UnknownItems ? new Unknown(unknown.why) : make(values);
  };
}

/** Stands for the items of an unknown value. */
export class UnknownItems extends Unknown {}

/** Evaluates items, some of them with a star, into an array of the caller's own. */
export function compileItems(scope: CompileScope, items: readonly Expression[]): (frame: Frame) => PyValue[] {
  if (!items.some((item) => item.kind === 'starred')) return compilePlainItems(scope, items);
  const parts = items.map((item) =>
    item.kind === 'starred'
      ? { isStarred: true, value: compileExpression(scope, item.value) }
      : { isStarred: false, value: compileExpression(scope, item) },
  );
  return (frame) => {
    const values: PyValue[] = [];
    for (const { isStarred, value } of parts) {
      const item = value(frame);
      if (!isStarred) values.push(item);
      else if (item instanceof Unknown) values.push(new UnknownItems(item.why));
      else for (const each of iterate(item, frame.run)) values.push(each);
    }
    return values;
  };
}

function compilePlainItems(scope: CompileScope, items: readonly Expression[]): (frame: Frame) => PyValue[] {
  const values = items.map((item) => compileExpression(scope, item));
  const [first, second] = values;
  if (!first) return () => [];
  if (values.length === 1) return (frame) => [first(frame)];
  if (values.length === 2 && second) return (frame) => [first(frame), second(frame)];
  return (frame) => {
    const evaluated: PyValue[] = [];
    for (let index = 0; index < values.length; index++) evaluated.push(values[index]!(frame));
    return evaluated;
  };
}

function compileDict(scope: CompileScope, expression: Extract<Expression, { kind: 'dict' }>): Evaluate {
  const entries = expression.entries.map(({ key, value }) => ({
    key: key && compileExpression(scope, key),
    value: compileExpression(scope, value),
  }));
  return (frame) => {
    const dict = new PyDict();
    let unknown: Unknown | undefined;
    for (const { key, value } of entries) {
      const [evaluatedKey, evaluated] = [key?.(frame), value(frame)];
      if (evaluatedKey instanceof Unknown) unknown ??= evaluatedKey;
      else if (evaluatedKey !== undefined) dictSet(dict, evaluatedKey, evaluated, frame.run);
      else if (evaluated instanceof Unknown) unknown ??= evaluated;
      else merge(dict, evaluated, frame);
    }
    return unknown ?? dict;
  };
}

function merge(dict: PyDict, other: PyValue, frame: Frame): void {
  if (!(other instanceof PyDict)) raise('TypeError', `'${typeName(other)}' object is not a mapping`);
  frame.run.spend(other.entries.size);
  for (const { key, value } of other.entries.values()) dictSet(dict, key, value, frame.run);
}

function compileFormatted(scope: CompileScope, expression: FormattedString): Evaluate {
  const parts = expression.parts.map((part) => {
    if (typeof part === 'string') return part;
    const value = compileExpression(scope, part.value);
    const spec = part.spec && compileFormatted(scope, part.spec);
    const { conversion } = part;
    return (frame: Frame) => formatPart(value(frame), conversion, spec?.(frame) ?? '', frame);
  });
  return (frame) => {
    let text = '';
    let unknown: Unknown | undefined;
    for (const part of parts) {
      const made = typeof part === 'string' ? part : part(frame);
      if (made instanceof Unknown) unknown ??= made;
      else text += made;
    }
    frame.run.spend(textCost(text.length));
    return unknown ?? text;
  };
}

function formatPart(value: PyValue, conversion: string, spec: PyValue, frame: Frame): string | Unknown {
  if (spec instanceof Unknown) return spec;
  if (value instanceof Unknown) return value;
  const converted = conversion === '' ? value : conversionOf(conversion, value, frame.run);
  if (spec === '' && typeof converted !== 'object') return toStr(converted, frame.run);
  return formatValue(converted, String(spec), frame.run);
}
