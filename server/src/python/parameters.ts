/** Binds the arguments of a call to the parameters of a Python function. */
import { dictFromKeywords } from './dict';
import { raise } from './exception';
import type { PyFunction } from './function';
import { PyTuple, type PyValue } from './value';

/** The slots of the new call: the parameters first. Raises the TypeError of CPython where the arguments do not fit. */
export function bindParameters(
  callee: PyFunction,
  args: readonly PyValue[],
  keywords: ReadonlyMap<string, PyValue>,
): (PyValue | undefined)[] {
  const { parameters, slotCount } = callee.code;
  const slots: (PyValue | undefined)[] = new Array(slotCount).fill(undefined);
  const { positionalCount } = parameters;
  const given = Math.min(args.length, positionalCount);
  for (let index = 0; index < given; index++) slots[index] = args[index];
  if (keywords.size > 0 || args.length > positionalCount || parameters.takesMore) {
    bindRest(callee, args, keywords, slots);
  }
  if (given < positionalCount) fillDefaults(callee, slots);
  return slots;
}

function bindRest(
  callee: PyFunction,
  args: readonly PyValue[],
  keywords: ReadonlyMap<string, PyValue>,
  slots: (PyValue | undefined)[],
): void {
  const { parameters } = callee.code;
  const { positionalCount, keywordOnlyCount, hasRest, hasKeywords } = parameters;
  const restIndex = positionalCount + keywordOnlyCount;
  const unnamed = bindKeywords(callee, keywords, slots);
  if (hasRest) slots[restIndex] = new PyTuple(args.slice(positionalCount));
  else if (args.length > positionalCount) raise('TypeError', tooMany(callee, args.length));
  if (hasKeywords) slots[restIndex + (hasRest ? 1 : 0)] = dictFromKeywords(unnamed);
  const missing: string[] = [];
  for (let index = positionalCount; index < restIndex; index++) {
    const name = parameters.names[index] ?? '';
    if (slots[index] === undefined) slots[index] = callee.keywordDefaults.get(name);
    if (slots[index] === undefined) missing.push(name);
  }
  // CPython reports positional arguments that are missing before those of keywords.
  fillDefaults(callee, slots);
  if (missing.length > 0) raise('TypeError', missingText(callee, 'keyword-only', missing));
}

/** Gives the keywords that name no parameter. */
function bindKeywords(
  callee: PyFunction,
  keywords: ReadonlyMap<string, PyValue>,
  slots: (PyValue | undefined)[],
): [string, PyValue][] {
  const { parameters, qualifiedName } = callee.code;
  const { names, positionalOnlyCount, positionalCount, keywordOnlyCount } = parameters;
  const unnamed: [string, PyValue][] = [];
  for (const [name, value] of keywords) {
    const index = names.indexOf(name, positionalOnlyCount);
    if (index < 0 || index >= positionalCount + keywordOnlyCount) {
      if (!parameters.hasKeywords) {
        const complaint = names.includes(name)
          ? 'got some positional-only arguments passed as keyword arguments:'
          : 'got an unexpected keyword argument';
        raise('TypeError', `${qualifiedName}() ${complaint} '${name}'`);
      }
      unnamed.push([name, value]);
    } else if (slots[index] !== undefined) {
      raise('TypeError', `${qualifiedName}() got multiple values for argument '${name}'`);
    } else slots[index] = value;
  }
  return unnamed;
}

function fillDefaults(callee: PyFunction, slots: (PyValue | undefined)[]): void {
  const { names, positionalCount } = callee.code.parameters;
  const firstDefault = positionalCount - callee.defaults.length;
  const missing: string[] = [];
  for (let index = 0; index < positionalCount; index++) {
    if (slots[index] !== undefined) continue;
    if (index < firstDefault) missing.push(names[index] ?? '');
    else slots[index] = callee.defaults[index - firstDefault];
  }
  if (missing.length > 0) raise('TypeError', missingText(callee, 'positional', missing));
}

function missingText(callee: PyFunction, kind: string, missing: readonly string[]): string {
  const quoted = missing.map((name) => `'${name}'`);
  const last = quoted.pop() ?? '';
  const comma = quoted.length > 1 ? ',' : '';
  const list = quoted.length === 0 ? last : `${quoted.join(', ')}${comma} and ${last}`;
  const count = `${missing.length} required ${kind} argument${missing.length === 1 ? '' : 's'}`;
  return `${callee.code.qualifiedName}() missing ${count}: ${list}`;
}

function tooMany(callee: PyFunction, count: number): string {
  const { positionalCount } = callee.code.parameters;
  const required = positionalCount - callee.defaults.length;
  const range = callee.defaults.length > 0 ? `from ${required} to ${positionalCount}` : `${positionalCount}`;
  const plural = callee.defaults.length > 0 || positionalCount !== 1 ? 's' : '';
  const were = count === 1 ? 'was' : 'were';
  return `${callee.code.qualifiedName}() takes ${range} positional argument${plural} but ${count} ${were} given`;
}
