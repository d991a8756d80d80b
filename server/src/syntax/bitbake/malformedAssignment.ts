/** What is wrong with a line that has the look of an assignment and is none. */
import { indexWithin, isPythonSpace, skipSpaces } from '../pythonCharacters';
import { hasThreeQuotes, isNameCharacter, matchAssignmentHead, matchFlag, operatorAt } from './assignment';
import type { Diagnosis, DiagnosisFix } from './diagnosis';

const EQUALS = 0x3d;
const OPEN_BRACKET = 0x5b;

/** Undefined if the text holds no operator where an assignment has one. */
export function diagnoseAssignment(text: string, start: number, end: number): Diagnosis | undefined {
  const head = matchAssignmentHead(text, start, end);
  if (head) return diagnoseValue(text, start, head.quote, end);
  const nameStart = text.startsWith('export ', start) ? skipSpaces(text, start + 7, end) : start;
  let nameEnd = nameStart;
  while (nameEnd < end && isNameCharacter(text.charCodeAt(nameEnd))) nameEnd++;
  return (
    diagnoseUnquoted(text, nameStart, nameEnd, end) ??
    diagnoseFlag(text, nameStart, nameEnd, end) ??
    diagnoseName(text, nameStart, nameEnd, end) ??
    diagnoseOperator(text, nameStart, nameEnd, end)
  );
}

/** The value begins with a quote, and does not end as one must. */
function diagnoseValue(text: string, start: number, quote: number, end: number): Diagnosis {
  const character = text.charAt(quote);
  if (hasThreeQuotes(text, quote, end)) {
    return {
      code: 'three-quotes',
      start: quote,
      end,
      message: `A value with exactly three ${character} is rejected by BitBake. Use the other kind of quote around it.`,
    };
  }
  const last = text.lastIndexOf(character, end - 1);
  if (last <= quote) {
    return {
      code: 'unterminated-value',
      start: quote,
      end,
      message: `The value is never closed: BitBake expects a ${character} at the end of the line, or a backslash that continues it.`,
      fix: closingQuoteFix(text, end, character),
      absorbs: 'value',
    };
  }
  const rest = skipSpaces(text, last + 1, end);
  const isComment = text.charAt(rest) === '#';
  return {
    code: 'text-after-value',
    start: last + 1,
    end,
    message: isComment
      ? 'BitBake has no comments after a value and rejects the line. Put the comment on a line of its own.'
      : `BitBake reads a value up to the last ${character}, which must end the line: it rejects what follows.`,
    ...(isComment ? { fix: commentFix(text, start, last + 1, rest, end) } : {}),
  };
}

/** `"a'` gets the right quote in place of the wrong one, `"a` gets one more. */
function closingQuoteFix(text: string, end: number, character: string): DiagnosisFix {
  const last = text.charAt(end - 1);
  const wrong = last !== character && (last === '"' || last === "'");
  return { title: 'Close the quote', edits: [{ start: wrong ? end - 1 : end, end, text: character }] };
}

function commentFix(text: string, start: number, valueEnd: number, comment: number, end: number): DiagnosisFix {
  return {
    title: 'Move the comment above the assignment',
    edits: [
      { start, end: start, text: `${text.slice(comment, end)}\n` },
      { start: valueEnd, end, text: '' },
    ],
  };
}

function diagnoseUnquoted(text: string, nameStart: number, nameEnd: number, end: number): Diagnosis | undefined {
  let at = nameEnd;
  if (text.charCodeAt(at) === OPEN_BRACKET) {
    const flagEnd = matchFlag(text, at + 1, end);
    if (flagEnd === -1) return undefined;
    at = flagEnd + 1;
  }
  let operatorStart = skipSpaces(text, at, end);
  if (operatorStart === nameEnd && text.charCodeAt(nameEnd) === EQUALS && ':+.'.includes(text.charAt(nameEnd - 1)))
    operatorStart--;
  const operator = operatorAt(text, operatorStart);
  if (!operator || nameEnd === nameStart) return undefined;
  const value = skipSpaces(text, operatorStart + operator.length, end);
  const code = text.charCodeAt(value);
  if (code === EQUALS || code === 0x3f || code === 0x2b || code === 0x3a || code === 0x2e) return undefined;
  if (value === end) {
    return {
      code: 'unquoted-value',
      start: operatorStart,
      end,
      message: 'The assignment has no value. Write `""` for an empty one.',
      fix: { title: 'Assign the empty value', edits: [{ start: operatorStart + operator.length, end, text: ' ""' }] },
    };
  }
  const written = text.slice(value, end);
  const quote = written.includes('"') ? "'" : '"';
  const canQuote = !written.includes(quote) && !written.includes('#');
  return {
    code: 'unquoted-value',
    start: value,
    end,
    message: 'A value must stand in quotes: BitBake rejects the line.',
    ...(canQuote
      ? {
          fix: {
            title: 'Put the value into quotes',
            edits: [{ start: value, end, text: `${quote}${written}${quote}` }],
          },
        }
      : {}),
  };
}

function diagnoseFlag(text: string, nameStart: number, nameEnd: number, end: number): Diagnosis | undefined {
  const open = skipSpaces(text, nameEnd, end);
  if (nameEnd === nameStart || text.charCodeAt(open) !== OPEN_BRACKET) return undefined;
  const close = indexWithin(text, ']', open, end);
  if (close === -1) return undefined;
  if (open > nameEnd && matchFlag(text, open + 1, end) === close) {
    return {
      code: 'invalid-flag',
      start: nameEnd,
      end: close + 1,
      message: 'No blank may stand between a variable and its flag: BitBake rejects the line.',
      fix: { title: 'Remove the blank', edits: [{ start: nameEnd, end: open, text: '' }] },
    };
  }
  return {
    code: 'invalid-flag',
    start: open,
    end: close + 1,
    message:
      close === open + 1
        ? 'The name of the flag is missing: BitBake rejects the line.'
        : 'The name of a flag holds letters, digits and `-_+.`, after the first character also `@` and `/`: BitBake rejects this one.',
  };
}

function diagnoseName(text: string, nameStart: number, nameEnd: number, end: number): Diagnosis | undefined {
  let wordEnd = nameEnd;
  while (wordEnd < end && !isPythonSpace(text.charCodeAt(wordEnd)) && text.charCodeAt(wordEnd) !== EQUALS) wordEnd++;
  const operatorStart = skipSpaces(text, wordEnd, end);
  if (wordEnd === nameEnd || !operatorAt(text, operatorStart) || '?+:.'.includes(text.charAt(nameEnd)))
    return undefined;
  return {
    code: 'invalid-name',
    start: nameStart,
    end: wordEnd,
    message: `\`${text.charAt(nameEnd)}\` cannot stand in the name of a variable: BitBake rejects the line.`,
  };
}

const operatorRun = /^[=?:+.!*\-|&]{2,4}$/;

function diagnoseOperator(text: string, nameStart: number, nameEnd: number, end: number): Diagnosis | undefined {
  const operatorStart = skipSpaces(text, nameEnd, end);
  let operatorEnd = operatorStart;
  while (operatorEnd < end && '=?:+.!*-|&'.includes(text.charAt(operatorEnd))) operatorEnd++;
  const operator = text.slice(operatorStart, operatorEnd);
  if (nameEnd === nameStart || !operator.includes('=') || !operatorRun.test(operator)) return undefined;
  return {
    code: 'unknown-operator',
    start: operatorStart,
    end: operatorEnd,
    message: `\`${operator}\` is no operator of BitBake, which rejects the line. There are = ?= ??= := += =+ .= and =.`,
  };
}
