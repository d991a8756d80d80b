/** What a Python function would have set if it could have been run to its end. */
import { Unknown } from '../../python/value';
import type { Evaluation } from './evaluation';
import type { Namespace } from './namespace';

const setsVariable = /\b(?:setVar|appendVar|prependVar|delVar)\(\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*[,)]/g;
const setsFlag =
  /\b(?:setVarFlag|appendVarFlag|prependVarFlag)\(\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*,\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*,/g;
/** A call that gets the datastore and the name of a variable, such as `settriplet(d, "PKGTRIPLETS", ...)`. */
const passesVariable = /\b[A-Za-z_]\w*\(\s*d\s*,\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*[,)]/g;
const calls = /\b([A-Za-z_]\w*)\(/g;

/** How far calls are followed from function to function. */
const CALL_DEPTH = 3;

/**
 * Makes the variables and flags unknown that the rest of the function names as set, itself or through the functions of metadata that it
 * calls. `line` is where it ended, from 1.
 */
export function markUnknown(source: string, line: number, why: string, evaluation: Evaluation): void {
  const unknown = new Unknown(why);
  const rest = source.split('\n').slice(firstLineLeft(source, line) - 1);
  for (const each of reachedSources(rest.join('\n'), evaluation.python.globals)) {
    for (const names of [setsVariable, passesVariable]) {
      for (const match of each.matchAll(names)) evaluation.store.setVar(match[1] ?? match[2] ?? '', unknown);
    }
    for (const match of each.matchAll(setsFlag)) {
      evaluation.store.setVarFlag(match[1] ?? match[2] ?? '', match[3] ?? match[4] ?? '', unknown);
    }
  }
}

/** The line from which on something may not have been done: that of the outermost loop around it, whose next rounds are missing. */
function firstLineLeft(source: string, line: number): number {
  const lines = source.split('\n');
  let first = line;
  let indentation = indentationOf(lines[line - 1] ?? '');
  for (let at = line - 1; at > 0; at--) {
    const text = lines[at - 1] ?? '';
    if (text.trim() === '' || indentationOf(text) >= indentation) continue;
    indentation = indentationOf(text);
    if (/^\s*(?:for|while)\b/.test(text)) first = at;
  }
  return first;
}

function indentationOf(line: string): number {
  return line.length - line.trimStart().length;
}

function reachedSources(source: string, functions: Namespace): ReadonlySet<string> {
  const reached = new Set([source]);
  let latest: readonly string[] = [source];
  for (let depth = 0; depth < CALL_DEPTH; depth++) {
    const next: string[] = [];
    for (const each of latest) {
      for (const [, name = ''] of each.matchAll(calls)) {
        const called = functions.definition(name)?.source;
        if (called === undefined || reached.has(called)) continue;
        reached.add(called);
        next.push(called);
      }
    }
    latest = next;
  }
  return reached;
}
