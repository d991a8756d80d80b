/** Names inside of shell and Python functions. */

import { nearFunctionCandidates } from './functions';
import type { Candidate, Fit } from './item';
import type { CompletionRequest } from './request';

/** Functions that base.bbclass and logging.bbclass give every shell task. */
const shellFunctions: readonly string[] = [
  'bbdebug',
  'bberror',
  'bbfatal',
  'bbfatal_log',
  'bbnote',
  'bbplain',
  'bbwarn',
  'die',
  'oe_runconf',
  'oe_runmake',
  'oe_soinstall',
];

/** Shell functions of the project that the file can call. */
export function* shellCandidates(request: CompletionRequest): Iterable<Candidate> {
  for (const label of shellFunctions) yield { label, kind: 'function', fit: 1 };
  yield* nearFunctionCandidates(request, ['shell']);
}

const datastoreCalls: readonly string[] = [
  'd.getVar',
  'd.setVar',
  'd.appendVar',
  'd.prependVar',
  'd.delVar',
  'd.getVarFlag',
  'd.setVarFlag',
  'd.appendVarFlag',
  'd.delVarFlag',
];

const pythonCalls: readonly string[] = [
  'bb.build.exec_func',
  'bb.data.inherits_class',
  'bb.debug',
  'bb.error',
  'bb.fatal',
  'bb.note',
  'bb.parse.SkipRecipe',
  'bb.plain',
  'bb.utils.contains',
  'bb.utils.contains_any',
  'bb.utils.filter',
  'bb.utils.mkdirhier',
  'bb.utils.remove',
  'bb.utils.to_boolean',
  'bb.utils.vercmp_string',
  'bb.utils.which',
  'bb.warn',
  'oe.utils.all_distro_features',
  'oe.utils.any_distro_features',
  'oe.utils.conditional',
  'oe.utils.vartrue',
];

/** Calls on the datastore, BitBake's helper functions and the project's `def`s. */
export function* pythonCandidates(request: CompletionRequest): Iterable<Candidate> {
  for (const name of datastoreCalls) yield callOf(request, name, `${name}('$1')`, 0);
  for (const name of pythonCalls) yield callOf(request, name, `${name}($1)`, 1);
  yield* nearFunctionCandidates(request, ['def']);
}

function callOf({ options }: CompletionRequest, label: string, insert: string, fit: Fit): Candidate {
  return { label, kind: 'function', fit, ...(options.snippets && { insert, isSnippet: true, goesOn: true }) };
}
