/** Calling what can be called. */
import { classOf } from './builtinClasses';
import { classAttribute, isSubclass, objectClass, PyClass, PyClassMethod, PyInstance, PyStaticMethod } from './class';
import { PyException, raise } from './exception';
import { Frame, PyFunction } from './function';
import { bindParameters } from './parameters';
import { enter, leave, type PythonRun, spend, UnknownError } from './run';
import { findSpecial, specialMethod } from './special';
import { typeName } from './typeName';
import { NO_KEYWORDS, PyBoundMethod, PyNative, type PyValue, Unknown } from './value';

/** Calls any callable; what an unknown callee gives is unknown. */
export function callValue(
  callee: PyValue,
  args: readonly PyValue[],
  keywords: ReadonlyMap<string, PyValue>,
  run: PythonRun,
): PyValue {
  if (callee instanceof PyFunction) return callFunction(callee, args, keywords, run);
  if (callee instanceof PyNative) return callNative(callee, args, keywords, run);
  if (callee instanceof PyBoundMethod) return callValue(callee.callee, [callee.self, ...args], keywords, run);
  if (callee instanceof PyClass) return instantiate(callee, args, keywords, run);
  if (callee instanceof Unknown) return callee.result;
  if (callee instanceof PyStaticMethod || callee instanceof PyClassMethod) {
    return callValue(callee.callee, args, keywords, run);
  }
  const special = findSpecial(callee, '__call__', run);
  return special === undefined
    ? raise('TypeError', `'${typeName(callee)}' object is not callable`)
    : callValue(special, args, keywords, run);
}

export function callNative(
  native: PyNative,
  args: readonly PyValue[],
  keywords: ReadonlyMap<string, PyValue>,
  run: PythonRun,
): PyValue {
  spend(run.budget, 2);
  if (!native.handlesUnknown) {
    const unknown = firstUnknown(args, keywords);
    if (unknown) return unknown;
  }
  return native.call(args, keywords, run);
}

/** The first argument that is unknown. */
function firstUnknown(
  args: readonly PyValue[],
  keywords: ReadonlyMap<string, PyValue> = NO_KEYWORDS,
): Unknown | undefined {
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (arg instanceof Unknown) return arg.result;
  }
  if (keywords.size > 0) for (const arg of keywords.values()) if (arg instanceof Unknown) return arg.result;
  return undefined;
}

/** What a call costs beyond its statements. */
const CALL_STEPS = 4;

export function callFunction(
  callee: PyFunction,
  args: readonly PyValue[],
  keywords: ReadonlyMap<string, PyValue>,
  run: PythonRun,
): PyValue {
  const { code } = callee;
  const { budget } = run;
  spend(budget, CALL_STEPS + code.slotCount);
  const slots = bindParameters(callee, args, keywords);
  const frame = new Frame(run, budget, callee.globals, slots, callee.parent, undefined, undefined);
  const levels = code.depth + CALL_LEVELS;
  enter(budget, levels);
  try {
    return code.execute(frame);
  } catch (error) {
    const isRaised = error instanceof PyException || error instanceof UnknownError;
    // A lambda has no statements, and so no line of its own.
    if (isRaised && frame.line > 0) {
      error.traceback.push({ functionName: code.name, line: frame.line });
    }
    throw error;
  } finally {
    leave(budget, levels);
  }
}

/** CPython stops at 1,000 calls within each other, metadata stays below 20; this makes it 100 for a usual function. */
const CALL_LEVELS = 8;

/** Calls a class: makes the object and lets `__init__` fill it. */
export function instantiate(
  cls: PyClass,
  args: readonly PyValue[],
  keywords: ReadonlyMap<string, PyValue>,
  run: PythonRun,
): PyValue {
  spend(run.budget, CALL_STEPS);
  if (cls.allocate && cls.isComplete) {
    return firstUnknown(args, keywords) ?? cls.allocate(cls, args, keywords, run);
  }
  const maker = specialMethod(cls, '__new__');
  const made = maker === undefined ? allocate(cls, args, keywords, run) : callNew(maker, cls, args, keywords, run);
  if (!isSubclass(classOf(made), cls)) return made;
  const initialize = classAttribute(cls, '__init__');
  if (initialize !== undefined && initialize !== objectClass.attributes.get('__init__')) {
    callValue(initialize, [made, ...args], keywords, run);
  } else if (
    maker === undefined &&
    made instanceof PyInstance &&
    args.length + keywords.size > 0 &&
    !takesArguments(cls)
  ) {
    raise('TypeError', `${cls.name}() takes no arguments`);
  }
  return made;
}

function callNew(
  maker: PyValue,
  cls: PyClass,
  args: readonly PyValue[],
  keywords: ReadonlyMap<string, PyValue>,
  run: PythonRun,
): PyValue {
  return callValue(maker instanceof PyStaticMethod ? maker.callee : maker, [cls, ...args], keywords, run);
}

/** As `object.__new__`, or that of the builtin type which the class extends. */
export function allocate(
  cls: PyClass,
  args: readonly PyValue[],
  keywords: ReadonlyMap<string, PyValue>,
  run: PythonRun,
): PyValue {
  for (const ancestor of cls.mro) if (ancestor.allocate) return ancestor.allocate(cls, args, keywords, run);
  return new PyInstance(cls);
}

/** Whether a builtin type that the class extends makes use of the arguments. */
function takesArguments(cls: PyClass): boolean {
  return cls.mro.find((ancestor) => ancestor.allocate)?.name !== 'object';
}
