/** The arguments of a call, or of a class statement. */
import type { Argument } from './ast';
import { parseComprehension } from './comprehension';
import type { ParseContext } from './context';
import { parseExpression, parseNamedExpression } from './expression';

/** From the bracket that opens them to the one that closes them. */
export function parseArguments(context: ParseContext): Argument[] {
  context.next();
  const args: Argument[] = [];
  let isNamed = false;
  while (context.token !== ')') {
    const arg = parseArgument(context, args.length === 0);
    if (arg.kind === 'keyword' || arg.kind === 'double star') isNamed = true;
    else if (isNamed && arg.kind === 'positional') context.fail('A positional argument follows a keyword argument.');
    args.push(arg);
    if (!context.accept(',')) break;
  }
  context.expect(')');
  return args;
}

function parseArgument(context: ParseContext, isFirst: boolean): Argument {
  if (context.accept('*')) return { kind: 'star', value: parseExpression(context) };
  if (context.accept('**')) return { kind: 'double star', value: parseExpression(context) };
  const { token: firstToken, yieldCount } = context;
  const value = parseNamedExpression(context);
  if (context.token === '=') {
    if (firstToken !== 'name' || value.kind !== 'name') return context.fail();
    context.next();
    return { kind: 'keyword', name: value.name, value: parseExpression(context) };
  }
  if (context.token !== 'for' && context.token !== 'async') return { kind: 'positional', value };
  const generator = parseComprehension(context, 'generator', value, undefined, yieldCount);
  // Only a sole one needs no brackets of its own.
  return isFirst && context.is(')') ? { kind: 'positional', value: generator } : context.fail();
}
