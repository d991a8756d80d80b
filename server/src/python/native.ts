/** Makes functions of the interpreter's own, which take their arguments as a function of Python would. */
import { dictFromKeywords } from './dict';
import { raise } from './exception';
import type { PythonRun } from './run';
import { type NativeCall, type NativeOptions, PyNative, PyTuple, type PyValue } from './value';

/** Gets the arguments in the order of the signature: `*args` as a tuple, `**keywords` as a dict. */
export type Implementation = (run: PythonRun, ...bound: PyValue[]) => PyValue;

interface Parameter {
  readonly name: string;
  readonly kind: 'positional' | 'plain' | 'keyword' | 'rest' | 'keywords';
  /** `undefined` for a parameter without default; the box holds `undefined` where the implementation is to see that none was given. */
  readonly byDefault: { readonly value: PyValue | undefined } | undefined;
}

interface Signature {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** How many arguments may stand without a keyword; without `*args`. */
  readonly positionalCount: number;
  readonly requiredCount: number;
  /** 1 for a method, whose own object Python does not count in messages. */
  readonly selfCount: number;
  readonly hasSpecial: boolean;
}

/**
 * A native function from a signature in Python's notation, `get(key, default=None, /)`. Defaults are None, True, False, an integer or a
 * string in single quotes; `key=?` is a parameter that may be left out and is then JavaScript's `undefined`. A wrong call raises the
 * TypeError of CPython.
 */
export function defineNative(text: string, implement: Implementation, options?: NativeOptions): PyNative {
  const signature = parseSignature(text);
  const count = signature.parameters.length;
  const { hasSpecial, requiredCount } = signature;
  // A parameter that may be left out takes `undefined`, which the types of the others exclude.
  const defaults = signature.parameters.map((parameter) => parameter.byDefault?.value) as PyValue[];
  const call: NativeCall = (args, keywords, run) => {
    const given = args.length;
    if (hasSpecial || keywords.size > 0 || given < requiredCount || given > count) {
      return implement(run, ...(bindArguments(signature, args, keywords) as PyValue[]));
    }
    return apply(implement, run, args, defaults);
  };
  return new PyNative(signature.name, call, options);
}

/** Calls with as many arguments as there are defaults, those that are given first. Most calls have few, and need no array of their own. */
function apply(
  implement: Implementation,
  run: PythonRun,
  args: readonly PyValue[],
  defaults: readonly PyValue[],
): PyValue {
  const given = args.length;
  switch (defaults.length) {
    case 0:
      return implement(run);
    case 1:
      return implement(run, given > 0 ? args[0]! : defaults[0]!);
    case 2:
      return implement(run, given > 0 ? args[0]! : defaults[0]!, given > 1 ? args[1]! : defaults[1]!);
    case 3:
      return implement(
        run,
        given > 0 ? args[0]! : defaults[0]!,
        given > 1 ? args[1]! : defaults[1]!,
        given > 2 ? args[2]! : defaults[2]!,
      );
    default:
      return implement(run, ...args, ...defaults.slice(given));
  }
}

/** A method of a native class: its first parameter is the instance. */
export function defineMethod(text: string, implement: Implementation, options?: NativeOptions): PyNative {
  return defineNative(text, implement, { ...options, isMethod: true });
}

/** Functions by their names, for a module or a class. */
export function nativeTable(natives: readonly PyNative[]): Map<string, PyValue> {
  return new Map(natives.map((native) => [native.name, native]));
}

function parseSignature(text: string): Signature {
  const open = text.indexOf('(');
  const name = text.slice(0, open);
  const parameters: Parameter[] = [];
  let kind: Parameter['kind'] = 'plain';
  for (const part of text.slice(open + 1, -1).split(/,\s*/)) {
    if (part === '') continue;
    if (part === '/') {
      for (const [index, parameter] of parameters.entries()) parameters[index] = { ...parameter, kind: 'positional' };
    } else if (part === '*') kind = 'keyword';
    else if (part.startsWith('**')) parameters.push({ name: part.slice(2), kind: 'keywords', byDefault: undefined });
    else if (part.startsWith('*')) {
      parameters.push({ name: part.slice(1), kind: 'rest', byDefault: undefined });
      kind = 'keyword';
    } else {
      const [parameter = '', byDefault] = part.split('=');
      parameters.push({ name: parameter, kind, byDefault: byDefault === undefined ? undefined : literal(byDefault) });
    }
  }
  const positional = parameters.filter((parameter) => parameter.kind === 'positional' || parameter.kind === 'plain');
  return {
    name,
    parameters,
    positionalCount: positional.length,
    requiredCount: positional.filter((parameter) => !parameter.byDefault).length,
    selfCount: positional[0]?.name === 'self' ? 1 : 0,
    hasSpecial: positional.length !== parameters.length,
  };
}

function literal(text: string): { readonly value: PyValue | undefined } {
  if (text === '?') return { value: undefined };
  if (text === 'None') return { value: null };
  if (text === 'True' || text === 'False') return { value: text === 'True' };
  if (text.startsWith("'")) return { value: text.slice(1, -1) };
  return { value: Number(text) };
}

function bindArguments(
  signature: Signature,
  args: readonly PyValue[],
  keywords: ReadonlyMap<string, PyValue>,
): (PyValue | undefined)[] {
  const { name, parameters, positionalCount } = signature;
  const takesRest = parameters.some((parameter) => parameter.kind === 'rest');
  if (args.length > positionalCount && !takesRest) raise('TypeError', tooMany(signature, args.length));
  const left = new Map(keywords);
  let position = 0;
  const bound = parameters.map((parameter) => {
    if (parameter.kind === 'rest') return new PyTuple(args.slice(positionalCount));
    if (parameter.kind === 'keywords') return undefined;
    const given = parameter.kind === 'keyword' ? undefined : args[position++];
    const named = parameter.kind === 'positional' ? undefined : left.get(parameter.name);
    if (named !== undefined) left.delete(parameter.name);
    if (given !== undefined) {
      if (named !== undefined) raise('TypeError', `${name}() got multiple values for argument '${parameter.name}'`);
      return given;
    }
    if (named !== undefined) return named;
    if (!parameter.byDefault) raise('TypeError', tooFew(signature, parameter, args.length));
    return parameter.byDefault.value;
  });
  const rest = parameters.findIndex((parameter) => parameter.kind === 'keywords');
  if (rest >= 0) bound[rest] = dictFromKeywords(left);
  else if (left.size > 0) {
    const [first] = left.keys();
    raise('TypeError', `${name}() got an unexpected keyword argument '${first}'`);
  }
  return bound;
}

function tooMany(signature: Signature, count: number): string {
  const { name, positionalCount, requiredCount } = signature;
  const most = positionalCount - signature.selfCount;
  const given = count - signature.selfCount;
  if (most === 0) return `${name}() takes no arguments (${given} given)`;
  if (requiredCount < positionalCount) return `${name} expected at most ${counted(most)}, got ${given}`;
  return most === 1
    ? `${name}() takes exactly one argument (${given} given)`
    : `${name} expected ${counted(most)}, got ${given}`;
}

function tooFew(signature: Signature, missing: Parameter, count: number): string {
  const { name, positionalCount, requiredCount } = signature;
  if (missing.kind === 'keyword') return `${name}() missing required keyword-only argument: '${missing.name}'`;
  const least = requiredCount - signature.selfCount;
  const given = Math.max(0, count - signature.selfCount);
  if (requiredCount < positionalCount) return `${name} expected at least ${counted(least)}, got ${given}`;
  return least === 1
    ? `${name}() takes exactly one argument (${given} given)`
    : `${name} expected ${counted(least)}, got ${given}`;
}

function counted(count: number): string {
  return count === 1 ? '1 argument' : `${count} arguments`;
}
