/** A text that code writes into a file, as far as the text stands in the code. */
import type { Span } from '../base/span';

export interface WrittenText {
  /** The file as the code names it: in shell code with its quotes, in Python with `${NAME}` for what the code or BitBake puts in. */
  readonly target: string;
  /** It is put behind what the file holds. */
  readonly appends: boolean;
  /** What writes it: the lines of a command with its here-document, or a line of Python. */
  readonly command: Span;
  readonly text: string;
  /** Where each character of the text stands in the code; where there are two for one, the second. */
  readonly offsets: readonly number[];
  /** Whether the text stands in the code as it is written: that of a here-document. */
  readonly isVerbatim: boolean;
  /** Whether the shell puts its variables in. */
  readonly isExpanded: boolean;
  /** The parts of the text that the code makes; characters without a meaning stand there. */
  readonly masked: readonly MadePart[];
  /** Whether something is left out of it that is not known. */
  readonly hasGaps: boolean;
  /** The branches and loops that it is written in, the outermost first. */
  readonly branches: readonly Branch[];
}

export interface MadePart extends Span {
  /** The variable of BitBake whose value the code puts there; undefined where it makes something else of it, or where that is not certain. */
  readonly variable?: ReadVariable | undefined;
}

/** A variable that code reads and puts in as it is. */
export interface ReadVariable {
  readonly name: string;
  /** What the code takes of its values: all, those that are not empty, or those that are a whole number. */
  readonly takes: 'any' | 'filled' | 'integer';
  /** Where the code puts it in. */
  readonly place: Span;
}

/** One of the branches of an `if`, a `case` or a `try`; the body of a loop. */
export interface Branch {
  /** Where the statement begins that has it. */
  readonly start: number;
  readonly index: number;
}
