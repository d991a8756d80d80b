/** Markdown for clients that show text as it comes. */

/** The words of Markdown that this server has written, without its marks; code blocks are indented. */
export function markdownAsText(markdown: string): string {
  const lines: string[] = [];
  let isCode = false;
  for (const line of markdown.split('\n')) {
    if (/^```\w*$/.test(line)) isCode = !isCode;
    else lines.push(isCode ? `    ${line}` : proseAsText(line));
  }
  return lines.join('\n');
}

interface Piece {
  readonly text: string;
  /** Where what follows begins. */
  readonly end: number;
}

function proseAsText(line: string): string {
  let text = '';
  for (let index = 0; index < line.length; ) {
    const piece = pieceAt(line, index);
    text += piece.text;
    index = piece.end;
  }
  return text;
}

const link = /\[((?:\\.|[^\]\\])*)\]\([^)]*\)/y;

function pieceAt(line: string, index: number): Piece {
  const character = line.charAt(index);
  switch (character) {
    case '\\':
      return { text: line.charAt(index + 1), end: index + 2 };
    case '`':
      return codeSpanAt(line, index);
    case '*':
      return { text: '', end: index + 1 };
    case '[': {
      link.lastIndex = index;
      const [whole, words] = link.exec(line) ?? [];
      if (whole !== undefined && words !== undefined) return { text: proseAsText(words), end: index + whole.length };
    }
  }
  return { text: character, end: index + 1 };
}

/** Code that holds backquotes stands between longer runs of them, with a blank at each end. */
function codeSpanAt(line: string, start: number): Piece {
  let contentStart = start;
  while (line.charAt(contentStart) === '`') contentStart++;
  const fence = line.slice(start, contentStart);
  const contentEnd = line.indexOf(fence, contentStart);
  if (contentEnd === -1) return { text: fence, end: contentStart };
  const content = line.slice(contentStart, contentEnd);
  return { text: fence.length > 1 ? content.slice(1, -1) : content, end: contentEnd + fence.length };
}
