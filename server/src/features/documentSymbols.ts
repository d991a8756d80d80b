/**
 * The outline of a file: classes and files it takes in, variables with all that is assigned to them, functions and tasks, with the functions that
 * these define for themselves and the configuration files that they write.
 */
import { type Span, shifted } from '../base/span';
import { type WrittenFile, writtenFiles } from '../formats/writtenFiles';
import type { SourceFile } from '../project/snapshot';
import { wordsIn } from '../syntax/bitbake/expansions';
import { addTaskNames, assignedText, functionName, nameParts, partText } from '../syntax/bitbake/text';
import type { Assignment, FunctionDefinition, PythonDefinition, Statement, SyntaxTree } from '../syntax/bitbake/tree';
import { trimmedEnd } from '../syntax/pythonCharacters';
import type { ConfigSymbolKind } from './documentSymbols/configSymbols';
import { type NestedFunction, nestedPython, nestedShell } from './documentSymbols/nestedFunctions';
import { writtenFileSymbol } from './documentSymbols/writtenFileSymbol';

export type SymbolKind = 'variable' | 'flag' | 'override' | 'function' | 'task' | 'class' | 'file' | ConfigSymbolKind;

export interface OutlineSymbol {
  readonly name: string;
  /** What stands beside the name: the beginning of a value, what a task runs after. */
  readonly detail: string;
  readonly kind: SymbolKind;
  /** All that belongs to the symbol. */
  readonly span: Span;
  /** The name itself. */
  readonly selection: Span;
  readonly children: readonly OutlineSymbol[];
}

/**
 * The symbols of a file in the order of the text. What follows an assignment and changes the same variable (`:append`, flags)
 * stands under it, as long as nothing else comes between: an outline entry must cover its children.
 */
export function documentSymbols(file: SourceFile): readonly OutlineSymbol[] {
  const { tree } = file;
  const entries: (OutlineSymbol | VariableGroup)[] = [];
  let group: VariableGroup | undefined;
  for (let index = 0; index < tree.statements.length; index++) {
    const statement = tree.statements[index];
    if (!statement || statement.kind === 'blank' || statement.kind === 'comment') continue;
    const start = tree.starts[index] ?? 0;
    if (statement.kind !== 'assign') {
      group = undefined;
      entries.push(...symbolsOf(tree, start, statement));
      continue;
    }
    const { base } = nameParts(partText(tree, start, statement.name, statement));
    const symbol = assignmentSymbol(tree, start, statement);
    if (group?.base === base) {
      group.members.push(symbol);
    } else {
      group = { base, members: [symbol] };
      entries.push(group);
    }
  }
  const symbols = entries.map((entry) => ('members' in entry ? groupSymbol(entry) : entry));
  return writtenFiles(tree, file.path).reduce<readonly OutlineSymbol[]>(
    (all, written) => withWrittenFile(all, written, tree.text),
    symbols,
  );
}

/** A file stands below the innermost function that writes it. */
function withWrittenFile(
  symbols: readonly OutlineSymbol[],
  written: WrittenFile,
  text: string,
): readonly OutlineSymbol[] {
  const holder = symbols.find(
    ({ span, kind }) =>
      (kind === 'function' || kind === 'task') && span.start <= written.span.start && written.span.end <= span.end,
  );
  if (!holder) return [...symbols, writtenFileSymbol(written, text)].sort(byPlace);
  return symbols.map((symbol) =>
    symbol === holder ? { ...holder, children: withWrittenFile(holder.children, written, text) } : symbol,
  );
}

function byPlace(first: OutlineSymbol, second: OutlineSymbol): number {
  return first.span.start - second.span.start;
}

interface VariableGroup {
  readonly base: string;
  readonly members: OutlineSymbol[];
}

function groupSymbol({ base, members }: VariableGroup): OutlineSymbol {
  const first = members[0];
  if (first && members.length === 1) return first;
  const last = members.at(-1);
  const start = first?.span.start ?? 0;
  const selection = { start: first?.selection.start ?? 0, end: (first?.selection.start ?? 0) + base.length };
  return {
    name: base || '?',
    detail: first && first.name === base ? first.detail : '',
    kind: 'variable',
    span: { start, end: last?.span.end ?? start },
    selection: first && first.name === base ? first.selection : selection,
    children: first && first.name === base ? members.slice(1) : members,
  };
}

function assignmentSymbol(tree: SyntaxTree, start: number, statement: Assignment): OutlineSymbol {
  const name = partText(tree, start, statement.name, statement);
  const flag = statement.flag && partText(tree, start, statement.flag, statement);
  const { operation, overrides } = nameParts(name);
  const value = shortened(assignedText(tree, start, statement));
  return {
    name: (flag === undefined ? name : `${name}[${flag}]`) || '?',
    detail: statement.operator === '=' ? value : `${statement.operator} ${value}`,
    kind: flag === undefined ? (operation || overrides.length > 0 ? 'override' : 'variable') : 'flag',
    span: statementSpan(tree, start, statement),
    selection: shifted(statement.name, start),
    children: [],
  };
}

function symbolsOf(tree: SyntaxTree, start: number, statement: Statement): OutlineSymbol[] {
  switch (statement.kind) {
    case 'func':
      return [functionSymbol(tree, start, statement)];
    case 'def':
      return [definitionSymbol(tree, start, statement)];
    case 'inherit':
    case 'inherit_defer':
      return wordSymbols(tree, start, statement, statement.argument, 'class');
    case 'include':
    case 'require':
    case 'include_all':
      return wordSymbols(tree, start, statement, statement.argument, 'file');
    case 'addtask':
      return taskSymbols(tree, start, statement, statement.argument);
    default:
      return [];
  }
}

function functionSymbol(tree: SyntaxTree, start: number, statement: FunctionDefinition): OutlineSymbol {
  const name = functionName(tree, start, statement);
  const selection = statement.name.end > statement.name.start ? statement.name : { start: 0, end: 0 };
  const words = [statement.fakeroot ? 'fakeroot' : '', statement.python ? 'python' : 'shell'];
  const shown = name === '__anonymous' ? 'anonymous function' : name;
  const kind = name.startsWith('do_') ? 'task' : 'function';
  const symbol = leaf(tree, start, statement, selection, kind, shown, words.filter(Boolean).join(' '));
  const body = shifted(statement.body, start);
  const nested = statement.python ? nestedPython(tree.text, body, false) : nestedShell(tree.text, body);
  return { ...symbol, children: nested.map(nestedSymbol) };
}

function definitionSymbol(tree: SyntaxTree, start: number, statement: PythonDefinition): OutlineSymbol {
  const name = partText(tree, start, statement.name, statement);
  const symbol = leaf(tree, start, statement, statement.name, 'function', name, 'def');
  return { ...symbol, children: nestedPython(tree.text, shifted(statement.body, start), true).map(nestedSymbol) };
}

function nestedSymbol(nested: NestedFunction): OutlineSymbol {
  return { ...nested, kind: 'function', children: nested.children.map(nestedSymbol) };
}

function taskSymbols(tree: SyntaxTree, start: number, statement: Statement, argument: Span): OutlineSymbol[] {
  const { tasks, after, before } = addTaskNames(partText(tree, start, argument, statement));
  const order = [
    after.length > 0 ? `after ${after.join(' ')}` : '',
    before.length > 0 ? `before ${before.join(' ')}` : '',
  ];
  const detail = ['addtask', ...order.filter(Boolean)].join(' ');
  return wordSpans(tree, start, argument)
    .slice(0, tasks.length)
    .map((word) =>
      leaf(tree, start, statement, word, 'task', tree.text.slice(start + word.start, start + word.end), detail),
    );
}

function wordSymbols(
  tree: SyntaxTree,
  start: number,
  statement: Statement,
  argument: Span,
  kind: SymbolKind,
): OutlineSymbol[] {
  return wordSpans(tree, start, argument).map((word) =>
    leaf(tree, start, statement, word, kind, tree.text.slice(start + word.start, start + word.end), statement.kind),
  );
}

/** The words of an argument, counted from the statement's start. */
function wordSpans(tree: SyntaxTree, start: number, argument: Span): Span[] {
  return wordsIn(tree.text, start + argument.start, start + argument.end).map((word) => shifted(word, -start));
}

function leaf(
  tree: SyntaxTree,
  start: number,
  statement: Statement,
  selection: Span,
  kind: SymbolKind,
  name: string,
  detail: string,
): OutlineSymbol {
  const span = kind === 'class' || kind === 'file' ? shifted(selection, start) : statementSpan(tree, start, statement);
  return { name: name || '?', detail, kind, span, selection: shifted(selection, start), children: [] };
}

/** The statement without the line end that it ends with. */
function statementSpan(tree: SyntaxTree, start: number, statement: Statement): Span {
  return { start, end: trimmedEnd(tree.text, start, start + statement.length) };
}

const detailLength = 80;

function shortened(value: string): string {
  const shown = value.length > detailLength * 4 ? value.slice(0, detailLength * 4) : value;
  const oneLine = shown.split(/\s+/).join(' ').trim();
  return oneLine.length > detailLength ? `${oneLine.slice(0, detailLength - 1)}…` : oneLine;
}
