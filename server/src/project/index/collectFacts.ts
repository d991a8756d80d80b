/** Goes through a file's statements and keeps what the index needs. */
import { LineIndex } from '../../base/lineIndex';
import { wordsIn } from '../../syntax/bitbake/expansions';
import {
  addTaskNames,
  assignedText,
  definedName,
  flagName,
  nameParts,
  partText,
  splitWords,
} from '../../syntax/bitbake/text';
import type { AddTask, Assignment, Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import { FactCollector, type FileFacts, type PackedPlace } from './fileFacts';
import type { NameTable } from './nameTable';

export function collectFacts(tree: SyntaxTree, names: NameTable): FileFacts {
  const collector = new FactCollector();
  const lines = new LineIndex(tree.text);
  for (let index = 0; index < tree.statements.length; index++) {
    const statement = tree.statements[index];
    if (statement) collect({ tree, statement, start: tree.starts[index] ?? 0, names, lines }, collector);
  }
  return collector.facts();
}

interface Located {
  readonly tree: SyntaxTree;
  readonly statement: Statement;
  readonly start: number;
  readonly names: NameTable;
  readonly lines: LineIndex;
}

function collect(located: Located, collector: FactCollector): void {
  const { tree, statement, start, names } = located;
  switch (statement.kind) {
    case 'assign': {
      const flag = flagName(tree, start, statement);
      const flagId = flag === undefined ? undefined : names.intern(flag);
      const place = namedPlace(located, statement.name);
      collector.assignment({ ...place, operator: statement.operator, flagId });
      if (flagId === undefined) collectProvided(located, statement, place.nameId, collector);
      return;
    }
    case 'func':
      if (statement.name.start === statement.name.end) return;
      collector.function({
        ...namedPlace(located, statement.name),
        language: statement.python ? 'python' : 'shell',
      });
      return;
    case 'def':
      collector.function({ ...namedPlace(located, statement.name), language: 'def' });
      return;
    case 'addtask':
      collectTasks(located, statement, collector);
      return;
    case 'inherit':
    case 'inherit_defer':
      for (const word of literalWords(partText(tree, start, statement.argument, statement))) {
        collector.name('inherits', names.intern(word));
      }
      return;
    case 'include':
    case 'require':
    case 'include_all':
      for (const word of literalWords(partText(tree, start, statement.argument, statement))) {
        collector.name('includes', names.intern(word));
      }
      return;
  }
}

function namedPlace(
  { tree, start, statement, names, lines }: Located,
  span: { start: number; end: number },
): PackedPlace {
  const nameId = names.intern(definedName(tree, start, statement) ?? '');
  const from = start + span.start;
  return { nameId, start: from, end: start + span.end, line: lines.lineOf(from) };
}

/** What a recipe or package provides beside its own name, as far as it is plain text. */
function collectProvided(located: Located, statement: Assignment, nameId: number, collector: FactCollector): void {
  const { tree, start, names } = located;
  const base = names.name(names.base(nameId));
  if (base !== 'PROVIDES' && base !== 'RPROVIDES') return;
  if (nameParts(names.name(nameId)).operation === 'remove') return;
  for (const word of literalWords(assignedText(tree, start, statement))) collector.name('provides', names.intern(word));
}

function collectTasks(
  { tree, start, statement, names, lines }: Located,
  { argument }: AddTask,
  collector: FactCollector,
): void {
  const tasks = new Set(addTaskNames(partText(tree, start, argument, statement)).tasks);
  for (const word of wordsIn(tree.text, start + argument.start, start + argument.end)) {
    const name = tree.text.slice(word.start, word.end);
    // A name that stands before `after` as well as behind it is added where it comes first.
    if (!tasks.delete(name)) continue;
    collector.task({ nameId: names.intern(name), start: word.start, end: word.end, line: lines.lineOf(word.start) });
  }
}

/** The words that hold no expansion: an inline Python expression may have blanks, and none of its words is a name. */
function literalWords(text: string): readonly string[] {
  if (!text.includes('$')) return splitWords(text);
  return wordsIn(text, 0, text.length)
    .map(({ start, end }) => text.slice(start, end))
    .filter((word) => !word.includes('${'));
}
