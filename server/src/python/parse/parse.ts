/**
 * Parses Python source. By hand, in one pass: most of the Python in metadata is run once or never, so that reading it is most of its cost,
 * and a parser driven by tables takes several times as long before the engine has warmed up to it.
 */
import { expressionError, statementsError } from '../../syntax/python/syntaxError';
import type { Expression, Statement } from './ast';
import { parseContent } from './brackets';
import { ParseContext } from './context';
import type { Scope } from './scope';
import { parseStatements } from './statement';
import { NOT_UNDERSTOOD, ParseFailure } from './tokenizer';

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
  if (source.trim() === '') return failure(source, 'The expression is empty.', 0);
  const text = unixLines(source);
  try {
    const context = new ParseContext(text, 'expression');
    if (context.token === 'end') context.fail();
    // Within parentheses line breaks mean nothing.
    const value = parseContent(context, 'end');
    if (context.token !== 'end') context.fail();
    context.scope.depth = context.peak;
    return { kind: 'expression', value, scope: context.scope };
  } catch (error) {
    if (!(error instanceof ParseFailure)) throw error;
    if (error.message !== NOT_UNDERSTOOD) return failure(text, error.message, error.offset);
    // In the words that the editor has for it.
    const known = expressionError(text);
    if (known === 'unterminated string') return failure(text, 'This string is never closed.', error.offset);
    return failure(text, known?.message ?? error.message, known?.span.start ?? error.offset);
  }
}

/** A module, or any other sequence of statements. */
export function parseModuleSource(source: string): ParsedModule | SyntaxFailure {
  const text = unixLines(source);
  try {
    const context = new ParseContext(text, 'module');
    const body = parseStatements(context);
    context.scope.depth = context.peak;
    return { kind: 'module', body, scope: context.scope };
  } catch (error) {
    if (!(error instanceof ParseFailure)) throw error;
    const known = error.message === NOT_UNDERSTOOD ? statementsError(text) : undefined;
    return failure(text, known?.message ?? error.message, known?.span.start ?? error.offset);
  }
}

/** Python reads all line ends as `\n`. */
function unixLines(source: string): string {
  return source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
}

function failure(text: string, message: string, offset: number): SyntaxFailure {
  const line = 1 + (text.slice(0, offset).match(/\n/g)?.length ?? 0);
  return new SyntaxFailure(message, line);
}
