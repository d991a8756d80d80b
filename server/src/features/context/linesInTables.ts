/** Lines that code puts into a configuration file, in each table of it that they can stand in. */
import { tablesOfLine } from '../../formats/keys/tablesOfLine';
import type { EditedFile, LinesInFile } from '../../formats/writtenFiles/editedFiles';

/** One, where the code or the key tells of the table; none where nothing is known of them. */
export function linesInTables(edited: EditedFile): readonly LinesInFile[] {
  return tablesOfLine(edited.lines, edited.format).flatMap((header) => edited.behind(header) ?? []);
}
