/** Finds the uses of certain names in a file, looking only at the statements that mention them. */
import { type Span, span } from '../../base/span';
import type { FunctionPlace } from '../../project/snapshot';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import { statementAt } from '../context/statementAt';
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
  const found = new Map<number, Use>();
  for (const start of statementStarts(tree, targets)) {
    for (const use of statementUses(tree, statementAt(tree, start))) {
      const target = targets.find((each) => isSameName(each, use));
      if (target && isTaken(use, target)) found.set(use.span.start, narrowed(use, target));
    }
  }
  return [...found.values()].sort((first, second) => first.span.start - second.span.start);
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

/** Where the statements start whose text holds one of the names; a task may stand there without `do_`. */
function statementStarts(tree: SyntaxTree, targets: readonly Target[]): ReadonlySet<number> {
  const starts = new Set<number>();
  const { text } = tree;
  for (const { text: name } of targets) {
    for (let at = text.indexOf(name); at !== -1; ) {
      const { start, statement } = statementAt(tree, at);
      starts.add(start);
      at = text.indexOf(name, Math.max(at + name.length, start + (statement?.length ?? 0)));
    }
  }
  if (targets.some(({ text: name }) => name.startsWith('do_'))) {
    tree.statements.forEach(({ kind }, index) => {
      if (kind === 'addtask' || kind === 'deltask') starts.add(tree.starts[index] ?? 0);
    });
  }
  return starts;
}
