/** `addfragments`: takes in the configuration fragments that a variable names. */
import { splitWords } from '../../syntax/bitbake/text';
import { isBelow } from '../paths';
import type { Evaluation } from './evaluation';
import { includeFile } from './include';
import type { AddFragmentsStep } from './steps';

/**
 * The words are path prefix, variable of the fragments, flagged variables, builtin fragments. BitBake 2.12, that of walnascar, was the
 * first to know the directive and takes three words; later ones reject a line with fewer than four.
 */
export function addFragments({ words, tooShort }: AddFragmentsStep, path: string, evaluation: Evaluation): void {
  const { store } = evaluation;
  if (tooShort && !isOfFirstRelease(words, evaluation)) {
    evaluation.error(tooShort.message);
    return;
  }
  if (store.getVar('_BB_SKIP_FRAGMENTS') === '1') return;
  const [prefix = '', variable = '', flaggedVariable = '', builtinVariable = ''] = words;
  const fragments = store.getVar(variable);
  const layers = store.getVar('BBLAYERS');
  const flagged = store.getVar(flaggedVariable);
  const builtins = tooShort ? '' : store.getVar(builtinVariable);
  if (typeof flagged !== 'string' || typeof builtins !== 'string') {
    const needed = [flaggedVariable, ...(tooShort ? [] : [builtinVariable])].join(' and ');
    evaluation.fatal(`addfragments needs ${needed}, which ${tooShort ? 'is' : 'are'} not set.`);
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

function isOfFirstRelease(words: readonly string[], { store }: Evaluation): boolean {
  const names = store.getVar('LAYERSERIES_CORENAMES');
  return words.length === 3 && typeof names === 'string' && splitWords(names).includes('walnascar');
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
