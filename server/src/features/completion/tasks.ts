/** Words of `addtask` and `deltask`. */
import { taskNamed } from '../../knowledge/knowledge';
import type { TaskWord } from '../context/context';
import { newTaskCandidates, taskFunctionCandidates } from './functions';
import type { Candidate } from './item';
import type { CompletionRequest } from './request';

/** Tasks, those that wait for their `addtask` first, and `after` and `before` once there is a task that they can order. */
export function* taskCandidates(request: CompletionRequest, word: TaskWord): Iterable<Candidate> {
  const isNew = word.directive === 'addtask' && word.list === 'tasks';
  if (isNew) {
    // A task that every recipe has needs no `addtask` of its own.
    for (const each of newTaskCandidates(request)) if (!taskNamed(each.label)) yield each;
  }
  for (const each of taskFunctionCandidates(request)) yield isNew && each.fit === 0 ? { ...each, fit: 1 } : each;
  if (word.directive === 'deltask' || word.isFirst) return;
  for (const label of ['after', 'before']) {
    if (label !== word.list) yield { label, kind: 'keyword', fit: 0, insert: `${label} `, goesOn: true };
  }
}
