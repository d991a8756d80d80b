/** What is wrong with a single value: it is none of those that its key takes, or has not their form. */
import { editDistance } from '../../base/editDistance';
import { meantOf, nearestOf } from '../../knowledge/nearestName';
import type { DataNode } from '../../syntax/config/dataTree';
import type { KeyFact } from './keyFact';
import { isTemplate, judgesEmptyText, valueForm } from './valueForms';

export interface ValueProblem {
  /** What the key takes, as it follows "takes". */
  readonly wanted: string;
  /** What the author most likely meant. */
  readonly meant?: string | undefined;
  /** Whether it was right once. */
  readonly isOld?: boolean;
  /** Whether it may also be a name that another program knows. */
  readonly isSlip?: boolean;
}

/** Undefined for a value that is right, and for one that is filled in later. */
export function valueProblem(node: DataNode, fact: KeyFact): ValueProblem | undefined {
  if (node.kind === 'number') {
    // A word of several kinds was once given as a number.
    return numberProblem(node.text, fact) ?? (fact.type === 'any' ? undefined : listedProblem(node.text, fact));
  }
  if (node.kind === 'array')
    return fact.filled && node.items.length === 0 ? { wanted: 'at least one entry' } : undefined;
  if (node.kind !== 'string' || isTemplate(node.text)) return undefined;
  return textProblem(node.text, fact);
}

/** The same for a text alone. */
function textProblem(text: string, fact: KeyFact): ValueProblem | undefined {
  const isJudged = fact.form !== undefined && fact.form !== 'words' && judgesEmptyText(fact.form);
  if (text === '' && !isJudged)
    return fact.filled ? { wanted: 'a text that is not empty' } : listedProblem(text, fact, true);
  const current = fact.oldValues && Object.hasOwn(fact.oldValues, text) ? fact.oldValues[text] : undefined;
  if (current !== undefined) return { wanted: asCode(current), meant: current, isOld: true };
  if (fact.form === 'words') {
    // A capability can be given by its number too.
    const wrong = text.split(/\s+/).find((word) => !/^\d+$/.test(word) && listedProblem(word, fact) !== undefined);
    return wrong === undefined ? undefined : { wanted: `words that it knows, of which \`${wrong}\` is none` };
  }
  if (fact.values?.includes(text)) return undefined;
  if (fact.form !== undefined && !valueForm(fact.form).accepts(text)) {
    const { inWords: wanted, meant } = valueForm(fact.form);
    return { wanted, meant: meant?.(text) ?? slipOf(text, fact.values ?? []) };
  }
  return listedProblem(text, fact);
}

function listedProblem(text: string, fact: KeyFact, isEmpty = false): ValueProblem | undefined {
  const { values = [], closed, slips, anyCase } = fact;
  if (values.includes(anyCase ? text.toLowerCase() : text) || (!closed && !slips)) return undefined;
  // An empty text takes back what was said before, where the reader is not known to refuse it.
  if (isEmpty && (!closed || fact.tolerated || fact.form === 'words')) return undefined;
  if (closed) return { wanted: inWords(values), meant: meantOf(text, values) };
  const meant = slipOf(text, values);
  return meant === undefined ? undefined : { wanted: asCode(meant), meant, isSlip: true };
}

/** What a name is nearly: one that differs from it by a letter or two that were left out, doubled or exchanged. */
export function slipOf(name: string, names: readonly string[]): string | undefined {
  const nearest = nearestOf(name, names);
  return nearest !== undefined && editDistance(name.toLowerCase(), nearest.toLowerCase()) <= 2 ? nearest : undefined;
}

function numberProblem(text: string, { range, form, oldValues }: KeyFact): ValueProblem | undefined {
  const current = oldValues && Object.hasOwn(oldValues, text) ? oldValues[text] : undefined;
  if (current !== undefined) return { wanted: asCode(current), meant: current, isOld: true };
  const number = Number(text.replaceAll('_', ''));
  if (Number.isNaN(number)) return undefined;
  if (range && (number < range[0] || number > range[1])) return { wanted: rangeInWords(range) };
  if (form !== undefined && form !== 'words' && !valueForm(form).accepts(String(number))) {
    return { wanted: valueForm(form).inWords };
  }
  return undefined;
}

function rangeInWords([lowest, highest]: readonly [number, number]): string {
  return highest >= 2 ** 32 ? `no number below ${lowest}` : `a number from ${lowest} to ${highest}`;
}

function inWords(values: readonly string[]): string {
  const quoted = values.filter((value) => value !== '').map(asCode);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}

function asCode(text: string): string {
  return `\`${text}\``;
}
