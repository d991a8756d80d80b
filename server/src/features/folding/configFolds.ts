/** What an editor can fold in a configuration file: tables, sections, lists, values of several lines and comment blocks. */
import { type Span, span } from '../../base/span';
import { type ConfigFile, hasLineComments, rootOf, syntaxOf } from '../../formats/configFile';
import type { DataNode } from '../../syntax/config/dataTree';
import { menuParts } from '../../syntax/config/menuEntries';
import { tomlParts } from '../../syntax/config/tomlParts';

export interface ConfigFold {
  /** From the first character that stays visible to the last one that is hidden. */
  readonly span: Span;
  readonly kind: 'code' | 'comment';
}

/** Those that cover more than one line, in the order of the text. */
export function configFolds(file: ConfigFile): readonly ConfigFold[] {
  const code = codeSpans(file).filter((each) => hasLineEnd(file.text, each));
  const comments = hasLineComments(file.format) ? commentBlocks(file.text) : [];
  const all: ConfigFold[] = [
    ...code.map((each) => ({ span: each, kind: 'code' as const })),
    ...comments.map((each) => ({ span: each, kind: 'comment' as const })),
  ];
  return all.sort((first, second) => first.span.start - second.span.start || second.span.end - first.span.end);
}

function codeSpans(file: ConfigFile): readonly Span[] {
  const { tree, text, format } = file;
  switch (tree.kind) {
    case 'data': {
      const root = rootOf(file);
      if (syntaxOf(format) !== 'toml') return root ? [...spansIn(text, root)] : [];
      return tomlParts(text, root).flatMap(({ header, span: part, entries }) => [
        ...(header ? [part] : []),
        ...entries.flatMap(({ value }) => [...spansIn(text, value)]),
      ]);
    }
    case 'unit':
      return tree.sections.flatMap(({ header, entries }) => [
        span(header.start, entries.at(-1)?.valueSpan.end ?? header.end),
        ...entries.map(({ nameSpan, valueSpan }) => span(nameSpan.start, valueSpan.end)),
      ]);
    case 'entries':
      if (syntaxOf(format) !== 'bootMenu') return [];
      return menuParts(tree.entries).flatMap(({ directive, within }) => {
        const last = within.at(-1);
        return last ? [span(directive.nameSpan.start, last.valueSpan.end)] : [];
      });
  }
}

/** The line that holds nothing but the closing bracket stays in sight. */
function* spansIn(text: string, node: DataNode): Iterable<Span> {
  const { start, end } = node.span;
  if (node.kind === 'object' || node.kind === 'array') {
    const closing = /[\]}]/.test(text.charAt(end - 1)) ? end - 1 : end;
    const lineStart = text.lastIndexOf('\n', closing - 1) + 1;
    const isAlone = lineStart > start && text.slice(lineStart, closing).trim() === '';
    yield span(start, isAlone ? lineStart - 1 : end);
    const values = node.kind === 'array' ? node.items : node.properties.map(({ value }) => value);
    for (const value of values) yield* spansIn(text, value);
  } else if (node.kind === 'string') yield node.span;
}

/** Lines in a row that hold nothing but a comment. */
function commentBlocks(text: string): readonly Span[] {
  return [...text.matchAll(/(?:^[ \t]*[#;].*(?:\n|$)){2,}/gm)].map(({ 0: block, index }) =>
    span(index, index + block.trimEnd().length),
  );
}

function hasLineEnd(text: string, { start, end }: Span): boolean {
  const newline = text.indexOf('\n', start);
  return newline !== -1 && newline < end;
}
