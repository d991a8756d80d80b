/** Statements that hold others. */
import { parseArguments } from './arguments';
import type { Branch, Expression, Statement, StatementKind, WithItem } from './ast';
import type { ParseContext } from './context';
import { parseExpression, parseExpressionList, parseNamedExpression } from './expression';
import { parseFunction } from './function';
import { beginsMatch, parseMatch } from './match';
import { parseBody } from './statement';
import { parseLoopTarget, targetOf } from './target';
import { parseTry } from './try';

/** `undefined` where a simple statement begins. */
export function parseCompound(context: ParseContext): StatementKind | undefined {
  switch (context.token) {
    case 'if':
      return parseIf(context);
    case 'for':
      return parseFor(context);
    case 'def':
      return parseDef(context, []);
    case 'while': {
      context.next();
      const test = parseNamedExpression(context);
      return { kind: 'while', test, body: parseBody(context), otherwise: parseElse(context) };
    }
    case 'try':
      return parseTry(context);
    case 'with':
      return parseWith(context);
    case 'class':
      return parseClass(context, []);
    case '@':
      return parseDecorated(context);
    case 'async':
      return parseAsynchronous(context);
    case 'name':
      return beginsMatch(context) ? parseMatch(context) : undefined;
    default:
      return undefined;
  }
}

function parseIf(context: ParseContext): StatementKind {
  const branches: Branch[] = [];
  do {
    context.next();
    const test = parseNamedExpression(context);
    branches.push({ test, body: parseBody(context) });
  } while (context.token === 'elif');
  return { kind: 'if', branches, otherwise: parseElse(context) };
}

/** The body behind `else`; none where there is no `else`. */
export function parseElse(context: ParseContext): readonly Statement[] {
  return context.accept('else') ? parseBody(context) : [];
}

function parseFor(context: ParseContext): StatementKind {
  context.next();
  const target = parseLoopTarget(context);
  context.expect('in');
  const iterable = parseExpressionList(context);
  return { kind: 'for', target, iterable, body: parseBody(context), otherwise: parseElse(context) };
}

function parseWith(context: ParseContext): StatementKind {
  context.next();
  // The bracket may be one around all items, or belong to the first.
  const bracketed = context.token === '(' ? context.attempt(() => parseBracketedItems(context)) : undefined;
  const items = bracketed ?? parseItems(context, ':');
  return { kind: 'with', items, body: parseBody(context) };
}

function parseBracketedItems(context: ParseContext): WithItem[] {
  context.next();
  const items = parseItems(context, ')');
  context.expect(')');
  return context.token === ':' ? items : context.fail();
}

function parseItems(context: ParseContext, closing: string): WithItem[] {
  const items: WithItem[] = [];
  do {
    if (closing === ')' && items.length > 0 && context.token === closing) break;
    const manager = parseExpression(context);
    const { start } = context;
    const target = context.accept('as') ? targetOf(context, parseExpression(context), start) : undefined;
    items.push({ context: manager, target });
  } while (context.accept(','));
  return items;
}

function parseDef(context: ParseContext, decorators: readonly Expression[]): StatementKind {
  context.next();
  const definition = parseFunction(context, () => parseBody(context));
  context.bind(definition.name);
  return { kind: 'def', decorators, definition };
}

function parseClass(context: ParseContext, decorators: readonly Expression[]): StatementKind {
  context.next();
  const name = context.expectName();
  const args = context.token === '(' ? parseArguments(context) : [];
  const parsed = context.scoped('class', (scope) => ({ scope, body: parseBody(context) }));
  context.bind(name);
  return { kind: 'class', decorators, name, args, ...parsed };
}

function parseDecorated(context: ParseContext): StatementKind {
  const decorators: Expression[] = [];
  while (context.accept('@')) {
    decorators.push(parseNamedExpression(context));
    context.expect('newline');
  }
  if (context.token === 'def') return parseDef(context, decorators);
  if (context.token === 'class') return parseClass(context, decorators);
  return context.token === 'async' ? parseAsynchronous(context) : context.fail();
}

function parseAsynchronous(context: ParseContext): StatementKind {
  context.next();
  const { token } = context;
  if (token === 'def') {
    context.next();
    context.ignored(() => parseFunction(context, () => parseBody(context)));
  } else if (token === 'for') context.ignored(() => parseFor(context));
  else if (token === 'with') context.ignored(() => parseWith(context));
  else context.fail();
  return { kind: 'unsupported', why: 'runs asynchronously' };
}
