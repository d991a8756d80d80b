/** The configuration files that a function writes, in its outline: each with its tables and keys, at their places in the BitBake file. */
import { type Span, span } from '../../base/span';
import type { WrittenFile } from '../../formats/writtenFiles';
import { type ConfigSymbol, type ConfigSymbolKind, configSymbols } from './configSymbols';

export interface WrittenSymbol extends Omit<ConfigSymbol, 'kind' | 'children'> {
  readonly kind: ConfigSymbolKind | 'file';
  readonly children: readonly WrittenSymbol[];
}

/** Named after the path on the target. `text` is that of the BitBake file. */
export function writtenFileSymbol(written: WrittenFile, text: string): WrittenSymbol {
  const { file, span: whole, command } = written;
  const lineEnd = text.indexOf('\n', command.start);
  return {
    name: file.path || '?',
    detail: file.format,
    kind: 'file',
    span: whole,
    selection: span(command.start, lineEnd === -1 ? command.end : Math.min(lineEnd, command.end)),
    children: configSymbols(file).map((symbol) => placed(symbol, written)),
  };
}

/**
 * A symbol where it stands in the BitBake file, covering all that is below it: Python may put a text together of parts that stand in another
 * order.
 */
function placed(symbol: ConfigSymbol, written: WrittenFile): WrittenSymbol {
  const children = symbol.children.map((child) => placed(child, written));
  const selection = written.spanOf(symbol.selection);
  const own = [written.spanOf(symbol.span), selection, ...children.map((child) => child.span)];
  return { ...symbol, span: covering(own), selection, children };
}

function covering(parts: readonly Span[]): Span {
  return span(Math.min(...parts.map(({ start }) => start)), Math.max(...parts.map(({ end }) => end)));
}
