/** The configuration files that the shell functions of a BitBake file write, as far as their text stands there. */
import { type Span, shifted, span } from '../base/span';
import type { SyntaxTree } from '../syntax/bitbake/tree';
import { type WrittenText, writtenTexts } from '../syntax/shell/writtenTexts';
import { type ConfigFile, configFile } from './configFile';
import { formatOf, mayNameConfigFile } from './formatOf';
import { maskedText } from './maskedText';
import { pathOnTarget } from './recipeUses';

export interface WrittenFile {
  readonly file: ConfigFile;
  /** Where a part of the file's text stands in the BitBake file. */
  spanOf(part: Span): Span;
  /** Whether that part can be edited there as in the file: it stands in one here-document. */
  isVerbatim(part: Span): boolean;
}

/** In the order of the text. */
export function writtenFiles({ text, statements, starts }: SyntaxTree): readonly WrittenFile[] {
  return statements.flatMap((statement, index) => {
    if (statement.kind !== 'func' || statement.python) return [];
    const body = shifted(statement.body, starts[index] ?? 0);
    const code = text.slice(body.start, body.end);
    return mayWrite(code)
      ? filesOf(writtenTexts(text, body.start, body.end), { recipe: text, paths: localPaths(code) })
      : [];
  });
}

/** Most functions write no text of their own into files. */
function mayWrite(code: string): boolean {
  return code.includes('>') && mayNameConfigFile(code) && /<<|\b(?:echo|printf)\b/.test(code);
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

interface Surroundings {
  /** The text of the whole BitBake file. */
  readonly recipe: string;
  readonly paths: ReadonlyMap<string, string>;
}

/** What is put behind a file that the function began belongs to it. */
function filesOf(texts: readonly WrittenText[], { recipe, paths }: Surroundings): readonly WrittenFile[] {
  const files: { readonly path: string; readonly pieces: WrittenText[] }[] = [];
  for (const each of texts) {
    const path = pathOnTarget(withLocalPaths(each.target, paths));
    const begun = each.appends ? files.findLast((file) => file.path === path) : undefined;
    if (begun) begun.pieces.push(each);
    else files.push({ path, pieces: [each] });
  }
  return files.flatMap(({ path, pieces }) => writtenFile(path, pieces, recipe) ?? []);
}

function writtenFile(path: string, pieces: readonly WrittenText[], recipe: string): WrittenFile | undefined {
  const format = formatOf(path, pieces.map(({ text }) => text).join(''));
  if (format === undefined) return undefined;
  const masked = joinedMasks(pieces);
  const offsets = pieces.flatMap((piece) => [...piece.offsets]);
  const isVerbatim = pieces.every((piece) => piece.isVerbatim);
  const uses = { targets: [path], texts: [recipe], isLeftAlone: false };
  const isWhole = pieces.length === 1 && pieces[0]?.appends === false;
  const spanOf = ({ start, end }: Span): Span => {
    const first = offsets[start] ?? (offsets.at(-1) ?? -1) + 1;
    return span(first, end > start ? (offsets[end - 1] ?? first) + 1 : first);
  };
  return {
    file: configFile(format, masked, { path, isWritten: true, uses, isWhole }),
    spanOf,
    isVerbatim(part) {
      const place = spanOf(part);
      return isVerbatim && place.end - place.start === part.end - part.start;
    },
  };
}

function joinedMasks(pieces: readonly WrittenText[]): ReturnType<typeof maskedText> {
  let text = '';
  const masked: Span[] = [];
  for (const piece of pieces) {
    const one = maskedText(piece.text, piece.isExpanded);
    masked.push(...one.masked.map((part) => shifted(part, text.length)));
    text += one.text;
  }
  return { text, masked };
}
