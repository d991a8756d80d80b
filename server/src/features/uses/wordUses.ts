/** Names among the words of a value. */
import { type Span, span } from '../../base/span';
import type { ValueOwner } from '../context/context';
import { fieldAt } from '../context/entryFields';
import { namedByWords } from '../context/valueField';
import type { Use } from './use';

/** What the words of a value name. */
export type WordMeaning = 'class' | 'function' | 'task' | 'variable';

/** Flags that list variables on which the value of their own depends, or does not. */
const variableFlags = new Set(['vardeps', 'vardepsexclude']);

/** Undefined where words are no names that a file of the project defines by a statement. */
export function namesInWords(owner: ValueOwner): WordMeaning | undefined {
  if (owner.flag !== undefined && variableFlags.has(owner.flag)) return 'variable';
  const named = namedByWords(owner);
  return named === 'class' || named === 'function' || named === 'task' ? named : undefined;
}

/** The use that a word is, expansions left out. */
export function wordUse(text: string, word: Span, meaning: WordMeaning, isSure: boolean): Use | undefined {
  const name = nameIn(text, word, meaning);
  const written = text.slice(name.start, name.end);
  if (written === '' || written.includes('$')) return undefined;
  if (meaning === 'task' && !written.startsWith('do_')) return undefined;
  return { space: meaning === 'class' ? 'class' : 'datastore', text: written, span: name, access: 'reads', isSure };
}

/** `recipe:do_task` names a task, and a semicolon may end the name of a function. */
function nameIn(text: string, word: Span, meaning: WordMeaning): Span {
  if (meaning === 'task') return fieldAt(text, word, ':', word.end).fields.at(-1) ?? word;
  const isEnded = meaning === 'function' && text.charAt(word.end - 1) === ';';
  return isEnded ? span(word.start, word.end - 1) : word;
}
