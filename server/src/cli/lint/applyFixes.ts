/** Applies the safe fixes of a file until none is left. */
import { allSafeEdits, withEdits } from '../../features/codeActions';
import type { Diagnostic } from '../../features/diagnostics/diagnostic';
import type { LintedText } from './lintProject';

export interface FixedText extends LintedText {
  /** How many findings are gone. */
  readonly fixedCount: number;
}

/** Two fixes that want the same place take one round each; more rounds than these mean that fixes undo each other. */
const roundLimit = 10;

/** `lint` finds what is left in a text; `counts` tells which findings are to be fixed. */
export function applyFixes(
  linted: LintedText,
  lint: (text: string) => LintedText,
  counts: (diagnostic: Diagnostic) => boolean,
): FixedText {
  let current = linted;
  let fixedCount = 0;
  for (let round = 0; round < roundLimit; round++) {
    const before = current.diagnostics.filter(counts);
    const edits = allSafeEdits(before);
    if (edits.length === 0) break;
    current = lint(withEdits(current.text, edits));
    fixedCount += Math.max(0, before.length - current.diagnostics.filter(counts).length);
  }
  return { ...current, fixedCount };
}
