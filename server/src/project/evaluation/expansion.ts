/** Puts values in the place of `${NAME}` and `${@code}`, as BitBake's datastore does: names first, then Python, until nothing changes. */
import { PyException, raise } from '../../python/exception';
import { typeName } from '../../python/typeName';
import { type PyValue, Unknown } from '../../python/value';
import { expansionsIn } from '../../syntax/bitbake/expansions';
import { scanLines } from '../../syntax/python/logicalLines';
import type { Datastore } from './datastore';
import { expansionError, expansionErrorClass, handledExceptionClass, isOf, skipRecipeClass } from './exceptions';
import { bounded, requireLength } from './valueLimit';

const variablePattern = /\$\{([a-zA-Z0-9\-_+./~:]+)\}/g;
const hasVariable = /\$\{[a-zA-Z0-9\-_+./~:]+\}/;

/** What it costs to find a reference and to put a value that is known in its place. */
const STEPS_PER_REFERENCE = 4;

/** What it costs to throw and to catch. */
const STEPS_PER_FAILURE = 60;

/** What it costs to find code and to get into the interpreter. */
const STEPS_PER_CODE = 10;

/** The expanded text, or unknown. `name` is the variable whose text it is. Throws `ExpansionError` as BitBake does. */
export function expandText(text: string, name: string | undefined, store: Datastore): PyValue {
  let expanded = text;
  try {
    while (expanded.includes('${')) {
      const before = expanded;
      const named = withVariables(expanded, name, store);
      if (named instanceof Unknown) return asText(named, expanded, store);
      expanded = bounded(named);
      const computed = withPython(expanded, store);
      if (computed instanceof Unknown) return asText(computed, expanded, store);
      expanded = bounded(computed);
      if (expanded === before) break;
      store.host.spend(1 + (expanded.length >> 5));
    }
    return expanded;
  } catch (error) {
    store.host.spend(STEPS_PER_FAILURE);
    if (!(error instanceof PyException) || passing.some((cls) => isOf(error, cls))) throw error;
    throw expansionError(name, expanded, `${error.className}: ${error.message}`);
  }
}

/** An unknown part makes the text unknown; what stands around it still makes it a text. */
function asText(unknown: Unknown, text: string, store: Datastore): Unknown {
  store.host.spend(text.length >> 2);
  if (unknown.isText) return unknown;
  let end = 0;
  for (const { span } of [...expansionsIn(text, 0, text.length), { span: { start: text.length, end: text.length } }]) {
    if (text.slice(end, span.start).trim() !== '') return new Unknown(unknown.why, true);
    end = span.end;
  }
  return unknown;
}

/** Exceptions that stay as they are on their way through values that name each other. */
const passing = [expansionErrorClass, skipRecipeClass, handledExceptionClass];

/** What no variable is known for stays as it is written. */
function withVariables(text: string, name: string | undefined, store: Datastore): string | Unknown {
  let unknown: Unknown | undefined;
  let length = text.length;
  const replaced = text.replace(variablePattern, (written: string, key: string) => {
    if (unknown) return written;
    store.host.spend(STEPS_PER_REFERENCE);
    if (key === name) throw expansionError(name, written, `an exception: ${name} names itself`);
    const value = store.getVar(key);
    if (value === null) return written;
    if (value instanceof Unknown) {
      unknown = value;
      return written;
    }
    if (typeof value === 'string') {
      length += value.length;
      requireLength(length);
      store.host.spend(value.length >> 5);
      return value;
    }
    return raise('TypeError', `sequence item 0: expected str instance, ${typeName(value)} found`);
  });
  return unknown ?? replaced;
}

/** Code that names a variable without a value is not run. */
function withPython(text: string, store: Datastore): string | Unknown {
  for (let at = text.indexOf('${@'); at !== -1; at = text.indexOf('${@', at + 3)) store.host.spend(STEPS_PER_CODE);
  if (!text.includes('${@')) return text;
  let replaced = '';
  let copied = 0;
  for (const expansion of expansionsIn(text, 0, text.length)) {
    if (expansion.kind !== 'python') continue;
    const code = text.slice(expansion.code.start, expansion.code.end);
    if (hasVariable.test(code)) continue;
    const value = evaluated(code, store);
    if (value === undefined) return text;
    if (value instanceof Unknown) return value;
    replaced += text.slice(copied, expansion.span.start) + value;
    copied = expansion.span.end;
  }
  return copied === 0 ? text : replaced + text.slice(copied);
}

/** Undefined where a string is not closed: BitBake leaves the text as it is then. Every other syntax error stops the expansion. */
function evaluated(code: string, store: Datastore): string | Unknown | undefined {
  try {
    return store.host.evaluatePython(code, store);
  } catch (error) {
    const isSyntaxError = error instanceof PyException && error.className === 'SyntaxError';
    if (isSyntaxError && scanLines(code.trim()).obstacle?.kind === 'unterminated string') return undefined;
    throw error;
  }
}
