/** The patterns of `match`. */
import type { Expression, Pattern } from './ast';
import type { ParseContext } from './context';
import { parseNumber } from './number';
import { parsePrimary } from './primary';

/** What stands behind `case`: one pattern, or a sequence without brackets. */
export function parseCasePattern(context: ParseContext): Pattern {
  if (context.token !== '*') {
    const first = parsePattern(context);
    if (context.token !== ',') return first;
    return parseSequence(context, first, [':', 'if']);
  }
  return parseSequence(context, undefined, [':', 'if']);
}

function parsePattern(context: ParseContext): Pattern {
  context.descend();
  const patterns = [parseClosed(context)];
  while (context.accept('|')) patterns.push(parseClosed(context));
  context.depth--;
  const [first] = patterns;
  const pattern: Pattern = patterns.length === 1 && first ? first : { kind: 'or', patterns };
  if (!context.accept('as')) return pattern;
  const name = context.expectName();
  context.bind(name);
  return { kind: 'as', pattern, name };
}

function parseClosed(context: ParseContext): Pattern {
  switch (context.token) {
    case 'name':
      return parseNamed(context);
    case '(':
      return parseGroup(context);
    case '[':
      context.next();
      return closed(context, parseSequence(context, undefined, [']']), ']');
    case '{':
      return parseMapping(context);
    default:
      return { kind: 'value', value: parseLiteral(context) };
  }
}

function closed(context: ParseContext, pattern: Pattern, closing: string): Pattern {
  context.expect(closing);
  return pattern;
}

function parseLiteral(context: ParseContext): Expression {
  switch (context.token) {
    case '-': {
      context.next();
      if (!context.is('number')) return context.fail();
      return { kind: 'unary', operator: '-', operand: { kind: 'constant', value: parseNumber(context) } };
    }
    case 'number':
    case 'string':
    case 'True':
    case 'False':
    case 'None':
      return parsePrimary(context);
    default:
      return context.fail();
  }
}

/** A capture, a dotted name, or a class. */
function parseNamed(context: ParseContext): Pattern {
  const name = context.expectName();
  let value: Expression = { kind: 'name', name };
  while (context.accept('.')) value = { kind: 'attribute', object: value, name: context.expectName() };
  if (context.token === '(') return parseClass(context, value);
  if (value.kind !== 'name') return { kind: 'value', value };
  if (name === '_') return { kind: 'capture', name: undefined };
  context.bind(name);
  return { kind: 'capture', name };
}

function parseGroup(context: ParseContext): Pattern {
  context.next();
  if (context.token === ')' || context.token === '*') {
    return closed(context, parseSequence(context, undefined, [')']), ')');
  }
  const first = parsePattern(context);
  return closed(context, context.token === ',' ? parseSequence(context, first, [')']) : first, ')');
}

/** The patterns between commas, up to one of the ends; `first` has been read. */
function parseSequence(context: ParseContext, first: Pattern | undefined, ends: readonly string[]): Pattern {
  const items = first ? [first] : [];
  let starIndex: number | undefined;
  if (first) context.expect(',');
  while (!ends.includes(context.token)) {
    if (context.accept('*')) {
      starIndex ??= items.length;
      items.push(parseCapture(context));
    } else items.push(parsePattern(context));
    if (!context.accept(',')) break;
  }
  return { kind: 'sequence', items, starIndex };
}

function parseCapture(context: ParseContext): Pattern {
  const name = context.expectName();
  if (name === '_') return { kind: 'capture', name: undefined };
  context.bind(name);
  return { kind: 'capture', name };
}

function parseMapping(context: ParseContext): Pattern {
  context.next();
  const entries: { key: Expression; pattern: Pattern }[] = [];
  let rest: string | undefined;
  while (context.token !== '}') {
    if (context.accept('**')) {
      rest = context.expectName();
      context.bind(rest);
    } else {
      const key = context.token === 'name' ? parsePrimary(context) : parseLiteral(context);
      context.expect(':');
      entries.push({ key, pattern: parsePattern(context) });
    }
    if (!context.accept(',')) break;
  }
  return closed(context, { kind: 'mapping', entries, rest }, '}');
}

function parseClass(context: ParseContext, cls: Expression): Pattern {
  context.next();
  const positional: Pattern[] = [];
  const named: { name: string; pattern: Pattern }[] = [];
  while (context.token !== ')') {
    const keyword = context.token === 'name' ? context.attempt(() => parseKeyword(context)) : undefined;
    if (keyword === undefined) positional.push(parsePattern(context));
    else named.push({ name: keyword, pattern: parsePattern(context) });
    if (!context.accept(',')) break;
  }
  return closed(context, { kind: 'class', cls, positional, named }, ')');
}

/** `name=` */
function parseKeyword(context: ParseContext): string {
  const name = context.expectName();
  context.expect('=');
  return name;
}
