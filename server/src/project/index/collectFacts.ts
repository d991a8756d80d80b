/** Goes through a file's statements and keeps what the index needs. */
import { LineIndex } from '../../base/lineIndex';
import { type Span, shifted } from '../../base/span';
import { wordsIn } from '../../syntax/bitbake/expansions';
import { addTaskNames, assignedText, flagName, partText } from '../../syntax/bitbake/text';
import type { AddTask, Assignment, PathDirective, Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import { FactCollector, type FileFacts } from './fileFacts';
import type { WordCollector } from './mentionedWords';
import { mayBeMeant, mentionSection, mentionsIn, type PlainText } from './mentions';
import type { NameTable } from './nameTable';

/** `names` and `words` are those of the index: all its files share them. */
export function collectFacts(tree: SyntaxTree, names: NameTable, words: WordCollector): FileFacts {
  const lines = new LineIndex(tree.text);
  const file = {
    tree,
    names,
    lines,
    collector: new FactCollector(),
    isGroup: isPackageGroup(tree),
    plainText: plainTexts(tree),
  };
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
  /** Whether the file describes a packagegroup. */
  readonly isGroup: boolean;
  readonly plainText: PlainText;
}

/** What the file sets variables to, those set twice or put together left out; looked through once it is asked for one. */
function plainTexts(tree: SyntaxTree): PlainText {
  let texts: ReadonlyMap<string, string | undefined> | undefined;
  return (variable) => {
    texts ??= assignedOnce(tree);
    return texts.get(variable);
  };
}

function assignedOnce(tree: SyntaxTree): ReadonlyMap<string, string | undefined> {
  const texts = new Map<string, string | undefined>();
  for (const [index, statement] of tree.statements.entries()) {
    if (statement.kind !== 'assign' || statement.flag) continue;
    const start = tree.starts[index] ?? 0;
    const name = partText(tree, start, statement.name, statement);
    const text = assignedText(tree, start, statement);
    texts.set(name, texts.has(name) || /[\s$]/.test(text) ? undefined : text);
  }
  return texts;
}

/** An append of a packagegroup need not inherit the class, but its packages carry the name all the same. */
function isPackageGroup({ text, statements, starts }: SyntaxTree): boolean {
  if (!text.includes('packagegroup')) return false;
  return statements.some((statement, index) => {
    const start = starts[index] ?? 0;
    if (statement.kind === 'assign') return text.startsWith('RDEPENDS:packagegroup-', start);
    if (statement.kind !== 'inherit' && statement.kind !== 'inherit_defer') return false;
    const { argument } = statement;
    return wordsIn(text, start + argument.start, start + argument.end).some(
      (word) => text.slice(word.start, word.end) === 'packagegroup',
    );
  });
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
  if (flag === undefined) collectMentions(file, statement, start, nameId);
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

/** The names that the value mentions, where it is one that does. */
function collectMentions(file: CollectedFile, statement: Assignment, start: number, nameId: number): void {
  const { tree, names, lines, collector, isGroup, plainText } = file;
  const variable = names.name(nameId);
  const section = mentionSection(variable, isGroup);
  if (!section) return;
  const value = shifted(statement.value, start);
  for (const { name, start: at } of mentionsIn(tree.text, value, variable, section, plainText)) {
    collector.mention(section, names.intern(name), lines.lineOf(at));
  }
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

/** Of words that hold an expansion, only the paths that are called after their recipe. */
function collectWords(
  { tree, names, lines, collector }: CollectedFile,
  statement: PathDirective,
  start: number,
  section: 'inherits' | 'includes',
): void {
  const { argument } = statement;
  for (const word of wordsIn(tree.text, start + argument.start, start + argument.end)) {
    const name = tree.text.slice(word.start, word.end);
    const isKnown = section === 'includes' ? mayBeMeant(name) : !name.includes('${');
    if (isKnown) collector.mention(section, names.intern(name), lines.lineOf(word.start));
  }
}
