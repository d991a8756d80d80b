/** Which variables are lists of words between blanks. */
import type { ValueType } from './entry';
import { variableNamed } from './knowledge';

/** A list of paths is left out: some of them have colons between. */
const wordListTypes: ReadonlySet<ValueType> = new Set([
  'list',
  'package-list',
  'recipe-list',
  'image-reference-list',
  'layer-list',
  'port-list',
  'guest-list',
]);

/** Whether a variable, named as an assignment names it, is known to be such a list. */
export function isWordList(name: string): boolean {
  const type = variableNamed(name)?.type;
  return type !== undefined && wordListTypes.has(type);
}
