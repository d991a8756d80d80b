/** What a rule finds: where it stands, what is wrong, and how it is mended. */
import type { Span } from '../base/span';

export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
  /** In the offsets of the file's text. */
  readonly span: Span;
  /** What is wrong, what happens then, and how to mend it. */
  readonly message: string;
  /** Takes the place of the rule's own: not all that a rule finds costs the same. */
  readonly severity?: Severity;
  readonly fix?: FindingFix | undefined;
}

/** A finding in whatever file is to be edited. */
export interface PlacedFinding extends Omit<Finding, 'span'> {
  readonly place: Place;
  /** Other places that have a part in it. */
  readonly related?: readonly RelatedPlace[];
}

export interface RelatedPlace {
  readonly place: Place;
  /** What stands there: "The layers are listed here." */
  readonly message: string;
}

/** A place in a file, and the statement around it. */
export interface Place {
  readonly path: string;
  /** What is marked: a word of a value, a value, a name. */
  readonly span: Span;
  /** The text of the whole file. */
  readonly text: string;
  /** The statement that the span is in, with the line end behind it: lines can be put before and after it. */
  readonly statement: Span;
}

export interface FindingFix {
  /** An order to the editor: "Move the comment above the assignment". */
  readonly title: string;
  /** Whether it can be applied unseen: it gives beyond doubt what the author meant. */
  readonly safe: boolean;
  /** In the offsets of the text of the file that the finding is in; they do not overlap. */
  readonly edits: readonly FindingEdit[];
}

export interface FindingEdit {
  readonly span: Span;
  readonly text: string;
}
