/** Statements that hold no others. */
import type { BinaryOperator } from '../arithmetic';
import type { Expression, StatementKind, Target } from './ast';
import type { ParseContext } from './context';
import { parseExpression, parseExpressionList, parseValue } from './expression';
import { parseFrom, parseImport } from './import';
import { targetOf } from './target';
import { AUGMENTED } from './tokens';

export function parseSimple(context: ParseContext): StatementKind {
  switch (context.token) {
    case 'return':
      context.next();
      return { kind: 'return', value: endsStatement(context) ? undefined : parseExpressionList(context) };
    case 'import':
      return parseImport(context);
    case 'from':
      return parseFrom(context);
    case 'raise':
      return parseRaise(context);
    case 'pass':
      context.next();
      return { kind: 'pass' };
    case 'break':
      context.next();
      return { kind: 'break' };
    case 'continue':
      context.next();
      return { kind: 'continue' };
    case 'del':
      return parseDelete(context);
    case 'global':
    case 'nonlocal':
      return parseScopeStatement(context);
    case 'assert': {
      context.next();
      const test = parseExpression(context);
      return { kind: 'assert', test, message: context.accept(',') ? parseExpression(context) : undefined };
    }
    default:
      return isTypeAlias(context) ? parseTypeAlias(context) : parseExpressionStatement(context);
  }
}

function endsStatement({ token }: ParseContext): boolean {
  return token === 'newline' || token === ';';
}

/** An expression, or an assignment of some kind. */
function parseExpressionStatement(context: ParseContext): StatementKind {
  const { start, text, token: firstToken } = context;
  const first = parseValue(context);
  switch (context.token) {
    case 'newline':
    case ';':
      return { kind: 'expression', value: first };
    case '=':
      return parseAssignment(context, first, start);
    case ':':
      return parseAnnotated(context, first, start);
    case 'string':
    case 'name':
      if (firstToken === 'name' && text === 'print') context.fail('The arguments of print need parentheses.', start);
  }
  const operator = AUGMENTED.get(context.token);
  if (operator === undefined) return context.fail();
  context.next();
  const value = parseValue(context);
  const target = targetOf(context, first, start);
  return target.kind === 'unpack'
    ? context.fail()
    : { kind: 'augmented', target, operator: operator as BinaryOperator, value };
}

/** The value is read first, as in Python: what it says of names comes before they are bound. */
function parseAssignment(context: ParseContext, first: Expression, start: number): StatementKind {
  const parts = [first];
  while (context.accept('=')) parts.push(parseValue(context));
  const value = parts.pop() ?? first;
  return { kind: 'assign', targets: parts.map((part) => targetOf(context, part, start)), value };
}

function parseAnnotated(context: ParseContext, first: Expression, start: number): StatementKind {
  context.next();
  context.ignored(() => parseExpression(context));
  const value = context.accept('=') ? parseValue(context) : undefined;
  const target = targetOf(context, first, start);
  if (target.kind === 'unpack') return context.fail();
  return value ? { kind: 'assign', targets: [target], value } : { kind: 'pass' };
}

function parseDelete(context: ParseContext): StatementKind {
  context.next();
  const { start } = context;
  const flatten = (target: Target): Target[] => (target.kind === 'unpack' ? target.items.flatMap(flatten) : [target]);
  return { kind: 'delete', targets: flatten(targetOf(context, parseExpressionList(context), start)) };
}

function parseRaise(context: ParseContext): StatementKind {
  context.next();
  if (endsStatement(context)) return { kind: 'raise', exception: undefined, cause: undefined };
  const exception = parseExpression(context);
  return { kind: 'raise', exception, cause: context.accept('from') ? parseExpression(context) : undefined };
}

function parseScopeStatement(context: ParseContext): StatementKind {
  const { scope } = context;
  const statement = context.token === 'global' ? 'global' : 'nonlocal';
  const names: string[] = [];
  do {
    context.next();
    const { start } = context;
    const name = context.expectName();
    if (scope.bound.has(name)) context.fail(`${name} is assigned to before this declaration.`, start);
    names.push(name);
  } while (context.token === ',');
  scope.declare(statement, names);
  return { kind: 'pass' };
}

/** `type` is a name elsewhere. */
function isTypeAlias({ token, text, source, end }: ParseContext): boolean {
  return token === 'name' && text === 'type' && /^[ \t]+[^\W\d]\w*[ \t]*[=[]/.test(source.slice(end, end + 200));
}

function parseTypeAlias(context: ParseContext): StatementKind {
  context.next();
  context.ignored(() => parseExpression(context));
  context.expect('=');
  context.ignored(() => parseExpression(context));
  return { kind: 'unsupported', why: 'defines a type alias' };
}
