/** What a Python function would have set if it could have been run to its end. */
import { parseModuleSource, SyntaxFailure } from '../../python/parse/parse';
import { Unknown } from '../../python/value';
import { renamedVariable } from '../resolution/renamedVariables';
import type { Evaluation } from './evaluation';
import { type SkippedWrites, skippedWrites } from './skippedWrites';
import { isRefusedName } from './variableName';
import { hasParts, type WrittenName } from './writtenNames';

/** How far calls are followed from function to function. */
const CALL_DEPTH = 3;

/** How variables are named that a text is taken for: of others there are too many words. */
const upperCaseName = /^[A-Z][A-Z0-9_]*(?:[-:_][\w:.+-]*)?$/;

/** What it costs to read a character of Python. */
const STEPS_PER_CHARACTER = 1 / 8;

/**
 * Makes the variables and flags unknown that the rest of the function may set, itself or through the functions of metadata that it calls.
 * Where nothing of a name stands in the code, it is taken for one of the variables that the code mentions. `line` is where it ended,
 * from 1.
 */
export function markUnknown(source: string, line: number, why: string, evaluation: Evaluation): void {
  const { store } = evaluation;
  const unknown = new Unknown(why);
  const skipped = reachedWrites(source, firstLineLeft(source, line), evaluation);
  const mentioned = new Set(skipped.flatMap((each) => [...each.mentioned]).filter(mayBeVariable));
  const known = [...store.keys()];
  const namesOf = (written: WrittenName): Iterable<string> => {
    if (written.kind === 'name') return [written.name];
    evaluation.spend(written.kind === 'any' ? mentioned.size : known.length);
    return written.kind === 'any' ? mentioned : known.filter((name) => hasParts(name, written.parts));
  };
  const variables = new Set<string>();
  for (const written of skipped.flatMap((each) => each.variables)) {
    for (const name of namesOf(written)) variables.add(name);
    if (written.kind === 'pattern') store.setUnknown(written.parts, unknown);
  }
  for (const name of variables) store.setVar(name, unknown);
  for (const { variable, flag } of skipped.flatMap((each) => each.flags)) {
    for (const name of namesOf(variable)) store.setVarFlag(name, flag, unknown);
  }
}

function mayBeVariable(text: string): boolean {
  return upperCaseName.test(text) && !isRefusedName(text) && renamedVariable(text.split(':', 1)[0] ?? '') === undefined;
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

/** What the rest of the source may write, and what the functions that it calls may. */
function reachedWrites(source: string, firstLine: number, evaluation: Evaluation): readonly SkippedWrites[] {
  const writes = writesOf(source, firstLine, evaluation);
  const reached = new Set([source]);
  const all = [writes];
  let latest: readonly SkippedWrites[] = all;
  for (let depth = 0; depth < CALL_DEPTH; depth++) {
    const next: SkippedWrites[] = [];
    for (const name of latest.flatMap((each) => [...each.called])) {
      const called = evaluation.python.globals.definition(name)?.source;
      if (called === undefined || reached.has(called)) continue;
      reached.add(called);
      next.push(writesOf(called, 1, evaluation));
    }
    all.push(...next);
    latest = next;
  }
  return all;
}

function writesOf(source: string, firstLine: number, evaluation: Evaluation): SkippedWrites {
  evaluation.spend(source.length * STEPS_PER_CHARACTER);
  const parsed = parseModuleSource(source);
  return skippedWrites(parsed instanceof SyntaxFailure ? [] : parsed.body, firstLine);
}
