/** Names of functions and tasks where they are used. */
import { entriesOfKind } from '../../knowledge/knowledge';
import { isInRange } from '../../knowledge/release';
import { classNameOf } from '../../project/paths';
import type { FunctionPlace } from '../../project/snapshot';
import { nameParts } from '../../syntax/bitbake/text';
import { directiveWords, fileFunctions } from '../context/fileFunctions';
import type { Candidate } from './item';
import type { CompletionRequest } from './request';

/** Tasks by the names of their functions: `do_install`. */
export function* taskFunctionCandidates({ snapshot, release }: CompletionRequest): Iterable<Candidate> {
  for (const entry of entriesOfKind('task')) {
    if (release && !isInRange(entry, release)) continue;
    yield { label: entry.name, kind: 'task', fit: 0 };
  }
  for (const label of snapshot.taskNames()) yield { label, kind: 'task', fit: 1 };
}

/** Functions of this file, then of the files that it leads to, in one of the languages. */
export function* nearFunctionCandidates(
  { snapshot, file, setting }: CompletionRequest,
  languages: readonly FunctionPlace['language'][],
): Iterable<Candidate> {
  const related = [...setting.related].flatMap((path) => snapshot.file(path)?.functions ?? []);
  for (const [fit, functions] of [[0, fileFunctions(file.tree)] as const, [1, related] as const]) {
    for (const { name, language } of functions) {
      const label = nameParts(name).base;
      if (isCallable(label) && languages.includes(language)) yield { label, kind: 'function', fit };
    }
  }
}

/** Functions that tasks and lists of functions can name: those at hand, then those that other files define. */
export function* functionCandidates(request: CompletionRequest): Iterable<Candidate> {
  yield* nearFunctionCandidates(request, ['shell', 'python']);
  for (const label of request.snapshot.functionNames()) {
    if (isCallable(label) && !label.includes(':')) yield { label, kind: 'function', fit: 3 };
  }
}

/** For `addhandler`: functions of this file that are written for it, then all others in Python. */
export function* handlerCandidates(request: CompletionRequest): Iterable<Candidate> {
  const { tree } = request.file;
  const added = directiveWords(tree, 'addhandler');
  for (const { name, language } of fileFunctions(tree)) {
    if (language !== 'python' || !isCallable(name) || name.startsWith('do_') || name.includes(':')) continue;
    yield { label: name, kind: 'function', fit: added.has(name) ? 2 : 0 };
  }
  for (const each of nearFunctionCandidates(request, ['python'])) {
    if (!each.label.startsWith('do_')) yield { ...each, fit: 2 };
  }
  for (const each of functionCandidates(request)) yield { ...each, fit: 3 };
}

/** For `EXPORT_FUNCTIONS` in `example.bbclass`: `do_x` for each `example_do_x` that the class defines, those exported already last. */
export function* exportCandidates(request: CompletionRequest): Iterable<Candidate> {
  const { tree, path } = request.file;
  const prefix = `${classNameOf(path)}_`;
  const exported = directiveWords(tree, 'EXPORT_FUNCTIONS');
  for (const { name } of fileFunctions(tree)) {
    const { base } = nameParts(name);
    const label = base.startsWith(prefix) ? base.slice(prefix.length) : '';
    if (isCallable(label)) yield { label, kind: 'function', fit: exported.has(label) ? 2 : 0 };
  }
}

/** Functions of this file that no `addtask` of it names yet. */
export function* newTaskCandidates({ file }: CompletionRequest): Iterable<Candidate> {
  const added = directiveWords(file.tree, 'addtask');
  for (const { name, language } of fileFunctions(file.tree)) {
    const isTask = name.startsWith('do_') && language !== 'def' && !/[:$]/.test(name);
    if (isTask && !added.has(name) && !added.has(name.slice('do_'.length))) yield { label: name, kind: 'task', fit: 0 };
  }
}

/** An anonymous function has no name to call it by, and a name that holds an expansion is not known before BitBake runs. */
function isCallable(name: string): boolean {
  return name !== '' && name !== '__anonymous' && !name.includes('$');
}
