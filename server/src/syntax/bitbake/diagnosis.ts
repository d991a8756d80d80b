/** What is wrong with a line that BitBake rejects. */
import { isPythonSpace } from '../pythonCharacters';
import type { ProblemCode } from './tree';

/** What is wrong with a line, in offsets of the matched text. */
export interface Diagnosis {
  readonly code: ProblemCode;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly fix?: DiagnosisFix;
  /** What the lines after it most likely are part of. */
  readonly absorbs?: 'value' | 'function' | 'indented';
}

export interface DiagnosisFix {
  readonly title: string;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/** `text[start, end)` up to the first blank. */
export function firstWord(text: string, start: number, end: number): string {
  let at = start;
  while (at < end && !isPythonSpace(text.charCodeAt(at))) at++;
  return text.slice(start, at);
}
