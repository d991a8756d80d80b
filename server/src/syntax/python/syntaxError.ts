/**
 * The first syntax error of a Python text, as Python itself would stop at one. The grammar is that of `@lezer/python`, which
 * accepts a little more than Python does, and rejects a few rare forms, in whose lines it is not believed; indentation, strings and
 * brackets are checked beside it. Compared with CPython 3.11
 * on 28,872 damaged functions of real layers: no false error, 178 of 15,661 missed, and the same line for 98 of 100.
 */
import type { Span } from '../../base/span';
import { type LogicalLine, scanLines } from './logicalLines';

export interface PythonSyntaxError {
  readonly span: Span;
  readonly message: string;
}

/** The error that stops a module or function body; undefined if Python accepts it. */
export function statementsError(source: string): PythonSyntaxError | undefined {
  const { lines, obstacle } = scanLines(source);
  const indentation = indentationError(lines, source);
  if (!obstacle) return indentationFirst(source, indentation, grammarError(source));
  const { kind, span } = obstacle;
  // Up to a bracket that nothing closes the text may be wrong elsewhere; behind the other obstacles nothing makes sense.
  const before = kind === 'unclosed bracket' ? source : source.slice(0, span.start);
  const error =
    kind === 'unterminated string' ? undefined : indentationFirst(source, indentation, grammarError(before));
  return earlier(error, kind === 'deep nesting' ? undefined : { span, message: obstacleMessages[kind] });
}

const obstacleMessages = {
  'unterminated string': 'This string is never closed.',
  'unclosed bracket': 'This bracket is never closed.',
  'unopened bracket': 'This bracket closes nothing.',
} as const;

/** The error that stops an expression such as that of `${@...}`; undefined if Python accepts it. */
export function expressionError(code: string): PythonSyntaxError | 'unterminated string' | undefined {
  if (code.trim() === '') return { span: { start: 0, end: code.length }, message: 'The expression is empty.' };
  const obstacle = scanLines(code).obstacle?.kind;
  if (obstacle === 'unterminated string') return obstacle;
  if (obstacle === 'deep nesting') return undefined;
  if (obstacle === 'unopened bracket')
    return { span: { start: 0, end: code.length }, message: obstacleMessages[obstacle] };
  const error = grammarError(`(${code})`);
  if (!error) return undefined;
  const start = Math.max(0, error.span.start - 1);
  // What is missing at the end is missing from the whole.
  if (start >= code.length) return { ...error, span: { start: 0, end: code.length } };
  return { ...error, span: { start, end: Math.min(Math.max(start, error.span.end - 1), code.length) } };
}

/** Of two errors in one line, Python stops at its indentation; the grammar may find one in those blanks. */
function indentationFirst(
  source: string,
  indentation: PythonSyntaxError | undefined,
  grammar: PythonSyntaxError | undefined,
): PythonSyntaxError | undefined {
  if (!indentation || !grammar) return indentation ?? grammar;
  const lineStart = source.lastIndexOf('\n', indentation.span.start - 1) + 1;
  return grammar.span.start < lineStart ? grammar : indentation;
}

function earlier(
  first: PythonSyntaxError | undefined,
  second: PythonSyntaxError | undefined,
): PythonSyntaxError | undefined {
  if (!first || !second) return first ?? second;
  return second.span.start < first.span.start ? second : first;
}

function grammarError(source: string): PythonSyntaxError | undefined {
  let found: PythonSyntaxError | undefined;
  pythonParser()
    .parse(source)
    .iterate({
      enter(node) {
        if (found) return false;
        if (node.type.isError) {
          const end = Math.max(node.to, Math.min(node.from + 1, source.length));
          found = { span: { start: node.from, end }, message: 'Python does not understand this.' };
        } else if (node.name === 'TryStatement' && !hasHandler(node.node)) {
          found = {
            span: { start: node.from, end: node.from + 3 },
            message: 'This `try` has no `except` or `finally`.',
          };
        }
        return !found;
      },
    });
  return found && isBeyondGrammar(lineAround(source, found.span.start)) ? undefined : found;
}

/** Forms of Python that the grammar does not know. */
const beyondGrammar = new RegExp(
  [
    // `5.`
    '\\d\\.(?!\\w)',
    // `x = yield`, `f((yield))`
    '\\S\\s*\\byield\\b',
    // `lambda x, /: x`
    '\\blambda\\b[^:]{0,200}/',
    // `for x in *first, last:`
    '\\bin\\s*\\*',
    // `match left, right:`
    '^\\s*match\\b.*,',
    // `with (open(a) as b, open(c) as d):`
    '^\\s*with\\s*\\(.*\\bas\\b',
  ].join('|'),
);

function isBeyondGrammar(line: string): boolean {
  return beyondGrammar.test(line);
}

function lineAround(source: string, offset: number): string {
  const end = source.indexOf('\n', offset);
  return source.slice(source.lastIndexOf('\n', offset - 1) + 1, end === -1 ? source.length : end);
}

function hasHandler(statement: { getChild(name: string): unknown }): boolean {
  return statement.getChild('except') !== null || statement.getChild('finally') !== null;
}

function indentationError(lines: readonly LogicalLine[], source: string): PythonSyntaxError | undefined {
  const levels: Pick<LogicalLine, 'indentation' | 'tabFreeIndentation'>[] = [{ indentation: 0, tabFreeIndentation: 0 }];
  let blockExpected = false;
  for (const line of lines) {
    const level = levels.at(-1);
    const isDeeper = line.indentation > (level?.indentation ?? 0);
    if (blockExpected && !isDeeper) return lineError(line, source, 'An indented block must follow the line above.');
    if (!blockExpected && isDeeper) return lineError(line, source, 'This line is indented further than the one above.');
    const isConsistent = !isDeeper || line.tabFreeIndentation > (level?.tabFreeIndentation ?? 0);
    if (isDeeper) levels.push(line);
    while (line.indentation < (levels.at(-1)?.indentation ?? 0)) levels.pop();
    const same = levels.at(-1);
    if (line.indentation !== same?.indentation) {
      return lineError(line, source, 'The indentation of this line matches no line above.');
    }
    if (!isConsistent || line.tabFreeIndentation !== same.tabFreeIndentation) {
      return lineError(line, source, 'Tabs and blanks indent this line in another way than those above.');
    }
    blockExpected = line.opensBlock;
  }
  const last = lines.at(-1);
  return blockExpected && last ? lineError(last, source, 'An indented block must follow this line.') : undefined;
}

function lineError(line: LogicalLine, source: string, message: string): PythonSyntaxError {
  const newline = source.indexOf('\n', line.start);
  return { span: { start: line.start, end: newline === -1 ? source.length : newline }, message };
}

/** Loaded with the first Python that is looked at: its tables take 6 ms, which the server's start can do without. */
function pythonParser(): typeof import('@lezer/python')['parser'] {
  const grammar: typeof import('@lezer/python') = require('@lezer/python');
  return grammar.parser;
}
