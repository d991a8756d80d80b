/** Text as HTML has to write it, in a page and in an attribute with double quotes. */
export function escapedHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
