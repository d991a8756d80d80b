/** Names, literals and brackets, with the attributes, calls and subscripts behind them. */
import { ELLIPSIS } from '../value';
import { parseArguments } from './arguments';
import type { Expression } from './ast';
import { parseBraces, parseBrackets, parseParentheses } from './brackets';
import type { ParseContext } from './context';
import { parseNumber } from './number';
import { parseStrings } from './string';
import { parseSubscript } from './subscript';

export function parsePrimary(context: ParseContext): Expression {
  const { depth, peak } = context;
  context.peak = depth;
  let expression = parseAtom(context);
  let linkCount = 0;
  for (;;) {
    const { token } = context;
    if (token === '.') {
      context.next();
      expression = { kind: 'attribute', object: expression, name: context.expectName() };
    } else if (token === '(') {
      expression = { kind: 'call', callee: expression, args: parseArguments(context) };
    } else if (token === '[') {
      expression = { kind: 'subscript', object: expression, index: parseSubscript(context) };
    } else break;
    linkCount++;
  }
  // Each link nests all that stands before it one level deeper.
  const deepest = context.peak + linkCount;
  context.peak = peak;
  if (deepest > peak) context.reach(deepest);
  return expression;
}

function parseAtom(context: ParseContext): Expression {
  switch (context.token) {
    case 'name': {
      const name = context.text;
      context.next();
      return { kind: 'name', name };
    }
    case 'string':
    case 'fstring':
      return parseStrings(context);
    case 'number':
      return { kind: 'constant', value: parseNumber(context) };
    case '(':
      return parseParentheses(context);
    case '[':
      return parseBrackets(context);
    case '{':
      return parseBraces(context);
    case 'True':
      context.next();
      return { kind: 'constant', value: true };
    case 'False':
      context.next();
      return { kind: 'constant', value: false };
    case 'None':
      context.next();
      return { kind: 'constant', value: null };
    case '...':
      context.next();
      return { kind: 'constant', value: ELLIPSIS };
    case 'await':
      context.next();
      context.ignored(() => parsePrimary(context));
      return { kind: 'unsupported', why: 'awaits something' };
    default:
      return context.fail();
  }
}
