/** `import` and `from ... import`. */
import type { ImportedName, StatementKind } from './ast';
import type { ParseContext } from './context';

export function parseImport(context: ParseContext): StatementKind {
  context.next();
  const names: ImportedName[] = [];
  do names.push(parseImported(context, context.expectDottedName()));
  while (context.accept(','));
  for (const { name, as } of names) context.bind(as ?? name.split('.')[0] ?? name);
  return { kind: 'import', names };
}

export function parseFrom(context: ParseContext): StatementKind {
  context.next();
  let level = 0;
  for (; context.token === '.' || context.token === '...'; context.next()) level += context.token.length;
  const module = level > 0 && context.token === 'import' ? '' : context.expectDottedName();
  context.expect('import');
  if (context.token === '*' && context.scope.kind !== 'module') context.fail();
  if (context.accept('*')) return { kind: 'from', module, level, names: '*' };
  const names = context.accept('(') ? parseBracketed(context) : parseNames(context);
  for (const { name, as } of names) context.bind(as ?? name);
  return { kind: 'from', module, level, names };
}

function parseNames(context: ParseContext): ImportedName[] {
  const names: ImportedName[] = [];
  do names.push(parseImported(context, context.expectName()));
  while (context.accept(','));
  return names;
}

function parseBracketed(context: ParseContext): ImportedName[] {
  const names: ImportedName[] = [];
  do {
    if (context.token === ')' && names.length > 0) break;
    names.push(parseImported(context, context.expectName()));
  } while (context.accept(','));
  context.expect(')');
  return names;
}

function parseImported(context: ParseContext, name: string): ImportedName {
  return { name, as: context.accept('as') ? context.expectName() : undefined };
}
