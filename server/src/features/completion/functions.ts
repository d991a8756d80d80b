/** Names of functions and tasks. */
import { entriesOfKind } from '../../knowledge/knowledge';
import { isInRange } from '../../knowledge/release';
import type { FunctionPlace } from '../../project/snapshot';
import { nameParts } from '../../syntax/bitbake/text';
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

/** Functions of this file and of the files that it leads to, in one of the languages. */
export function* nearFunctionCandidates(
  { snapshot, file, setting }: CompletionRequest,
  languages: readonly FunctionPlace['language'][],
): Iterable<Candidate> {
  for (const path of [file.path, ...setting.related]) {
    for (const { name, language } of snapshot.file(path)?.functions ?? []) {
      const label = nameParts(name).base;
      if (isCallable(label) && languages.includes(language)) yield { label, kind: 'function', fit: 0 };
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

/** An anonymous function has no name to call it by, and a name that holds an expansion is not known before BitBake runs. */
function isCallable(name: string): boolean {
  return name !== '' && name !== '__anonymous' && !name.includes('$');
}
