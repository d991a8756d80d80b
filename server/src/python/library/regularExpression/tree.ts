/** The shape of a pattern. Flags are already worked into the nodes: what a node matches depends on nothing around it. */
import type { CharacterSet } from './characterSet';

export type RegexNode =
  | { readonly kind: 'literal'; readonly unit: number }
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'at'; readonly place: Place }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'branch'; readonly choices: readonly RegexNode[] }
  | { readonly kind: 'group'; readonly index: number; readonly body: RegexNode }
  | {
      readonly kind: 'repeat';
      readonly min: number;
      readonly max: number;
      readonly mode: RepeatMode;
      readonly body: RegexNode;
    }
  | { readonly kind: 'backReference'; readonly index: number; readonly ignoreCase: boolean; readonly width: Width }
  | { readonly kind: 'conditional'; readonly index: number; readonly yes: RegexNode; readonly no: RegexNode }
  | {
      readonly kind: 'look';
      readonly ahead: boolean;
      readonly negative: boolean;
      readonly body: RegexNode;
      readonly width: number;
    }
  | { readonly kind: 'atomic'; readonly body: RegexNode };

export type RepeatMode = 'greedy' | 'lazy' | 'possessive';

export type Place =
  | 'textStart'
  | 'lineStart'
  | 'textEnd'
  | 'lastLineEnd'
  | 'lineEnd'
  | 'wordBoundary'
  | 'noWordBoundary'
  | 'asciiWordBoundary'
  | 'noAsciiWordBoundary';

/** What stands for "any number of times". */
export const UNLIMITED = 0x7fffffff;

/** How many units a node can match; `UNLIMITED` for no limit. */
export interface Width {
  readonly min: number;
  readonly max: number;
}

/** The fewest and the most units that a node can match. */
export function widthOf(node: RegexNode): Width {
  switch (node.kind) {
    case 'literal':
    case 'set':
      return { min: 1, max: 1 };
    case 'at':
    case 'look':
      return { min: 0, max: 0 };
    case 'sequence': {
      let min = 0;
      let max = 0;
      for (const item of node.items) {
        const width = widthOf(item);
        min = Math.min(min + width.min, UNLIMITED);
        max = Math.min(max + width.max, UNLIMITED);
      }
      return { min, max };
    }
    case 'branch':
      return widest(node.choices);
    case 'conditional':
      return widest([node.yes, node.no]);
    case 'group':
    case 'atomic':
      return widthOf(node.body);
    case 'repeat': {
      const width = widthOf(node.body);
      return { min: Math.min(width.min * node.min, UNLIMITED), max: Math.min(width.max * node.max, UNLIMITED) };
    }
    case 'backReference':
      return node.width;
  }
}

function widest(choices: readonly RegexNode[]): Width {
  let min = UNLIMITED;
  let max = 0;
  for (const choice of choices) {
    const width = widthOf(choice);
    min = Math.min(min, width.min);
    max = Math.max(max, width.max);
  }
  return { min, max };
}
