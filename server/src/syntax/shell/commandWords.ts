/** Finds the words of shell code that name a command: programs and functions that are called, also within `$(...)`. */
import type { Span } from '../../base/span';
import { scanShell } from './shellScan';

/** The plain words of `text[start, end)` in the place of a command, in order; what BitBake expands is stepped over. */
export function commandWordsIn(text: string, start: number, end: number): readonly Span[] {
  return scanShell(text, start, end).words;
}
