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
  /** The text to insert; the label where it is missing. */
  readonly insert?: string;
  /** Whether `insert` holds tab stops. */
  readonly isSnippet?: boolean;
  /** What `describeItem` explains the item by; without it there is nothing more to say. */
  readonly topic?: string;
  /** Whether choosing it calls for the next completion at once. */
  readonly goesOn?: boolean;
}

/** An item with its place in the order: 0 fits this file, 1 fits the language, higher numbers fit less. */
export interface Candidate extends CompletionItem {
  readonly fit: number;
}

export interface CompletionOptions {
  /** Whether the editor understands tab stops. */
  readonly snippets: boolean;
  /** The character that made the editor ask; undefined if the user did. */
  readonly trigger?: string | undefined;
}

export interface CompletionList {
  /** What the chosen item replaces: the whole word at the cursor. */
  readonly replace: Span;
  /** Best first. */
  readonly items: readonly CompletionItem[];
  /** Whether typing more may bring items that are not in the list. */
  readonly incomplete: boolean;
}
