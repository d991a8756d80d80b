/** `include`, `require` and `include_all`. */
import { Unknown } from '../../python/value';
import { dialectOf } from '../../syntax/bitbake/dialect';
import { splitWords } from '../../syntax/bitbake/text';
import { folderOf, joined } from '../paths';
import type { Evaluation } from './evaluation';
import { type Search, STEPS_PER_ATTEMPT, searchAlong } from './fileSearch';
import { runFile } from './runFile';

/** `verb` names what a missing file makes impossible; undefined where it may be missing. Throws what expanding the argument throws. */
export function include(argument: string, from: string, verb: string | undefined, evaluation: Evaluation): void {
  const names = evaluation.store.expand(argument);
  if (names instanceof Unknown) {
    evaluation.missing ??= `depends on what is included, which ${names.why}`;
    return;
  }
  for (const name of splitWords(String(names))) includeFile(name, from, verb, evaluation);
}

/** The file of every folder of BBPATH that has it. */
export function includeAll(argument: string, from: string, evaluation: Evaluation): void {
  const { store } = evaluation;
  const name = store.expand(argument);
  const searchPath = store.getVar('BBPATH');
  if (typeof name !== 'string' || typeof searchPath !== 'string') {
    evaluation.missing ??= 'depends on what is included';
    return;
  }
  for (const folder of searchPath.split(':')) include(joined(folder, name), from, undefined, evaluation);
}

/** Reads one file, which is looked for beside `from` first, then along BBPATH. */
export function includeFile(name: string, from: string, verb: string | undefined, evaluation: Evaluation): void {
  if (name === from) return;
  const { found, attempts } = candidatesFor(name, from, evaluation);
  if (found !== undefined && evaluation.dependencies.has(found)) evaluation.warn(`Duplicate inclusion for ${found}`);
  evaluation.spend(attempts.length * STEPS_PER_ATTEMPT);
  for (const attempt of attempts) evaluation.dependsOn(attempt);
  const dialect = dialectOf(name);
  if (dialect === undefined || dialect === 'append') {
    evaluation.fatal(`${name} is not a BitBake file: only .bb, .bbclass, .inc and .conf can be included.`);
  }
  if (found !== undefined) runFile(found, evaluation);
  else if (verb !== undefined) evaluation.fatal(`Could not ${verb} file ${name}`);
}

function candidatesFor(name: string, from: string, { store, environment }: Evaluation): Search {
  const { paths } = environment;
  if (name.startsWith('/')) return { found: paths.isFile(name) ? name : undefined, attempts: [name] };
  const searchPath = store.getVar('BBPATH');
  return searchAlong(`${folderOf(from)}:${typeof searchPath === 'string' ? searchPath : ''}`, name, paths);
}
