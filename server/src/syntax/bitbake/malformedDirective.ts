/** What is wrong with a line that begins with one of BitBake's keywords. */
import { indexWithin, skipSpaces } from '../pythonCharacters';
import { type Diagnosis, firstWord } from './diagnosis';

const keywords = [
  'addfragments',
  'addhandler',
  'addpylib',
  'addtask',
  'deltask',
  'export',
  'EXPORT_FUNCTIONS',
  'include',
  'include_all',
  'inherit',
  'inherit_defer',
  'require',
  'unset',
] as const;

export function diagnoseDirective(text: string, start: number, end: number): Diagnosis | undefined {
  const word = firstWord(text, start, end);
  const keyword = keywords.find((name) => name.toLowerCase() === word.toLowerCase());
  if (!keyword) return undefined;
  const wordEnd = start + word.length;
  const argument = skipSpaces(text, wordEnd, end);
  if (keyword !== word && argument < end) {
    return {
      code: 'unparsed-line',
      start,
      end: wordEnd,
      message: `BitBake's keywords are case-sensitive: \`${word}\` is not \`${keyword}\`, and the line is rejected.`,
      fix: { title: `Write ${keyword}`, edits: [{ start, end: wordEnd, text: keyword }] },
    };
  }
  if (argument === end) {
    return {
      code: 'unparsed-line',
      start,
      end,
      message: `\`${keyword}\` needs a name after it: BitBake rejects the line.`,
    };
  }
  if (keyword === 'export' || keyword === 'unset') return diagnoseName(keyword, text, start, end, argument);
  if (keyword === 'addpylib') {
    return {
      code: 'unparsed-line',
      start,
      end,
      message: '`addpylib` needs a folder and a namespace, and stands in layer configuration only.',
    };
  }
  if (keyword === 'addfragments') {
    return {
      code: 'short-addfragments',
      start,
      end,
      message: '`addfragments` needs four words: a path prefix and three variables.',
    };
  }
  return undefined;
}

function diagnoseName(
  keyword: 'export' | 'unset',
  text: string,
  start: number,
  end: number,
  argument: number,
): Diagnosis | undefined {
  if (keyword === 'export' && indexWithin(text, '=', argument, end) !== -1) return undefined;
  const names = text.slice(argument, end).split(' ').filter(Boolean);
  if (names.length > 1 && names.every((name) => /^[\w\-+.${}/~]{1,200}$/.test(name))) {
    return {
      code: 'one-name-only',
      start: argument,
      end,
      message: `\`${keyword}\` takes one name: BitBake rejects the line. Write a line for each.`,
      fix: {
        title: 'Write a line for each name',
        edits: [{ start, end, text: names.map((name) => `${keyword} ${name}`).join('\n') }],
      },
    };
  }
  const isShortFlag = keyword === 'unset' && /\[.\]$/.test(text.slice(Math.max(argument, end - 3), end));
  return {
    code: isShortFlag ? 'invalid-flag' : 'invalid-name',
    start: argument,
    end,
    message: isShortFlag
      ? 'BitBake cannot unset a flag whose name has one character only: its pattern wants two.'
      : `\`${keyword}\` takes the plain name of a variable, without overrides: BitBake rejects the line.`,
  };
}
