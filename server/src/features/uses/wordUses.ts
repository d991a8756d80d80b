/** Names among the words of a value. */
import { type Span, span } from '../../base/span';
import type { ValueOwner } from '../context/context';
import { fieldAt } from '../context/field';
import { namedByWords } from '../context/valueField';
import type { Seen, Use } from './use';

/** What the words of a value name; in any value a word like `do_compile` is most likely a task. */
export type WordMeaning = 'class' | 'function' | 'task' | 'variable' | 'anyTask' | 'anyFunction';

/** Flags that list variables on which the value of their own depends, or does not. */
const variableFlags = new Set(['vardeps', 'vardepsexclude']);

/** Variables that list others, which BitBake leaves out of checksums or takes from the environment. */
const variableLists = new Set([
  'BB_BASEHASH_IGNORE_VARS',
  'BB_ENV_PASSTHROUGH',
  'BB_ENV_PASSTHROUGH_ADDITIONS',
  'BB_HASHCONFIG_IGNORE_VARS',
  'BB_HASHEXCLUDE_COMMON',
]);

/** Undefined where no word is a name that a file of the project defines by a statement. */
export function namesInWords(owner: ValueOwner): WordMeaning | undefined {
  const { base, flag } = owner;
  if (flag === undefined ? variableLists.has(base) : variableFlags.has(flag)) return 'variable';
  const named = namedByWords(owner);
  if (named === 'class' || named === 'function' || named === 'task') return named;
  return /(?:FUNCS|_COMMAND)$/.test(base) ? 'anyFunction' : 'anyTask';
}

/** The use that a word is; one that holds an expansion is none. */
export function wordUse(text: string, word: Span, meaning: WordMeaning, seen: Seen): Use | undefined {
  const isTask = meaning === 'task' || meaning === 'anyTask';
  if (meaning === 'anyTask' && !text.startsWith('do_', word.start)) return undefined;
  const name = nameIn(text, word, meaning);
  const written = text.slice(name.start, name.end);
  if (written === '' || written.includes('$') || (isTask && !written.startsWith('do_'))) return undefined;
  const isGuess = meaning === 'anyTask' || meaning === 'anyFunction';
  return {
    space: meaning === 'class' ? 'class' : 'datastore',
    text: written,
    span: name,
    access: 'reads',
    seen: isGuess ? 'word' : seen,
  };
}

/** `recipe:do_task` names a task, and a semicolon may end the name of a function. */
function nameIn(text: string, word: Span, meaning: WordMeaning): Span {
  if (meaning === 'task') return fieldAt(text, word, ':', word.end).fields.at(-1) ?? word;
  const isEnded = (meaning === 'function' || meaning === 'anyFunction') && text.charAt(word.end - 1) === ';';
  return isEnded ? span(word.start, word.end - 1) : word;
}
