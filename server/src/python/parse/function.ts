/** Parameters and bodies of functions. */
import type { Expression, FunctionNode, Parameter, Statement } from './ast';
import type { ParseContext } from './context';
import { parseExpression } from './expression';
import type { Scope } from './scope';

type Parameters = Omit<FunctionNode, 'name' | 'body' | 'scope'>;

export function parseLambda(context: ParseContext): Expression {
  context.next();
  const parameters = parseParameters(context, ':');
  context.expect(':');
  const definition = context.scoped('function', (scope): FunctionNode => {
    bindParameters(context, scope, parameters);
    return { name: '<lambda>', ...parameters, body: { kind: 'value', value: parseExpression(context) }, scope };
  });
  return { kind: 'lambda', definition };
}

/** From the name on. */
export function parseFunction(context: ParseContext, parseBody: () => readonly Statement[]): FunctionNode {
  const name = context.expectName();
  context.expect('(');
  const parameters = parseParameters(context, ')');
  context.expect(')');
  if (context.accept('->')) context.ignored(() => parseExpression(context));
  return context.scoped('function', (scope): FunctionNode => {
    bindParameters(context, scope, parameters);
    return { name, ...parameters, body: { kind: 'block', statements: parseBody() }, scope };
  });
}

/** Those of a lambda have no annotations. Defaults belong to the scope around. */
function parseParameters(context: ParseContext, closing: ')' | ':'): Parameters {
  const parameters: Parameter[] = [];
  const keywordOnly: Parameter[] = [];
  let rest: string | undefined;
  let keywords: string | undefined;
  let positionalOnlyCount = 0;
  let isKeywordOnly = false;
  while (context.token !== closing) {
    if (keywords !== undefined) context.fail();
    if (context.accept('/')) {
      if (isKeywordOnly || positionalOnlyCount > 0 || parameters.length === 0) context.fail();
      positionalOnlyCount = parameters.length;
    } else if (context.accept('*')) {
      if (isKeywordOnly) context.fail();
      isKeywordOnly = true;
      if (context.token === 'name') rest = parseName(context, closing);
    } else if (context.accept('**')) keywords = parseName(context, closing);
    else {
      const name = parseName(context, closing);
      const byDefault = context.accept('=') ? parseExpression(context) : undefined;
      (isKeywordOnly ? keywordOnly : parameters).push({ name, byDefault });
    }
    if (!context.accept(',')) break;
  }
  const firstDefault = parameters.findIndex((parameter) => parameter.byDefault);
  if (firstDefault >= 0 && parameters.slice(firstDefault).some((parameter) => !parameter.byDefault)) {
    context.fail('A parameter without a default follows one with a default.');
  }
  return { parameters, positionalOnlyCount, keywordOnly, rest, keywords };
}

function parseName(context: ParseContext, closing: ')' | ':'): string {
  const name = context.expectName();
  if (closing === ')' && context.accept(':')) {
    context.ignored(() => {
      context.accept('*');
      return parseExpression(context);
    });
  }
  return name;
}

function bindParameters(context: ParseContext, scope: Scope, parameters: Parameters): void {
  for (const { name } of parameters.parameters) bindParameter(context, scope, name);
  for (const { name } of parameters.keywordOnly) bindParameter(context, scope, name);
  if (parameters.rest !== undefined) bindParameter(context, scope, parameters.rest);
  if (parameters.keywords !== undefined) bindParameter(context, scope, parameters.keywords);
}

function bindParameter(context: ParseContext, scope: Scope, name: string): void {
  if (scope.bound.has(name)) context.fail(`The parameter ${name} appears twice.`);
  scope.bound.add(name);
}
