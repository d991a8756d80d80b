/** Puts the texts that code writes together to the configuration files that they make. */
import { type Span, shifted, span } from '../../base/span';
import type { WrittenText } from '../../syntax/writtenText';
import { type ConfigFile, configFile, hasLineComments, type RecipeUses } from '../configFile';
import { formatOf, formatOfText } from '../formatOf';
import { type Hole, maskedText } from '../maskedText';
import { pathOnTarget } from '../recipeUses';
import { withLocalPaths } from '../recipeUses/localPaths';
import type { PutValue } from './putValues';

export interface WrittenFile {
  readonly file: ConfigFile;
  /** All that writes it: from the first command or text to the last. */
  readonly span: Span;
  /** The first command that writes it. */
  readonly command: Span;
  /** What is put into its text of what was asked for. */
  readonly values: readonly PutValue[];
  /** Where a part of the file's text stands in the file that holds the code. */
  spanOf(part: Span): Span;
  /** Whether that part can be edited there as in the file: it stands in one here-document. */
  isVerbatim(part: Span): boolean;
}

export interface Surroundings {
  /** Of the file that holds the code. */
  readonly text: string;
  /** What the recipes around do with what the code writes; its targets are not known. */
  readonly uses: RecipeUses;
  /** What variables of the shell stand for. */
  readonly paths: ReadonlyMap<string, string>;
}

/** A text that code writes, with the values that were put into it. */
export interface Piece extends WrittenText {
  readonly values: readonly PutValue[];
}

export function withoutValues(text: WrittenText): Piece {
  return { ...text, values: [] };
}

/** What is put behind a file that the function began belongs to it. */
export function filesOf(texts: readonly Piece[], around: Surroundings): readonly WrittenFile[] {
  const files: { readonly path: string; readonly pieces: Piece[]; readonly taken: Map<number, number> }[] = [];
  for (const each of texts) {
    const path = pathOnTarget(withLocalPaths(each.target, around.paths));
    const begun = each.appends ? files.findLast((file) => file.path === path) : undefined;
    // Of two branches the file has one: the other says what does not go with it.
    if (each.branches.some(({ start, index }) => (begun?.taken.get(start) ?? index) !== index)) continue;
    const file = begun ?? { path, pieces: [], taken: new Map<number, number>() };
    if (!begun) files.push(file);
    file.pieces.push(each);
    for (const { start, index } of each.branches) file.taken.set(start, index);
  }
  return files.flatMap(({ path, pieces }) => writtenFile(path, pieces, around) ?? []);
}

function writtenFile(path: string, pieces: readonly Piece[], around: Surroundings): WrittenFile | undefined {
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
  const uses = { ...around.uses, targets: isNamed ? [path] : [] };
  const isWhole = pieces[0]?.appends === false && !hasGaps && areOnOneWay(pieces);
  const spanOf = ({ start, end }: Span): Span => {
    const first = offsets[start] ?? (offsets.at(-1) ?? -1) + 1;
    return span(first, end > start ? Math.max(first, offsets[end - 1] ?? first) + 1 : first);
  };
  return {
    file: configFile(format, masked, { path, isWritten: true, uses, isWhole }),
    span: wholeSpan(pieces, around.text),
    values: valuesIn(pieces),
    command: trimmed(pieces[0]?.command ?? span(0, 0), around.text),
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

/** The same where the code stands `delta` characters further on, in a file that is otherwise another one. */
export function movedBy(written: WrittenFile, delta: number, { recipes, texts }: RecipeUses): WrittenFile {
  const { file, spanOf } = written;
  return {
    ...written,
    file: { ...file, uses: { ...file.uses, recipes, texts } },
    span: shifted(written.span, delta),
    command: shifted(written.command, delta),
    spanOf: (part) => shifted(spanOf(part), delta),
  };
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
