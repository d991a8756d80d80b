/** How a text is written where a command of the shell has it as an argument. */
import type { Span } from '../../base/span';
import { afterHereDocument, scanLine } from '../../syntax/shell/commandLines';

export interface ShellQuoting {
  /** A text as it is written there; what cannot stand there is escaped. */
  written(text: string): string;
}

/** Undefined within a here-document, which is written as it is. */
export function shellQuoting(text: string, body: Span, offset: number): ShellQuoting | undefined {
  let quote = '';
  for (let at = body.start; at < body.end; ) {
    const line = scanLine(text, at, body.end, quote);
    if (offset < line.next) return { written: written[scanLine(text, at, offset, quote).quote] ?? String };
    quote = line.quote;
    at = line.next;
    for (const { word } of line.hereDocuments) at = afterHereDocument(text, at, body.end, word);
    if (offset < at) return undefined;
  }
  return undefined;
}

/** Tab stops of snippets stay what they are: only quotes are escaped. */
const written: Readonly<Record<string, (text: string) => string>> = {
  '"': (text) => text.replaceAll('"', '\\"'),
  "'": (text) => text.replaceAll("'", "'\\''"),
  '': (text) => text.replace(/["']/g, '\\$&'),
};
