/**
 * Characters that show nothing or change the order of what stands around them: controls, and the marks of the Unicode bidirectional algorithm. A
 * path in an image could look like another one with them.
 */
const hiding = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The text with an escape, as of JavaScript, in place of what would not be seen: `a\u{202e}b`, `\n`. */
export function visibleText(text: string): string {
  return text.replace(hiding, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    return `\\u{${character.charCodeAt(0).toString(16)}}`;
  });
}
