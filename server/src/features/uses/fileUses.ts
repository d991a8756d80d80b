/** Finds the uses of certain names in a file, looking only at the statements that mention them. */
import { type Span, span } from '../../base/span';
import type { FunctionPlace } from '../../project/snapshot';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import { statementIndexAt } from '../context/statementAt';
import { Mentions } from './mentions';
import { statementUses } from './statementUses';
import { isSameName, type Name, type Use } from './use';

/** A name that is looked for. */
export interface Target extends Name {
  /** The languages of the functions of that name; a class has none. */
  readonly languages: ReadonlySet<FunctionPlace['language']>;
  /** The part of the name that is of interest, such as the class in the name of its function; all of it if absent. */
  readonly part?: Span;
}

/** In the order of the text, each place once. */
export function usesIn(tree: SyntaxTree, targets: readonly Target[]): readonly Use[] {
  const mentions = new Mentions(
    tree.text,
    targets.map(({ text }) => text),
  );
  const found: Use[] = [];
  for (const index of statementsToRead(tree, targets, mentions)) {
    const statement = tree.statements[index];
    const start = tree.starts[index] ?? 0;
    for (const use of statementUses(tree, { statement, start }, mentions)) {
      const target = targets.find((each) => isSameName(each, use));
      if (target && isTaken(use, target)) found.push(narrowed(use, target));
    }
  }
  return eachOnce(found.sort((first, second) => first.span.start - second.span.start));
}

/** Of several uses at one place the last one found stays. */
function eachOnce(sorted: readonly Use[]): readonly Use[] {
  return sorted.filter(({ span }, index) => sorted[index + 1]?.span.start !== span.start);
}

/** Whether the project has what the use most likely means. */
export function isTaken({ seen }: Use, { space, languages }: Target): boolean {
  switch (seen) {
    case 'name':
      return true;
    case 'word':
      return space === 'class' || languages.size > 0;
    case 'command':
      return languages.has('shell') || languages.has('python');
    case 'pythonName':
      return languages.has('def');
  }
}

/** A name made of two parts says by itself what it is. */
function narrowed(use: Use, { part }: Target): Use {
  if (!part) return use;
  return { ...use, span: span(use.span.start + part.start, use.span.start + part.end), seen: 'name' };
}

/** The numbers of the statements that mention one of the names, each once; a task may stand there without `do_`. */
function statementsToRead(tree: SyntaxTree, targets: readonly Target[], { starts }: Mentions): ReadonlySet<number> {
  const found = new Set<number>();
  for (const at of starts) {
    const index = statementIndexAt(tree, at);
    if (index !== undefined) found.add(index);
  }
  if (targets.some(({ text: name }) => name.startsWith('do_'))) {
    for (const [index, { kind }] of tree.statements.entries()) {
      if (kind === 'addtask' || kind === 'deltask') found.add(index);
    }
  }
  return found;
}
