/** What a part of a Python function that was not run could have written to the datastore, told from its code. */
import type { Expression, Statement } from '../../python/parse/ast';
import { localValues } from './localValues';
import { isNode, partsOf, type SyntaxNode } from './syntaxNode';
import { type WrittenName, writtenNames } from './writtenNames';

export interface SkippedWrites {
  readonly variables: readonly WrittenName[];
  readonly flags: readonly { readonly variable: WrittenName; readonly flag: string }[];
  /** Texts of the whole code that may be names of variables: what writes to a variable of any name may have got one of them. */
  readonly mentioned: ReadonlySet<string>;
  /** The functions that the part calls by their names. */
  readonly called: ReadonlySet<string>;
}

const variableSetters = new Set(['setVar', 'appendVar', 'prependVar', 'delVar', 'renameVar']);
const flagSetters = new Set(['setVarFlag', 'appendVarFlag', 'prependVarFlag', 'delVarFlag']);
/** What these are given by name they only read. */
const readers = new Set(['getVar', 'getVarFlag', 'getVarFlags', 'expand', 'contains', 'contains_any', 'filter']);

/** Of the definition of a function. `firstLine`, from 1, is that from which on it was not run. */
export function skippedWrites(statements: readonly Statement[], firstLine: number): SkippedWrites {
  const values = localValues(statements);
  const variables: WrittenName[] = [];
  const flags: { variable: WrittenName; flag: string }[] = [];
  const mentioned = new Set<string>();
  const called = new Set<string>();

  const visit = (node: SyntaxNode, wasRun: boolean, firstLeft: number): void => {
    if (isNode(node, 'constant')) {
      if (typeof node.value === 'string') mentioned.add(node.value);
      return;
    }
    // `note = d.setVar` gives what writes another name.
    if (isNode(node, 'attribute') && variableSetters.has(node.name)) variables.push({ kind: 'any' });
    const isRun = typeof node.line === 'number' ? node.line < firstLeft : wasRun;
    // Functions that are defined within may be called by what is left.
    const firstWithin = node.kind === 'def' || node.kind === 'lambda' ? 0 : firstLeft;
    const parts = isNode(node, 'call') ? partsOfCall(node, isRun) : partsOf(node);
    for (const part of parts) visit(part, isRun && firstWithin > 0, firstWithin);
  };

  /** Notes what a call does; gives the parts that are left to be looked at. */
  const partsOfCall = ({ callee, args }: Call, isRun: boolean): readonly SyntaxNode[] => {
    const given = args.map(({ value }) => value);
    const [first, second] = given;
    if (!isRun && callee.kind === 'name') called.add(callee.name);
    // A call that gets the datastore and the name of a variable, such as `settriplet(d, "PKGTRIPLETS", ...)`.
    if (!isRun && first?.kind === 'name' && first.name === 'd' && textOf(second) !== undefined) {
      variables.push({ kind: 'name', name: textOf(second) ?? '' });
    }
    const method = callee.kind === 'attribute' ? callee.name : '';
    if (!isRun && first && variableSetters.has(method)) {
      const names = method === 'renameVar' && second ? [first, second] : [first];
      variables.push(...names.flatMap((each) => writtenNames(each, values)));
    }
    const flag = textOf(second);
    if (!isRun && first && flag !== undefined && flagSetters.has(method)) {
      flags.push(...writtenNames(first, values).map((variable) => ({ variable, flag })));
    }
    const isKnown = variableSetters.has(method) || flagSetters.has(method) || readers.has(method);
    return [...(isKnown ? [] : [callee]), ...given.filter((each) => !isKnown || each.kind !== 'constant')].map(asNode);
  };

  for (const statement of statements) {
    for (const part of partsOf(asNode(statement))) visit(part, false, firstLine);
  }
  return { variables, flags, mentioned, called };
}

type Call = Extract<Expression, { kind: 'call' }>;

function textOf(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'constant' && typeof expression.value === 'string' ? expression.value : undefined;
}

function asNode(node: Statement | Expression): SyntaxNode {
  return node as SyntaxNode;
}
