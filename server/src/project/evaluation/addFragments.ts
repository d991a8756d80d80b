/** `addfragments`: takes in the configuration fragments that a variable names. */
import { splitWords } from '../../syntax/bitbake/text';
import { isBelow } from '../paths';
import type { Evaluation } from './evaluation';
import { includeFile } from './include';

/** `words` are those of the statement: path prefix, variable of the fragments, flagged variables, builtin fragments. */
export function addFragments(words: readonly string[], path: string, evaluation: Evaluation): void {
  const { store } = evaluation;
  if (store.getVar('_BB_SKIP_FRAGMENTS') === '1') return;
  const [prefix = '', variable = '', flaggedVariable = '', builtinVariable = ''] = words;
  const fragments = store.getVar(variable);
  const layers = store.getVar('BBLAYERS');
  const flagged = store.getVar(flaggedVariable);
  const builtins = store.getVar(builtinVariable);
  if (typeof flagged !== 'string' || typeof builtins !== 'string') {
    evaluation.fatal(`addfragments needs ${flaggedVariable} and ${builtinVariable}, which are not set.`);
  }
  if (typeof fragments !== 'string' || fragments === '' || typeof layers !== 'string') return;
  const builtinVariables = new Map(splitWords(builtins).map((entry) => twoParts(entry, ':')));
  for (const fragment of splitWords(fragments)) {
    const [first, rest] = twoParts(fragment, '/');
    const builtin = builtinVariables.get(first);
    if (builtin !== undefined) {
      setBuiltin(fragment, builtin, rest, evaluation);
      continue;
    }
    const name = store.expand(`${prefix}/${rest}.conf`);
    const file = splitWords(layers)
      .map((folder) => `${folder}/${String(name)}`)
      .find(
        (candidate) => evaluation.environment.paths.exists(candidate) && isOfCollection(candidate, first, evaluation),
      );
    if (file === undefined) evaluation.fatal(`Could not find fragment ${fragment} in the layers.`);
    includeFile(file, path, 'include fragment', evaluation);
    for (const each of splitWords(flagged)) {
      store.setVarFlag(each, fragment, store.getVar(each));
      store.setVar(each, null);
    }
  }
}

function setBuiltin(fragment: string, variable: string, value: string, evaluation: Evaluation): void {
  const { store } = evaluation;
  if (store.getVar(variable, { noWeakDefault: true }) !== null) {
    evaluation.fatal(`The fragment ${fragment} sets ${variable}, which is set already: take out one of the two.`);
  }
  store.setVar(variable, value, { operation: '=' }, true);
}

/** Whether the file belongs to the layer that calls itself so. */
function isOfCollection(file: string, collection: string, { store }: Evaluation): boolean {
  const pattern = store.getVar(`BBFILE_PATTERN_${collection}`);
  if (typeof pattern !== 'string' || !pattern.startsWith('^')) return false;
  return isBelow(file, pattern.slice(1).replace(/\\(.)/g, '$1').replace(/\/$/, ''));
}

function twoParts(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
