/** Goes through a file's statements and keeps what the index needs. */
import { LineIndex } from '../../base/lineIndex';
import type { Span } from '../../base/span';
import { wordsIn } from '../../syntax/bitbake/expansions';
import { addTaskNames, assignedText, flagName, nameParts, partText, splitWords } from '../../syntax/bitbake/text';
import type { AddTask, Assignment, PathDirective, Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import { FactCollector, type FileFacts } from './fileFacts';
import type { WordCollector } from './mentionedWords';
import type { NameTable } from './nameTable';

/** `names` and `words` are those of the index: all its files share them. */
export function collectFacts(tree: SyntaxTree, names: NameTable, words: WordCollector): FileFacts {
  const file = { tree, names, lines: new LineIndex(tree.text), collector: new FactCollector() };
  for (let index = 0; index < tree.statements.length; index++) {
    const statement = tree.statements[index];
    if (statement) collect(file, statement, tree.starts[index] ?? 0);
  }
  file.collector.words(words.packedWords(tree.text));
  return file.collector.facts();
}

interface CollectedFile {
  readonly tree: SyntaxTree;
  readonly names: NameTable;
  readonly lines: LineIndex;
  readonly collector: FactCollector;
}

function collect(file: CollectedFile, statement: Statement, start: number): void {
  switch (statement.kind) {
    case 'assign':
      collectAssignment(file, statement, start);
      return;
    case 'func':
      // An anonymous function has no name to be found by.
      if (statement.name.end > statement.name.start) {
        collectFunction(file, statement, statement.name, start, statement.python ? 'python' : 'shell');
      }
      return;
    case 'def':
      collectFunction(file, statement, statement.name, start, 'def');
      return;
    case 'addtask':
      collectTasks(file, statement, start);
      return;
    case 'inherit':
    case 'inherit_defer':
      collectWords(file, statement, start, 'inherits');
      return;
    case 'include':
    case 'require':
    case 'include_all':
      collectWords(file, statement, start, 'includes');
      return;
  }
}

function collectAssignment(file: CollectedFile, statement: Assignment, start: number): void {
  const { tree, names, lines, collector } = file;
  const nameId = names.intern(partText(tree, start, statement.name, statement));
  const flag = flagName(tree, start, statement);
  const flagId = flag === undefined ? undefined : names.intern(flag);
  const from = start + statement.name.start;
  collector.assignment(nameId, flagId, statement.operator, from, start + statement.name.end, lines.lineOf(from));
  if (flag === undefined) collectProvided(file, statement, start, nameId);
}

function collectFunction(
  { tree, names, lines, collector }: CollectedFile,
  statement: Statement,
  name: Span,
  start: number,
  language: 'shell' | 'python' | 'def',
): void {
  const from = start + name.start;
  const nameId = names.intern(partText(tree, start, name, statement));
  collector.function(nameId, language, from, start + name.end, lines.lineOf(from));
}

/** What a recipe or package provides beside its own name, as far as it is plain text. */
function collectProvided(file: CollectedFile, statement: Assignment, start: number, nameId: number): void {
  const { tree, names, collector } = file;
  const name = names.name(nameId);
  if (!name.startsWith('PROVIDES') && !name.startsWith('RPROVIDES')) return;
  const { base, operation } = nameParts(name);
  if ((base !== 'PROVIDES' && base !== 'RPROVIDES') || operation === 'remove') return;
  for (const word of literalWords(assignedText(tree, start, statement))) collector.name('provides', names.intern(word));
}

function collectTasks({ tree, names, lines, collector }: CollectedFile, statement: AddTask, start: number): void {
  const { argument } = statement;
  const tasks = new Set(addTaskNames(partText(tree, start, argument, statement)).tasks);
  for (const word of wordsIn(tree.text, start + argument.start, start + argument.end)) {
    const name = tree.text.slice(word.start, word.end);
    // The tasks come first: a name that stands behind `after` or `before` as well is taken once.
    if (tasks.delete(name)) collector.task(names.intern(name), word.start, word.end, lines.lineOf(word.start));
  }
}

function collectWords(
  { tree, names, collector }: CollectedFile,
  statement: PathDirective,
  start: number,
  section: 'inherits' | 'includes',
): void {
  for (const word of literalWords(partText(tree, start, statement.argument, statement))) {
    collector.name(section, names.intern(word));
  }
}

/** The words that hold no expansion: an inline Python expression may have blanks, and none of its words is a name. */
function literalWords(text: string): readonly string[] {
  if (!text.includes('$')) return splitWords(text);
  return wordsIn(text, 0, text.length)
    .map(({ start, end }) => text.slice(start, end))
    .filter((word) => !word.includes('${'));
}
