/** The gaps between the parts of a statement: what stands in them says nothing, as long as it keeps the parts apart. */
import type { Span } from '../../base/span';
import type { Assignment, FunctionDefinition, Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import { isPythonSpace, trimmedEnd } from '../../syntax/pythonCharacters';
import { isBlankInLine } from './blanks';
import { isOperatorInTable } from './tables';

/** The gaps of a statement that are to hold one blank and hold something else, in the statement's own offsets. */
export function untidyGaps(tree: SyntaxTree, index: number): readonly Span[] {
  const statement = tree.statements[index];
  const start = tree.starts[index] ?? 0;
  if (!statement) return [];
  const { text } = tree;
  return gapsOf(tree, index, statement).filter((gap) => {
    const placed = { start: start + gap.start, end: start + gap.end };
    // A gap that a backslash continues to the next line is as its author broke it.
    return isBlankInLine(text, placed) && text.slice(placed.start, placed.end) !== ' ';
  });
}

function gapsOf(tree: SyntaxTree, index: number, statement: Statement): readonly Span[] {
  switch (statement.kind) {
    case 'assign':
      return assignmentGaps(tree, index, statement);
    case 'func':
      return headerGaps(tree, index, statement);
    case 'inherit':
    case 'inherit_defer':
    case 'include':
    case 'require':
    case 'include_all':
    case 'addtask':
    case 'deltask':
    case 'addhandler':
    case 'EXPORT_FUNCTIONS':
    case 'addfragments':
      return [{ start: statement.kind.length, end: statement.argument.start }];
    case 'export':
    case 'unset':
      return [{ start: statement.kind.length, end: statement.name.start }];
    case 'addpylib':
      return [{ start: statement.kind.length, end: statement.directory.start }];
    case 'def':
    case 'blank':
    case 'comment':
    case 'unparsed':
      return [];
  }
}

function assignmentGaps(tree: SyntaxTree, index: number, statement: Assignment): readonly Span[] {
  const { exported, name, flag, operatorSpan, value } = statement;
  const gaps: Span[] = [];
  if (exported) gaps.push({ start: 'export'.length, end: name.start });
  if (!isOperatorInTable(tree, index)) gaps.push({ start: flag ? flag.end + 1 : name.end, end: operatorSpan.start });
  gaps.push({ start: operatorSpan.end, end: value.start - 1 });
  return gaps;
}

/** Every run of blanks in the opening line, and the place before its brace. Whether one stands before `()` is a matter of taste. */
function headerGaps({ text, starts }: SyntaxTree, index: number, { body }: FunctionDefinition): readonly Span[] {
  const start = starts[index] ?? 0;
  const brace = trimmedEnd(text, start, start + body.start) - 1;
  const gaps: Span[] = [];
  for (let at = start; at <= brace; at++) {
    const from = at;
    while (at < brace && isPythonSpace(text.charCodeAt(at))) at++;
    if (at > from || at === brace) gaps.push({ start: from - start, end: at - start });
  }
  return gaps;
}
