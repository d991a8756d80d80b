/** What the first part of a dotted name stands for in the Python of metadata: the datastore, an event, or something of the code's own. */
import type { Span } from '../../base/span';
import { functionName, splitWords } from '../../syntax/bitbake/text';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import { definitionHeader } from './definitionHeader';
import { pythonCodeAt } from './pythonCodeAt';
import { statementAt } from './statementAt';

/** Whether the name can mean what BitBake gives under it: `d` and `e` are also what code calls its own variables. */
export function isGivenName(tree: SyntaxTree, offset: number, name: string): boolean {
  const [root = '', attribute] = name.split('.');
  if (root !== 'd' && root !== 'e') return true;
  // No exception has it, and those are what else is called `e`.
  if (root === 'e' && attribute === 'data') return true;
  if (root === 'e' && !isEventHandler(tree, offset)) return false;
  const code = pythonCodeAt(tree, offset);
  return !code || copiesIn(tree.text, code).includes(root) || !isBound(tree.text, code, root);
}

/** Names of datastores in the code around the offset: `d`, the datastore of an event, and copies. */
export function datastoreNames(tree: SyntaxTree, offset: number): ReadonlySet<string> {
  const code = pythonCodeAt(tree, offset);
  return new Set(['d', 'e.data', ...(code ? copiesIn(tree.text, code) : [])]);
}

/** Names to which the code assigns a datastore. */
function copiesIn(text: string, code: Span): readonly string[] {
  const assigned = /\b([A-Za-z_]\w*)[ \t]*=[ \t]*(?:[\w.]*(?:createCopy|get_multilib_datastore)\(|e\.data\b(?!\.))/g;
  return [...text.slice(code.start, code.end).matchAll(assigned)].flatMap(([, name]) => name ?? []);
}

/** Names that the code around the offset gives a value, and parameters of its `def`s; in no particular order. */
export function localNames(text: string, code: Span): ReadonlySet<string> {
  const names = new Set<string>();
  const written = text.slice(code.start, code.end);
  for (const pattern of bindings) {
    for (const [, list = ''] of written.matchAll(pattern)) {
      for (const [name] of list.matchAll(/[A-Za-z_]\w*/g)) names.add(name);
    }
  }
  for (const [, list = ''] of written.matchAll(/^[ \t]*def[ \t]+\w+[ \t]*\(([^()]*)\)/gm)) {
    for (const parameter of list.split(',')) {
      const name = /^\s*\*{0,2}([A-Za-z_]\w*)/.exec(parameter)?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  return names;
}

/** `a = 1`, `a, b = f()`, `for a, b in c`, `with x as a`, `import a`. */
const bindings: readonly RegExp[] = [
  /^[ \t]*([A-Za-z_]\w*(?:[ \t]*,[ \t]*[A-Za-z_]\w*)*)[ \t]*(?:[-+*/|&]=|=(?!=))/gm,
  /\bfor[ \t]+([A-Za-z_]\w*(?:[ \t]*,[ \t]*[A-Za-z_]\w*)*)[ \t]+in\b/g,
  /\bas[ \t]+([A-Za-z_]\w*)/g,
  /^[ \t]*(?:from[ \t]+[\w.]+[ \t]+)?import[ \t]+([A-Za-z_][\w, \t]*)$/gm,
];

/** A parameter does not count: that is how a `def` gets the datastore. */
function isBound(text: string, code: Span, name: string): boolean {
  const written = text.slice(code.start, code.end);
  return bindings.some((pattern) =>
    [...written.matchAll(pattern)].some(([, list = '']) => list.split(',').some((each) => each.trim() === name)),
  );
}

/** Whether `addhandler` or an event mask of the file names the function around the offset, or it is a `def` that an event is handed to. */
function isEventHandler(tree: SyntaxTree, offset: number): boolean {
  const { statement, start } = statementAt(tree, offset);
  if (statement?.kind === 'def') {
    const header = definitionHeader(tree.text, start, start + statement.length);
    return header?.parameters.some((parameter) => parameter.name === 'e') ?? false;
  }
  if (statement?.kind !== 'func' || !statement.python) return false;
  const name = functionName(tree, start, statement);
  return tree.statements.some((each, index) => {
    const from = tree.starts[index] ?? 0;
    if (each.kind === 'addhandler') {
      return splitWords(tree.text.slice(from + each.argument.start, from + each.argument.end)).includes(name);
    }
    return each.kind === 'assign' && each.flag !== undefined && tree.text.startsWith(`${name}[eventmask]`, from);
  });
}
