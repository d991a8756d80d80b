/** The form of `addtask`. */
import type { TaskWord } from '../context/context';
import { type SignatureHelp, signatureOf } from './signature';

const lists: readonly TaskWord['list'][] = ['tasks', 'after', 'before'];

const signature = signatureOf(
  [
    { text: 'addtask ' },
    { text: 'NAME', meaning: 'The function that becomes a task; `do_` need not be written.' },
    { text: ' after ' },
    { text: 'TASKS', meaning: 'The tasks of the recipe that it waits for.' },
    { text: ' before ' },
    { text: 'TASKS', meaning: 'The tasks of the recipe that wait for it.' },
  ],
  'Makes a function a task. Without `before` nothing runs it but a command; `before do_build` makes it part of every build.',
);

export function addTaskHelp(list: TaskWord['list']): SignatureHelp {
  return { signatures: [signature], activeSignature: 0, activeParameter: lists.indexOf(list) };
}
