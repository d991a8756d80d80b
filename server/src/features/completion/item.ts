/** The answer to a completion request, as plain data. */
import type { Span } from '../../base/span';

export type ItemKind =
  | 'variable'
  | 'class'
  | 'file'
  | 'folder'
  | 'value'
  | 'keyword'
  | 'function'
  /** A class or exception of Python, or an event. */
  | 'type'
  | 'module'
  /** A name of the code itself, known nowhere else. */
  | 'local'
  | 'task'
  | 'snippet'
  | 'flag'
  | 'override'
  | 'operator'
  | 'package'
  | 'recipe';

export interface CompletionItem {
  readonly label: string;
  readonly kind: ItemKind;
  /** A few words shown beside the label. */
  readonly note?: string;
  /** The value that a variable has here, in a few words: shown in place of the note. */
  readonly value?: string;
  /** The text to insert; the label where it is missing. */
  readonly insert?: string;
  /** Whether `insert` holds tab stops. */
  readonly isSnippet?: boolean;
  /** What has to be put at the start of the line too: `python `. */
  readonly lineStart?: string;
  /** What `describeItem` explains the item by; without it there is nothing more to say. */
  readonly topic?: string;
  /** Whether choosing it calls for the next completion at once. */
  readonly goesOn?: boolean;
}

/** How well an item fits: 0 into this file, 1 in general, 2 lacks something that it needs, 3 is a name that the project happens to have. */
export type Fit = 0 | 1 | 2 | 3;

/** An item with its place in the order. */
export interface Candidate extends CompletionItem {
  readonly fit: Fit;
  /** Among those that fit as well the heavier come first, equal ones by their labels; 0 if absent. */
  readonly weight?: number;
}

/** What a kind of place proposes. */
export interface Proposals {
  readonly candidates: Iterable<Candidate>;
  /** Says what an item inserts at this place; called only for those that make it into the list. */
  readonly finish?: (item: CompletionItem) => CompletionItem;
}

export interface CompletionOptions {
  /** Whether the editor understands tab stops. */
  readonly snippets: boolean;
  /** The character that made the editor ask; undefined if the user did. */
  readonly trigger?: string | undefined;
  /** The value that a variable has here in a few words, as far as it has been worked out already. */
  readonly knownValue?: ((variable: string) => string | undefined) | undefined;
}

export interface CompletionList {
  /** What the chosen item replaces: the whole word at the cursor. */
  readonly replace: Span;
  /** Best first. */
  readonly items: readonly CompletionItem[];
  /** Whether typing more may bring items that are not in the list. */
  readonly incomplete: boolean;
}
