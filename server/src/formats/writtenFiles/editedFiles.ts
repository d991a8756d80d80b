/** Lines that shell code puts into configuration files with `sed -i`: what is in the files besides is not known. */
import { type Span, shifted, span } from '../../base/span';
import type { Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import { sedEdits } from '../../syntax/shell/sedEdits';
import type { SedLines } from '../../syntax/shell/sedScript';
import { type ConfigFormat, type RecipeUses, syntaxOf } from '../configFile';
import { formatOf, mayNameConfigFile } from '../formatOf';
import { pathOnTarget } from '../recipeUses';
import { localPaths, withLocalPaths } from '../recipeUses/localPaths';
import { filesOf, type Surroundings, type WrittenFile, withoutValues } from './writtenFile';

/** Lines that are put into a file. */
export interface EditedFile {
  readonly format: ConfigFormat;
  readonly lines: SedLines;
  /** The lines of the command. */
  readonly command: Span;
  /** The lines as a part of the file, behind the header of a table if there is one; undefined where they cannot be read. */
  behind(header: string): LinesInFile | undefined;
}

export interface LinesInFile {
  readonly written: WrittenFile;
  /** The lines in the text of the file, without the header. */
  readonly span: Span;
}

/** Statements of which it is known that they edit no such file: an edit elsewhere leaves them the same objects. */
const editNothing = new WeakSet<Statement>();

/** In the order of the text. */
export function editedFiles(tree: SyntaxTree, path: string): readonly EditedFile[] {
  const uses = { targets: [], recipes: [path], texts: [tree.text], isLeftAlone: false };
  return tree.statements.flatMap((statement, index) => {
    if (statement.kind !== 'func' || statement.python || editNothing.has(statement)) return [];
    const found = editedIn(tree.text, shifted(statement.body, tree.starts[index] ?? 0), uses);
    if (found.length === 0) editNothing.add(statement);
    return found;
  });
}

/** The same in a part of a text that is code of the shell. */
export function editedIn(text: string, { start, end }: Span, uses: RecipeUses): readonly EditedFile[] {
  const code = text.slice(start, end);
  if (!mayEdit(code)) return [];
  const paths = localPaths(code);
  return sedEdits(text, start, end).flatMap(({ targets, lines, command }) =>
    targets.flatMap((target): readonly EditedFile[] => {
      const path = pathOnTarget(withLocalPaths(target, paths));
      const format = formatOf(path, '');
      if (format === undefined || !isOfLines(format) || !isCertain(format, path)) return [];
      return lines.map((each) => {
        const place = { path, format, lines: each, command, around: { text, uses, paths } };
        return { format, lines: each, command, behind: (header) => linesBehind(place, header) };
      });
    }),
  );
}

/** Most code edits no such file. */
export function mayEdit(code: string): boolean {
  return /\bsed[ \t]/.test(code) && /[ \t]-(?:[a-zA-Z]*i|-in-place)/.test(code) && mayNameConfigFile(code);
}

/** Formats in which a line says by itself what it sets, but for the table that it stands in. */
function isOfLines(format: ConfigFormat): boolean {
  return ['toml', 'unit', 'xl'].includes(syntaxOf(format)) || format === 'lxc';
}

/** D-Bus and Avahi have services of their own, which only the text of a file tells from units. */
function isCertain(format: ConfigFormat, path: string): boolean {
  return format !== 'systemd' || path.includes('systemd');
}

interface PlacedLines {
  readonly path: string;
  readonly format: ConfigFormat;
  readonly lines: SedLines;
  readonly command: Span;
  readonly around: Surroundings;
}

function linesBehind({ path, format, lines, command, around }: PlacedLines, header: string): LinesInFile | undefined {
  const before = header === '' ? '' : `${header}\n`;
  const first = lines.offsets[0] ?? 0;
  const last = lines.offsets.at(-1) ?? first;
  const made = lines.masked.map((part) => shifted(part, before.length));
  // What is left of the line that is changed stands behind.
  const isComplete = lines.isToEnd || (syntaxOf(format) === 'toml' && /["'\]}]$/.test(lines.text));
  const end = before.length + lines.text.length;
  const piece = withoutValues({
    target: path,
    appends: true,
    command,
    text: `${before}${lines.text}${isComplete ? '' : '1'}\n`,
    offsets: [...Array.from(before, () => first - 1), ...lines.offsets, ...(isComplete ? [last] : [last, last])],
    isVerbatim: false,
    isExpanded: true,
    masked: isComplete ? made : [...made, span(end, end + 1)],
    hasGaps: true,
    branches: [],
  });
  const [written] = filesOf([piece], around);
  if (!written || written.file.format !== format || isBroken(written)) return undefined;
  return { written, span: span(before.length, end) };
}

function isBroken({ file: { tree } }: WrittenFile): boolean {
  return tree.kind === 'data' ? tree.problems.length > 0 : tree.strayLines.length > 0;
}
