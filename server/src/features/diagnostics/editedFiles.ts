/** Findings in the lines that shell code puts into configuration files with `sed -i`. */
import type { WrittenFile } from '../../formats/writtenFiles';
import type { EditedFile } from '../../formats/writtenFiles/editedFiles';
import { linesInTables } from '../context/linesInTables';
import type { Diagnostic } from './diagnostic';

/** The rules that look at a line by itself: what stands besides it in the file is not known. */
const rulesOfLines: ReadonlySet<string> = new Set([
  'config-key-too-new',
  'deprecated-config-key',
  'unknown-config-key',
  'wrong-config-type',
  'wrong-config-value',
]);

/** What holds in each table that the lines can stand in; `look` finds what is wrong in one of them. */
export function findingsInEdited(
  edited: EditedFile,
  look: (written: WrittenFile) => readonly Diagnostic[],
): readonly Diagnostic[] {
  const [first = [], ...others] = linesInTables(edited).map(({ written, span: lines }) => {
    const isInLines = ({ rule, span }: Diagnostic): boolean =>
      rulesOfLines.has(rule) && lines.start <= span.start && span.end <= lines.end;
    return look(written)
      .filter(isInLines)
      .map((found) => ({ ...found, span: written.spanOf(found.span), fix: undefined }));
  });
  return first.filter((found) => others.every((other) => other.some((each) => isSame(found, each))));
}

/** A key that is meant for one table can be wrong in another one in any way. */
function isSame(found: Diagnostic, other: Diagnostic): boolean {
  if (found.rule === 'unknown-config-key') return true;
  return found.rule === other.rule && found.span.start === other.span.start && found.span.end === other.span.end;
}
