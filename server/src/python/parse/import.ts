/** `import` and `from ... import`. */
import type { ImportedName, StatementKind } from './ast';
import { fail, type ParseContext, type SyntaxNode } from './context';

export function parseImport(context: ParseContext, node: SyntaxNode, children: readonly SyntaxNode[]): StatementKind {
  if (children[0]?.name === 'import') {
    const names = importedNames(context, children.slice(1));
    for (const { name, as } of names) context.bind(as ?? name.split('.')[0] ?? name);
    return { kind: 'import', names };
  }
  const importIndex = children.findIndex((child) => child.name === 'import');
  const keyword = children[0] ?? fail(node);
  const from = context.source.slice(keyword.to, children[importIndex]?.from ?? fail(node)).replace(/[\s\\]/g, '');
  const dots = /^\.*/.exec(from)?.[0] ?? '';
  const named = children.slice(importIndex + 1);
  if (named[0]?.name === '*') return { kind: 'from', module: from.slice(dots.length), level: dots.length, names: '*' };
  const names = importedNames(
    context,
    named.filter((child) => child.name !== '(' && child.name !== ')'),
  );
  for (const { name, as } of names) context.bind(as ?? name);
  return { kind: 'from', module: from.slice(dots.length), level: dots.length, names };
}

function importedNames(context: ParseContext, nodes: readonly SyntaxNode[]): ImportedName[] {
  const names: ImportedName[] = [];
  let path = '';
  for (let index = 0; index <= nodes.length; index++) {
    const node = nodes[index];
    if (!node || node.name === ',') {
      if (path !== '') names.push({ name: path, as: undefined });
      path = '';
    } else if (node.name === 'as') {
      const alias = nodes[index + 1];
      names.push({ name: path, as: context.text(alias ?? fail(node)) });
      path = '';
      index++;
    } else path += context.text(node);
  }
  return names;
}
