/** What every match of a pattern begins with, so that a search can skip what cannot match. */
import { type CharacterSet, hasUnit, setOf } from './characterSet';
import type { RegexNode } from './tree';

/** The literal text that every match begins with; empty where there is none. */
export function prefixOf(node: RegexNode): string {
  return prefix(node).text;
}

/** `isWhole` tells whether the node matches that text and nothing else, so that what follows it adds to the prefix. */
function prefix(node: RegexNode): { readonly text: string; readonly isWhole: boolean } {
  if (node.kind === 'literal') return { text: String.fromCharCode(node.unit), isWhole: true };
  if (node.kind === 'group' || node.kind === 'atomic') return prefix(node.body);
  if (node.kind === 'repeat' && node.min > 0) return { text: prefix(node.body).text, isWhole: false };
  if (node.kind !== 'sequence') return { text: '', isWhole: false };
  let text = '';
  for (const item of node.items) {
    const next = prefix(item);
    text += next.text;
    if (!next.isWhole) return { text, isWhole: false };
  }
  return { text, isWhole: true };
}

/** The units that a match can begin with; undefined where it may be empty or begin with any. */
export function firstUnits(node: RegexNode): CharacterSet | undefined {
  switch (node.kind) {
    case 'literal':
      return setOf((unit) => unit === node.unit);
    case 'set':
      return node.set;
    case 'group':
    case 'atomic':
      return firstUnits(node.body);
    case 'repeat':
      return node.min > 0 ? firstUnits(node.body) : undefined;
    case 'branch': {
      const sets: CharacterSet[] = [];
      for (const choice of node.choices) {
        const set = firstUnits(choice);
        if (!set) return undefined;
        sets.push(set);
      }
      return setOf((unit) => sets.some((set) => hasUnit(set, unit)));
    }
    case 'sequence': {
      const first = node.items.find((item) => item.kind !== 'at' && item.kind !== 'look');
      return first && firstUnits(first);
    }
    default:
      return undefined;
  }
}

/** Whether a match can only begin where the text does. */
export function isAnchored(node: RegexNode): boolean {
  switch (node.kind) {
    case 'at':
      return node.place === 'textStart';
    case 'group':
    case 'atomic':
      return isAnchored(node.body);
    case 'sequence': {
      const first = node.items[0];
      return first !== undefined && isAnchored(first);
    }
    case 'branch':
      return node.choices.every(isAnchored);
    default:
      return false;
  }
}
