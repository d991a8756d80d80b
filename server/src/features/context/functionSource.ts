/** What the source of a function of the layers says of it. */
import { shifted } from '../../base/span';
import type { FunctionPlace } from '../../project/snapshot';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import { type DefinitionHeader, definitionHeader, docstringAt } from './definitionHeader';
import { statementAt } from './statementAt';

export interface FunctionSource {
  /** Of a `def`. */
  readonly header: DefinitionHeader | undefined;
  /** Of a function in Python. */
  readonly docstring: string | undefined;
  /** The lines between the braces; of a `def`, all of it. */
  readonly body: string;
}

/** Undefined where the tree is not the one that the place was told from. */
export function functionSource(
  tree: SyntaxTree,
  { span: name }: Pick<FunctionPlace, 'span'>,
): FunctionSource | undefined {
  const { statement, start } = statementAt(tree, name.start);
  if (statement?.kind !== 'def' && statement?.kind !== 'func') return undefined;
  const place = shifted(statement.body, start);
  const body = tree.text.slice(place.start, place.end);
  if (statement.kind === 'def') {
    const header = definitionHeader(tree.text, place.start, place.end);
    return { header, docstring: header?.docstring, body };
  }
  const docstring = statement.python ? docstringAt(tree.text, place.start, place.end) : undefined;
  return { header: undefined, docstring, body };
}
