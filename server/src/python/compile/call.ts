/** Calls. */
import { findAttribute, raiseNoAttribute } from '../attributes';
import { classOf } from '../builtinClasses';
import { callFunction, callNative, callValue } from '../call';
import { classAttribute, PyClass, PyInstance, PySuper } from '../class';
import { raise } from '../exception';
import { type Frame, PyFunction } from '../function';
import { iterate } from '../iterate';
import type { Argument, Expression } from '../parse/ast';
import { typeName } from '../typeName';
import {
  NO_KEYWORDS,
  PyBoundMethod,
  PyDict,
  PyExtensible,
  PyModule,
  PyNative,
  PyNativeObject,
  type PyValue,
  Unknown,
} from '../value';
import { ancestorFrame, type CompileScope, type Evaluate } from './context';
import { compileExpression, compileItems, UnknownItems } from './expression';

type EvaluateArguments = (frame: Frame, args: PyValue[]) => ReadonlyMap<string, PyValue>;

export function compileCall(scope: CompileScope, callee: Expression, args: readonly Argument[]): Evaluate {
  if (callee.kind === 'name' && callee.name === 'super' && args.length === 0) {
    const bare = compileBareSuper(scope);
    if (bare) return bare;
  }
  const evaluateArguments = compileArguments(scope, args);
  if (callee.kind === 'attribute') {
    return compileMethodCall(compileExpression(scope, callee.object), callee.name, evaluateArguments);
  }
  const evaluate = compileExpression(scope, callee);
  return (frame) => {
    const called = evaluate(frame);
    const values: PyValue[] = [];
    const keywords = evaluateArguments(frame, values);
    return callWith(called, values, keywords, frame);
  };
}

function callWith(
  callee: PyValue,
  args: readonly PyValue[],
  keywords: ReadonlyMap<string, PyValue>,
  frame: Frame,
): PyValue {
  if (keywords instanceof UnknownArguments) return callee instanceof Unknown ? callee : new Unknown(keywords.why);
  if (callee instanceof PyNative) return callNative(callee, args, keywords, frame.run);
  if (callee instanceof PyFunction) return callFunction(callee, args, keywords, frame.run);
  return callValue(callee, args, keywords, frame.run);
}

/** The attribute is looked up before the arguments are evaluated, as in Python. */
function compileMethodCall(object: Evaluate, name: string, evaluateArguments: EvaluateArguments): Evaluate {
  // The methods of strings are always the same ones.
  const methodOfText = methodOf('', name);
  return (frame) => {
    const self = object(frame);
    const method = typeof self === 'string' ? methodOfText : methodOf(self, name);
    if (method !== undefined) {
      const values = [self];
      return callWith(method, values, evaluateArguments(frame, values), frame);
    }
    const found = findAttribute(self, name, frame.run);
    const callee = found !== undefined ? found : raiseNoAttribute(self, name);
    if (callee instanceof PyBoundMethod) {
      const values = [callee.self];
      return callWith(callee.callee, values, evaluateArguments(frame, values), frame);
    }
    const values: PyValue[] = [];
    return callWith(callee, values, evaluateArguments(frame, values), frame);
  };
}

/** The function that a class has for its instances; `undefined` where the attribute has to be looked up in full. */
function methodOf(self: PyValue, name: string): PyValue | undefined {
  if (self instanceof PyModule || self instanceof PyNativeObject || self instanceof PyClass) return undefined;
  if (self instanceof PyInstance || (self instanceof PyExtensible && self.cls)) {
    if (self.attributes?.has(name)) return undefined;
  } else if (self instanceof PyFunction || self instanceof PySuper || self instanceof Unknown) return undefined;
  const method = classAttribute(classOf(self), name);
  const isMethod = method instanceof PyFunction || (method instanceof PyNative && method.isMethod);
  return isMethod ? method : undefined;
}

/** The keywords of a call of which an argument list is unknown. */
class UnknownArguments extends Map<string, PyValue> {
  constructor(readonly why: string) {
    super();
  }
}

/** Appends the positional arguments and gives the keywords. */
function compileArguments(scope: CompileScope, args: readonly Argument[]): EvaluateArguments {
  const isPlain = args.every((arg) => arg.kind === 'positional');
  if (isPlain) return compilePlainArguments(scope, args);
  const positional = compileItems(
    scope,
    args.flatMap((arg): Expression[] => {
      if (arg.kind === 'star') return [{ kind: 'starred', value: arg.value }];
      return arg.kind === 'positional' ? [arg.value] : [];
    }),
  );
  const named = args.flatMap((arg) => {
    if (arg.kind === 'positional' || arg.kind === 'star') return [];
    return [{ name: arg.kind === 'keyword' ? arg.name : undefined, value: compileExpression(scope, arg.value) }];
  });
  return (frame, values) => {
    for (const value of positional(frame)) values.push(value);
    const keywords = new Map<string, PyValue>();
    let why: string | undefined;
    for (const { name, value } of named) {
      const evaluated = value(frame);
      if (name !== undefined) addKeyword(keywords, name, evaluated);
      else if (evaluated instanceof Unknown) why = evaluated.why;
      else addKeywords(keywords, evaluated, frame);
    }
    const unknown = values.find((value) => value instanceof UnknownItems);
    if (unknown instanceof UnknownItems) why = unknown.why;
    return why === undefined ? keywords : new UnknownArguments(why);
  };
}

function compilePlainArguments(scope: CompileScope, args: readonly Argument[]): EvaluateArguments {
  const values = args.map((arg) => compileExpression(scope, arg.value));
  const [first, second] = values;
  if (!first) return () => NO_KEYWORDS;
  if (values.length === 1) {
    return (frame, into) => {
      into.push(first(frame));
      return NO_KEYWORDS;
    };
  }
  if (values.length === 2 && second) {
    return (frame, into) => {
      into.push(first(frame), second(frame));
      return NO_KEYWORDS;
    };
  }
  return (frame, into) => {
    for (let index = 0; index < values.length; index++) into.push(values[index]!(frame));
    return NO_KEYWORDS;
  };
}

function addKeyword(keywords: Map<string, PyValue>, name: string, value: PyValue): void {
  if (keywords.has(name)) raise('TypeError', `got multiple values for keyword argument '${name}'`);
  keywords.set(name, value);
}

function addKeywords(keywords: Map<string, PyValue>, dict: PyValue, frame: Frame): void {
  if (!(dict instanceof PyDict)) {
    raise('TypeError', `argument after ** must be a mapping, not ${typeName(dict)}`);
  }
  for (const key of iterate(dict, frame.run)) {
    if (typeof key !== 'string') raise('TypeError', 'keywords must be strings');
  }
  for (const { key, value } of dict.entries.values()) if (typeof key === 'string') addKeyword(keywords, key, value);
}

/** `super()` in a method: the class is that in whose body the method stands, the object its first parameter. */
function compileBareSuper(scope: CompileScope): Evaluate | undefined {
  let functionHops: number | undefined;
  let hops = 0;
  for (let around: CompileScope | undefined = scope; around; around = around.parent, hops++) {
    if (around.kind === 'function') functionHops = hops;
    if (around.kind === 'class' && functionHops !== undefined) break;
    if (!around.parent) return undefined;
  }
  const [selfHops, classHops] = [functionHops ?? 0, hops];
  return (frame) => {
    const cls = ancestorFrame(frame, classHops).slots[0];
    const self = ancestorFrame(frame, selfHops).slots[0];
    if (cls instanceof Unknown) return cls;
    if (!(cls instanceof PyClass) || self === undefined) return raise('RuntimeError', 'super(): no arguments');
    return new PySuper(cls, self, self instanceof PyClass ? self : classOf(self));
  };
}
