/** Names of functions and tasks. */
import { entriesOfKind } from '../../knowledge/knowledge';
import { isInRange } from '../../knowledge/release';
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

/** All functions of the project, those of this file and of its classes first. */
export function* functionCandidates({ snapshot, file, setting }: CompletionRequest): Iterable<Candidate> {
  const near = new Set([file.path, ...setting.related]);
  for (const label of snapshot.functionNames()) {
    if (label === '' || label === '__anonymous' || label.includes('$')) continue;
    const isNear = snapshot.functionsNamed(label).some((place) => near.has(place.path));
    yield { label, kind: 'function', fit: isNear ? 0 : 2 };
  }
}
