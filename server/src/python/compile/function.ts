/** Functions: `def`, `lambda`, and what they make when they run. */
import { type Frame, type FunctionCode, type ParameterList, PyFunction } from '../function';
import type { Expression, FunctionNode, Parameter, Statement } from '../parse/ast';
import { spend } from '../run';
import { PyGenerator, type PyValue } from '../value';
import { CompileScope, type Evaluate, type Execute, NORMAL } from './context';
import { applyDecorators } from './decorators';
import { compileExpression } from './expression';
import { compileGeneratorBody } from './generator';
import { compileStore } from './name';
import { compileBlock } from './statement';

export function compileLambda(scope: CompileScope, definition: FunctionNode): Evaluate {
  return compileFunction(scope, definition, null);
}

export function compileDef(scope: CompileScope, definition: FunctionNode, decorators: readonly Expression[]): Execute {
  const body = definition.body.kind === 'block' ? definition.body.statements : [];
  const make = compileFunction(scope, definition, documentationOf(body));
  const evaluated = decorators.map((decorator) => compileExpression(scope, decorator));
  const store = compileStore(scope, definition.name);
  return (frame) => {
    const callables = evaluated.map((decorator) => decorator(frame));
    store(frame, applyDecorators(callables, make(frame), frame));
    return NORMAL;
  };
}

/** The string that stands first in a body. */
export function documentationOf(body: readonly Statement[]): string | null {
  const [first] = body;
  const isText = first?.kind === 'expression' && first.value.kind === 'constant';
  return isText && typeof first.value.value === 'string' ? first.value.value : null;
}

function compileFunction(scope: CompileScope, definition: FunctionNode, documentation: PyValue): Evaluate {
  const { parameters, keywordOnly } = definition;
  const defaults = parameters.flatMap(({ byDefault }) => (byDefault ? [compileExpression(scope, byDefault)] : []));
  const keywordDefaults = keywordOnly.flatMap(({ name, byDefault }) =>
    byDefault ? [{ name, value: compileExpression(scope, byDefault) }] : [],
  );
  const code = compileCode(scope, definition);
  return (frame) => {
    const named = new Map<string, PyValue>();
    for (const { name, value } of keywordDefaults) named.set(name, value(frame));
    const values = defaults.map((value) => value(frame));
    return new PyFunction(code, frame.globals, frame, values, named, documentation);
  };
}

function compileCode(outer: CompileScope, definition: FunctionNode): FunctionCode {
  const qualifiedName = outer.qualifier + definition.name;
  const scope = new CompileScope(definition.scope, outer, `${qualifiedName}.<locals>.`);
  const code = {
    name: definition.name,
    qualifiedName,
    parameters: parameterList(definition),
    slotCount: scope.slots.size,
    depth: definition.scope.depth,
    // Most functions of metadata are never called, so the body is compiled by the first call.
    execute: (frame: Frame): PyValue => {
      code.execute = compileBody(scope, definition);
      return code.execute(frame);
    },
  };
  return code;
}

function parameterList(definition: FunctionNode): ParameterList {
  const { parameters, keywordOnly, rest, keywords, positionalOnlyCount } = definition;
  const nameOf = (parameter: Parameter) => parameter.name;
  return {
    names: [...parameters, ...keywordOnly].map(nameOf),
    positionalCount: parameters.length,
    positionalOnlyCount,
    keywordOnlyCount: keywordOnly.length,
    takesMore: keywordOnly.length > 0 || rest !== undefined || keywords !== undefined,
    hasRest: rest !== undefined,
    hasKeywords: keywords !== undefined,
  };
}

function compileBody(scope: CompileScope, { body, scope: names }: FunctionNode): Evaluate {
  if (body.kind === 'value') {
    const value = compileExpression(scope, body.value);
    const { cost } = scope;
    return (frame) => {
      spend(frame.budget, cost);
      return value(frame);
    };
  }
  if (names.hasYield) {
    const run = compileGeneratorBody(scope, body.statements);
    return (frame) => new PyGenerator(run(frame), names.depth + 4);
  }
  const execute = compileBlock(scope, body.statements);
  return (frame: Frame) => {
    execute(frame);
    return frame.returned;
  };
}
