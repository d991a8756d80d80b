import type { Span } from '../../base/span';
import { isWholeValue, matchAssignmentHead } from '../../syntax/bitbake/assignment';
import { matchFunctionHeader } from '../../syntax/bitbake/functionHeader';
import { functionName } from '../../syntax/bitbake/text';
import type { FunctionDefinition, SyntaxTree } from '../../syntax/bitbake/tree';
import { statementLines } from '../../syntax/python/statementLines';
import { isPythonSpace, skipSpaces, trimmedEnd } from '../../syntax/pythonCharacters';
import { commandLines } from '../../syntax/shell/commandLines';
import type { Finding, FindingFix } from '../finding';
import type { FileRule } from '../rule';

export const swallowedStatements: FileRule = {
  id: 'swallowed-statements',
  category: 'bitbake',
  subject: 'file',
  severity: 'warning',
  what: 'Statements inside a function that was meant to end before them.',
  why: 'Only a line with nothing but `}` in column 0 closes a function. Up to the next such line BitBake takes everything for the body: assignments and functions in between do not exist, and nothing is said.',
  bad: [
    'do_configure() {',
    '    oe_runmake config',
    '    }',
    'OCI_IMAGE_TAG = "1"',
    'do_compile() {',
    '    oe_runmake',
    '}',
  ],
  good: [
    'do_configure() {',
    '    oe_runmake config',
    '}',
    'OCI_IMAGE_TAG = "1"',
    'do_compile() {',
    '    oe_runmake',
    '}',
  ],
  check({ file: { tree } }) {
    const found: Finding[] = [];
    tree.statements.forEach((statement, index) => {
      if (statement.kind !== 'func' || !statement.closed) return;
      const start = tree.starts[index] ?? 0;
      const finding = swallowedIn(tree, start, statement);
      if (finding) found.push(finding);
    });
    return found;
  },
};

function swallowedIn({ text, ...tree }: SyntaxTree, start: number, statement: FunctionDefinition): Finding | undefined {
  const body = { start: start + statement.body.start, end: start + statement.body.end };
  if (!reachesColumnZero(text, body)) return undefined;
  const lines = (statement.python ? statementLines : commandLines)(text, body.start, body.end);
  // A body that is not indented at all is fine for BitBake and looks like statements from its first line on.
  if (!isPythonSpace(text.charCodeAt(lines[0] ?? body.start))) return undefined;
  let brace: Span | undefined;
  for (const lineStart of lines) {
    const newline = text.indexOf('\n', lineStart);
    const line = { start: lineStart, end: trimmedEnd(text, lineStart, newline === -1 ? body.end : newline) };
    brace = strayBrace(text, line) ?? brace;
    if (isStatement(text, line)) {
      return swallowedFrom(functionName({ text, ...tree }, start, statement), line, brace);
    }
  }
  return undefined;
}

/** Hardly any body has a line in column 0; only those are looked at closely. */
function reachesColumnZero(text: string, body: Span): boolean {
  for (let at = body.start; at < body.end; ) {
    const code = text.charCodeAt(at);
    if (!isPythonSpace(code) && code !== 0x23) return true;
    const newline = text.indexOf('\n', at);
    if (newline === -1) return false;
    at = newline + 1;
  }
  return false;
}

/** `  }` or `} # end`: what was most likely meant to close the function. */
function strayBrace(text: string, line: Span): Span | undefined {
  const first = skipSpaces(text, line.start, line.end);
  if (text.charAt(first) !== '}') return undefined;
  const after = skipSpaces(text, first + 1, line.end);
  return after === line.end || text.charAt(after) === '#' ? line : undefined;
}

/** Whether a line is a statement of BitBake and nothing that shell or Python could be. */
function isStatement(text: string, { start, end }: Span): boolean {
  if (end === start || isPythonSpace(text.charCodeAt(start))) return false;
  const head = matchAssignmentHead(text, start, end);
  // `FOO="x"` may be shell; nothing but BitBake has blanks around the operator.
  if (
    head &&
    isPythonSpace(text.charCodeAt(head.operatorStart - 1)) &&
    isPythonSpace(text.charCodeAt(head.quote - 1))
  ) {
    return text.charAt(end - 1) === '\\' || isWholeValue(text, head.quote, end);
  }
  const header = matchFunctionHeader(text, start, end);
  if (header) {
    return header.python || header.fakeroot || text.startsWith('do_', header.nameStart);
  }
  return directives.some((word) => text.startsWith(word, start) && isPythonSpace(text.charCodeAt(start + word.length)));
}

const directives = ['inherit', 'inherit_defer', 'require', 'addtask', 'deltask', 'addhandler', 'EXPORT_FUNCTIONS'];

function swallowedFrom(name: string, line: Span, brace: Span | undefined): Finding {
  return {
    span: line,
    message: `This line is a part of \`${name}\`, which only a \`}\` alone in column 0 closes: BitBake does not see it as a statement.`,
    fix: brace ? closingFix(brace) : insertingFix(line.start),
  };
}

function closingFix(brace: Span): FindingFix {
  return { title: 'Put the brace alone into column 0', safe: false, edits: [{ span: brace, text: '}' }] };
}

function insertingFix(at: number): FindingFix {
  return { title: 'Close the function above', safe: false, edits: [{ span: { start: at, end: at }, text: '}\n\n' }] };
}
