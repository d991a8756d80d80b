/** Parses Python source with the grammar of `@lezer/python`. */
import { parser } from '@lezer/python';
import { scanLines } from '../../syntax/python/logicalLines';
import { expressionError, statementsError } from '../../syntax/python/syntaxError';
import type { Expression, Statement } from './ast';
import { childrenOf, ParseContext, ParseFailure, type SyntaxNode } from './context';
import { parseExpression } from './expression';
import type { Scope } from './scope';
import { parseStatements } from './statement';

/** Why a source cannot be run. */
export class SyntaxFailure {
  constructor(
    readonly message: string,
    /** Counts from 1. */
    readonly line: number,
  ) {}
}

export interface ParsedExpression {
  readonly kind: 'expression';
  readonly value: Expression;
  readonly scope: Scope;
}

export interface ParsedModule {
  readonly kind: 'module';
  readonly body: readonly Statement[];
  readonly scope: Scope;
}

/** An expression as `eval()` takes it; blanks before it are allowed. */
export function parseExpressionSource(source: string): ParsedExpression | SyntaxFailure {
  const obstacle = scanLines(source).obstacle;
  if (obstacle || source.trim() === '') return expressionFailure(source, obstacle?.span.start ?? 0);
  // Within parentheses line breaks mean nothing. The one before the closing one ends a comment.
  const text = `(${unixLines(source)}\n)`;
  const parsed = guarded(text, (): ParsedExpression => {
    const context = new ParseContext(text, 'expression');
    const { topNode } = parser.parse(text);
    const node = soleExpression(topNode);
    if (!node || hasErrors(topNode, text)) throw new ParseFailure(NOT_UNDERSTOOD, 0);
    const value = parseExpression(context, node);
    return { kind: 'expression', value, scope: context.scope };
  });
  const isVague = parsed instanceof SyntaxFailure && parsed.message === NOT_UNDERSTOOD;
  return isVague ? expressionFailure(source, 0) : parsed;
}

const NOT_UNDERSTOOD = 'Python does not understand this.';

/** In the words that the editor has for it. */
function expressionFailure(source: string, offset: number): SyntaxFailure {
  const error = expressionError(source);
  if (error === 'unterminated string') return failure(source, 'This string is never closed.', offset);
  return error ? failure(source, error.message, error.span.start) : failure(source, NOT_UNDERSTOOD, offset);
}

function soleExpression(top: SyntaxNode): SyntaxNode | undefined {
  const statement = top.firstChild;
  const isSole = statement?.name === 'ExpressionStatement' && !statement.nextSibling;
  const expression = isSole ? statement.firstChild : null;
  return expression && !expression.nextSibling ? expression : undefined;
}

/** A module, or any other sequence of statements. */
export function parseModuleSource(source: string): ParsedModule | SyntaxFailure {
  const text = unixLines(source);
  return guarded(text, () => {
    const tree = parser.parse(text);
    const context = new ParseContext(text, 'module');
    rejectErrors(tree.topNode, text);
    const body = parseStatements(context, childrenOf(tree.topNode));
    return { kind: 'module', body, scope: context.scope };
  });
}

/** Python reads all line ends as `\n`. */
function unixLines(source: string): string {
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  // A form feed on a line of its own is a blank to Python, and an error to the grammar.
  return text.includes('\f') ? text.replace(/^\f+$/gm, '') : text;
}

function rejectErrors(top: SyntaxNode, text: string): void {
  if (!hasErrors(top, text)) return;
  const error = statementsError(text);
  throw new ParseFailure(error?.message ?? NOT_UNDERSTOOD, error?.span.start ?? 0);
}

function hasErrors(top: SyntaxNode, text: string): boolean {
  let found = false;
  top.cursor().iterate((node) => {
    // The grammar wants a value behind each `yield`.
    found ||= node.type.isError && !/\byield\s*$/.test(text.slice(Math.max(0, node.from - 100), node.from));
    return !found;
  });
  return found;
}

function guarded<Result>(text: string, parse: () => Result): Result | SyntaxFailure {
  try {
    return parse();
  } catch (error) {
    if (error instanceof ParseFailure) return failure(text, error.message, error.offset);
    throw error;
  }
}

function failure(text: string, message: string, offset: number): SyntaxFailure {
  const line = 1 + (text.slice(0, offset).match(/\n/g)?.length ?? 0);
  return new SyntaxFailure(message, line);
}
