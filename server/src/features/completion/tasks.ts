/** Words of `addtask` and `deltask`. */
import type { TaskWord } from '../context/context';
import { taskFunctionCandidates } from './functions';
import type { Candidate } from './item';
import type { CompletionRequest } from './request';

/** Tasks, and `after` and `before` once there is a task that they can order. */
export function* taskCandidates(request: CompletionRequest, word: TaskWord): Iterable<Candidate> {
  yield* taskFunctionCandidates(request);
  if (word.directive === 'deltask' || word.isFirst) return;
  for (const label of ['after', 'before']) {
    if (label !== word.list) yield { label, kind: 'keyword', fit: 0, insert: `${label} `, goesOn: true };
  }
}
