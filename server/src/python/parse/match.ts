/** `match`, which is a name elsewhere. */
import type { MatchCase, StatementKind } from './ast';
import type { ParseContext } from './context';
import { parseExpressionList, parseNamedExpression } from './expression';
import { parseCasePattern } from './pattern';
import { parseBody } from './statement';

/** Whether a `match` statement begins here. */
export function beginsMatch(context: ParseContext): boolean {
  const { token, text, source, start, end } = context;
  if (token !== 'name' || text !== 'match') return false;
  // What stands behind a name of that name most often.
  if (/^[ \t]*(?:[=.,)\]:;\r\n]|$)/.test(source.slice(end, end + 20))) return false;
  let isMatch = false;
  context.attempt(() => {
    parseSubject(context);
    isMatch = context.token === 'name' && context.text === 'case';
    return context.fail('', start);
  });
  return isMatch;
}

export function parseMatch(context: ParseContext): StatementKind {
  const subject = parseSubject(context);
  const cases: MatchCase[] = [];
  while (context.token !== 'dedent') cases.push(parseCase(context));
  context.next();
  return { kind: 'match', subject, cases };
}

/** From `match` to the first `case`. */
function parseSubject(context: ParseContext) {
  context.next();
  const list = parseExpressionList(context);
  context.expect(':');
  context.expect('newline');
  context.expect('indent');
  return list;
}

function parseCase(context: ParseContext): MatchCase {
  if (context.token !== 'name' || context.text !== 'case') context.fail();
  context.next();
  const pattern = parseCasePattern(context);
  const guard = context.accept('if') ? parseNamedExpression(context) : undefined;
  return { pattern, guard, body: parseBody(context) };
}
