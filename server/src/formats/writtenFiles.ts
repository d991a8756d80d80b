/** The configuration files that the functions of a BitBake file write, as far as their text stands there. */
import { type Span, shifted, span } from '../base/span';
import type { SyntaxTree } from '../syntax/bitbake/tree';
import { writtenTexts } from '../syntax/shell/writtenTexts';
import type { WrittenText } from '../syntax/writtenText';
import { type ConfigFile, configFile, hasLineComments } from './configFile';
import { formatOf, formatOfText, mayNameConfigFile, mayTellFormat } from './formatOf';
import { type Hole, maskedText, type PutValue, type ValueLookup, withValues } from './maskedText';
import { pathOnTarget } from './recipeUses';

export interface WrittenFile {
  readonly file: ConfigFile;
  /** All that the BitBake file writes it with: from the first command or text to the last. */
  readonly span: Span;
  /** The first command that writes it. */
  readonly command: Span;
  /** What is put into its text of what was asked for. */
  readonly values: readonly PutValue[];
  /** Where a part of the file's text stands in the BitBake file. */
  spanOf(part: Span): Span;
  /** Whether that part can be edited there as in the file: it stands in one here-document. */
  isVerbatim(part: Span): boolean;
}

/**
 * In the order of the text. `path` is that of the BitBake file, where it is known. `valueNamed` tells what BitBake puts into the code of the shell: without,
 * and where it does not know, the text has characters without a meaning there.
 */
export function writtenFiles(
  { text, statements, starts }: SyntaxTree,
  path?: string,
  valueNamed?: ValueLookup,
): readonly WrittenFile[] {
  const recipe = { text, path };
  return statements.flatMap((statement, index) => {
    if (statement.kind !== 'func' && statement.kind !== 'def') return [];
    const body = shifted(statement.body, starts[index] ?? 0);
    const code = text.slice(body.start, body.end);
    if (statement.kind === 'func' && !statement.python) {
      if (!mayWrite(code)) return [];
      const texts = writtenTexts(text, body.start, body.end);
      const pieces = valueNamed ? texts.map((each) => withValues(each, valueNamed)) : texts.map(withoutValues);
      return filesOf(pieces, { recipe, paths: localPaths(code) });
    }
    if (!mayWriteByPython(code)) return [];
    const texts = pythonCode().writtenByPython(text, body.start, body.end);
    return filesOf(texts.map(withoutValues), { recipe, paths: new Map() });
  });
}

/** Read when the first such function is met: hardly any file has one. */
function pythonCode(): typeof import('../syntax/python/writtenTexts') {
  return require('../syntax/python/writtenTexts');
}

/** Most functions write no text of their own into files. */
function mayWrite(code: string): boolean {
  return /<<|\b(?:echo|printf)\b/.test(code) && />|\btee\b/.test(code) && mayHoldConfigFile(code);
}

function mayWriteByPython(code: string): boolean {
  return /\bopen\(|write_text/.test(code) && /write|dump|print/.test(code) && mayHoldConfigFile(code);
}

function mayHoldConfigFile(code: string): boolean {
  return mayNameConfigFile(code) || mayTellFormat(code);
}

/** The variables of the shell that a function sets to a path. */
function localPaths(code: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const line of code.split('\n')) {
    const [, name, path] = /^\s*(?:local )?([A-Za-z_]\w*)=(\S+)$/.exec(line.trimEnd()) ?? [];
    if (name !== undefined && path?.includes('/')) paths.set(name, path.replace(/["']/g, ''));
  }
  return paths;
}

/** One variable may be made of another. */
function withLocalPaths(target: string, paths: ReadonlyMap<string, string>): string {
  const put = (text: string): string =>
    text.replace(
      /\$(?:\{(\w+)\}|(\w+))/g,
      (all, long?: string, short?: string) => paths.get(long ?? short ?? '') ?? all,
    );
  return put(put(target));
}

interface BitBakeFile {
  readonly text: string;
  readonly path: string | undefined;
}

interface Surroundings {
  readonly recipe: BitBakeFile;
  readonly paths: ReadonlyMap<string, string>;
}

interface Piece extends WrittenText {
  readonly values: readonly PutValue[];
}

function withoutValues(text: WrittenText): Piece {
  return { ...text, values: [] };
}

/** What is put behind a file that the function began belongs to it. */
function filesOf(texts: readonly Piece[], { recipe, paths }: Surroundings): readonly WrittenFile[] {
  const files: { readonly path: string; readonly pieces: Piece[]; readonly taken: Map<number, number> }[] = [];
  for (const each of texts) {
    const path = pathOnTarget(withLocalPaths(each.target, paths));
    const begun = each.appends ? files.findLast((file) => file.path === path) : undefined;
    // Of two branches the file has one: the other says what does not go with it.
    if (each.branches.some(({ start, index }) => (begun?.taken.get(start) ?? index) !== index)) continue;
    const file = begun ?? { path, pieces: [], taken: new Map<number, number>() };
    if (!begun) files.push(file);
    file.pieces.push(each);
    for (const { start, index } of each.branches) file.taken.set(start, index);
  }
  return files.flatMap(({ path, pieces }) => writtenFile(path, pieces, recipe) ?? []);
}

function writtenFile(path: string, pieces: readonly Piece[], recipe: BitBakeFile): WrittenFile | undefined {
  const text = pieces.map((piece) => piece.text).join('');
  // Where a variable is all that is known of the name, the text may tell.
  const isNamed = !/\$(?:\w+|\{[^{}]*\})$/.test(path);
  const format = isNamed ? formatOf(path, text) : formatOfText(text);
  const hasGaps = pieces.some((piece) => piece.hasGaps);
  if (format === undefined || text === '') return undefined;
  // Of lines, those that are known can be looked at; JSON is read as a whole or not at all.
  if (pieces.some((piece) => piece.hasGaps && piece.text === '') && !hasLineComments(format)) return undefined;
  const masked = joinedMasks(pieces);
  const offsets = pieces.flatMap((piece) => [...piece.offsets]);
  const isVerbatim = pieces.every((piece) => piece.isVerbatim);
  const uses = {
    targets: isNamed ? [path] : [],
    recipes: recipe.path === undefined ? [] : [recipe.path],
    texts: [recipe.text],
    isLeftAlone: false,
  };
  const isWhole = pieces[0]?.appends === false && !hasGaps && areOnOneWay(pieces);
  const spanOf = ({ start, end }: Span): Span => {
    const first = offsets[start] ?? (offsets.at(-1) ?? -1) + 1;
    return span(first, end > start ? Math.max(first, offsets[end - 1] ?? first) + 1 : first);
  };
  return {
    file: configFile(format, masked, { path, isWritten: true, uses, isWhole }),
    span: wholeSpan(pieces, recipe.text),
    values: valuesIn(pieces),
    command: trimmed(pieces[0]?.command ?? span(0, 0), recipe.text),
    spanOf,
    isVerbatim(part) {
      const place = spanOf(part);
      return isVerbatim && place.end - place.start === part.end - part.start;
    },
  };
}

/** In Python a text may stand far before the line that writes it. */
function wholeSpan(pieces: readonly WrittenText[], text: string): Span {
  const places = pieces.flatMap(({ command, offsets }) => {
    const { start, end } = trimmed(command, text);
    return [start, end, ...offsets];
  });
  return places.reduce(
    (all, place) => span(Math.min(all.start, place), Math.max(all.end, place)),
    span(places[0] ?? 0, places[0] ?? 0),
  );
}

function trimmed({ start, end }: Span, text: string): Span {
  const code = text.slice(start, end);
  return span(end - code.trimStart().length, start + code.trimEnd().length);
}

/** Whether all pieces are written wherever the first one is. */
function areOnOneWay([first, ...others]: readonly WrittenText[]): boolean {
  const named = ({ branches }: WrittenText): readonly string[] =>
    branches.map(({ start, index }) => `${start} ${index}`);
  const begun = new Set(first && named(first));
  return others.every((piece) => named(piece).every((branch) => begun.has(branch)));
}

/** In the text of all pieces. */
function valuesIn(pieces: readonly Piece[]): readonly PutValue[] {
  let length = 0;
  return pieces.flatMap(({ text, values }) => {
    const start = length;
    length += text.length;
    return values.map((value) => ({ ...value, ...shifted(value, start) }));
  });
}

/** Stands for what the code puts in, of which the text does not tell. */
const madeByCode = '…';

function joinedMasks(pieces: readonly WrittenText[]): ReturnType<typeof maskedText> {
  let text = '';
  const masked: Hole[] = [];
  for (const piece of pieces) {
    const one = maskedText(piece.text, piece.isExpanded);
    const made = piece.masked.map((part) => ({ ...part, written: madeByCode }));
    const all = [...one.masked, ...made].sort((first, second) => first.start - second.start);
    masked.push(...all.map((hole) => ({ ...hole, ...shifted(hole, text.length) })));
    text += one.text;
  }
  return { text, masked };
}
