import { type MarkupContent, MarkupKind } from 'vscode-languageserver/node';
import { markdownAsText } from './markdownAsText';

/** An explanation in the form that the client shows. */
export function markupContent(markdown: string, readsMarkdown: boolean): MarkupContent {
  return readsMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: markdownAsText(markdown) };
}
