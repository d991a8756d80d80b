import type { Span } from '../../base/span';

/** A replacement in offsets of the file. */
export interface FormattingEdit {
  readonly span: Span;
  readonly text: string;
}

/** The text after edits that are in order and do not overlap. */
export function formattedText(text: string, edits: readonly FormattingEdit[]): string {
  let formatted = '';
  let copied = 0;
  for (const { span, text: replacement } of edits) {
    formatted += text.slice(copied, span.start) + replacement;
    copied = span.end;
  }
  return formatted + text.slice(copied);
}
