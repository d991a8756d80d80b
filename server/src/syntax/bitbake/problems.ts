/** What BitBake says about statements that it understands: messages that tell what happens and how to mend it. */
import type { Span } from '../../base/span';
import { isPythonSpace, skipSpaces } from '../pythonCharacters';
import type { AssignmentHead } from './assignment';
import type { JoinDefect } from './logicalLine';
import type { Place } from './place';
import type { IntendedEnd } from './recovery';
import { contentEnd, countLines, linesToEnd, nextLine, nextTab, type Source } from './source';
import type { Assignment, Fix, Problem } from './tree';

const overrideKeywords = ['append', 'prepend', 'remove'] as const;

/** `_append` and its kin anywhere in a variable's name stop BitBake (`setVar`), even in `MY_appendix`. */
export function variableNameProblems(name: string, span: Span, bitbakeLine: number): Problem[] {
  const keyword = overrideKeywords.find((word) => name.includes(`_${word}`));
  if (!keyword || name.startsWith('__anon_')) return [];
  const at = name.indexOf(`_${keyword}`);
  const after = name.charAt(at + keyword.length + 1);
  const isOldSyntax = after === '' || after === '_' || after === ':';
  const problem: Problem = {
    code: 'old-override-syntax',
    severity: 'error',
    span,
    message: isOldSyntax
      ? `\`${name}\` is the override syntax of before Yocto 3.4: BitBake stops with a fatal error. Write \`:${keyword}\`.`
      : `BitBake takes \`_${keyword}\` in \`${name}\` for the old override syntax and stops with a fatal error. Choose a name without it.`,
    bitbakeLine,
  };
  if (!isOldSyntax || name.length !== span.end - span.start) return [problem];
  return [{ ...problem, fix: { title: `Write :${keyword}`, edits: colonEdits(name, span, at, keyword.length) } }];
}

/** Turns the underscores that separate overrides into colons: those around the keyword, and those before `${`. */
function colonEdits(name: string, span: Span, keywordAt: number, keywordLength: number): Fix['edits'] {
  const underscores = [keywordAt];
  if (name.charAt(keywordAt + keywordLength + 1) === '_') underscores.push(keywordAt + keywordLength + 1);
  for (let at = name.indexOf('_${'); at !== -1; at = name.indexOf('_${', at + 1)) underscores.push(at);
  return [...new Set(underscores)]
    .sort((first, second) => first - second)
    .map((at) => ({ span: { start: span.start + at, end: span.start + at + 1 }, text: ':' }));
}

/** Whether BitBake's parser lets it pass and its evaluation stops: all lines of a file are read before the first is evaluated. */
export function isFoundOnEvaluation({ code }: Problem): boolean {
  return code === 'old-override-syntax' || code === 'python-syntax' || code === 'shell-syntax';
}

/** Warnings and errors of one assignment. */
export function assignmentProblems(
  text: string,
  head: AssignmentHead,
  statement: Assignment,
  bitbakeLine: number,
): Problem[] {
  const problems: Problem[] = [];
  // Weak defaults and flags are stored as flags, and only whole variables are checked for the old syntax.
  if (!statement.flag && statement.operator !== '??=') {
    const name = text.slice(head.nameStart, head.nameEnd);
    if (name.includes('_')) problems.push(...variableNameProblems(name, statement.name, bitbakeLine));
  }
  const operatorEnd = head.operatorStart + head.operator.length;
  const before = isPythonSpace(text.charCodeAt(head.operatorStart - 1));
  const after = isPythonSpace(text.charCodeAt(operatorEnd));
  if (!before || !after) {
    const problem = spacingProblem(statement, bitbakeLine);
    const isBareName = !head.exported && !statement.flag;
    const becomesDirective = isBareName && !before && directives.has(text.slice(head.nameStart, head.nameEnd));
    problems.push(becomesDirective ? problem : { ...problem, fix: spacingFix(statement, before, after) });
  }
  return problems;
}

/** `inherit="x"` sets a variable of that name; with a blank before the operator it would inherit the class `=`. */
const directives: ReadonlySet<string> = new Set([
  'addhandler',
  'addtask',
  'deltask',
  'export',
  'EXPORT_FUNCTIONS',
  'inherit',
  'inherit_defer',
]);

function spacingProblem({ operator, operatorSpan }: Assignment, bitbakeLine: number): Problem {
  return {
    code: 'operator-spacing',
    severity: 'warning',
    span: operatorSpan,
    message: `BitBake warns of missing blanks around \`${operator}\`.`,
    bitbakeLine,
  };
}

function spacingFix({ operator, operatorSpan }: Assignment, before: boolean, after: boolean): Fix {
  return {
    title: `Put blanks around ${operator}`,
    edits: [{ span: operatorSpan, text: `${before ? '' : ' '}${operator}${after ? '' : ' '}` }],
  };
}

export function emptyNameProblem(exported: boolean, span: Span, bitbakeLine: number): Problem {
  return {
    code: 'empty-name',
    severity: 'error',
    span,
    message: exported
      ? 'BitBake reads `export` as a keyword here, so the assignment has no variable name. Name the variable.'
      : 'The assignment has no variable name. Name the variable before the operator.',
    bitbakeLine,
  };
}

/** `addtask foo:append_x`: a keyword followed by `_` in any word of the line. */
export function taskNameProblems(place: Place): Problem[] {
  const { text, start, end } = place;
  const line = text.slice(start, end);
  for (const keyword of overrideKeywords) {
    const at = line.indexOf(`:${keyword}_`);
    if (at === -1) continue;
    let wordStart = start + at;
    while (wordStart > start && !isPythonSpace(text.charCodeAt(wordStart - 1))) wordStart--;
    let wordEnd = start + at;
    while (wordEnd < end && !isPythonSpace(text.charCodeAt(wordEnd))) wordEnd++;
    return [
      {
        code: 'task-name-keyword',
        severity: 'error',
        span: place.span(wordStart, wordEnd),
        message: `A task cannot have \`:${keyword}\` in its name: BitBake stops here. Rename the task.`,
        bitbakeLine: place.lastLine,
      },
    ];
  }
  return [];
}

export function onlyInConfProblem(place: Place): Problem {
  return {
    code: 'only-in-conf',
    severity: 'error',
    span: place.span(place.start, place.end),
    message: '`addpylib` is understood in configuration files such as `conf/layer.conf` only. Move the line there.',
    bitbakeLine: place.lastLine,
  };
}

/** What went wrong while physical lines were joined; `at` is the statement's start. */
export function joinProblem(defect: JoinDefect, at: number): Problem {
  switch (defect.kind) {
    case 'comment-in-continuation':
      return {
        code: 'comment-in-continuation',
        severity: 'error',
        span: { start: defect.start - at, end: defect.end - at },
        message:
          'A comment stands inside a continued statement: BitBake stops with a fatal error. Move it above the statement.',
        bitbakeLine: defect.line,
        fix: {
          title: 'Move the comment above the statement',
          edits: [
            { span: { start: 0, end: 0 }, text: `${defect.comment}\n` },
            { span: { start: defect.start - at, end: defect.next - at }, text: '' },
          ],
        },
      };
    case 'comment-continued': {
      const backslash = { start: defect.backslash - at, end: defect.backslash - at + 1 };
      return {
        code: 'comment-continued',
        severity: 'error',
        span: backslash,
        message:
          'The comment ends in a backslash, so BitBake cannot tell whether the next line belongs to it, and stops.',
        bitbakeLine: defect.line,
        fix: { title: 'Remove the backslash', edits: [{ span: backslash, text: '' }] },
      };
    }
    case 'continuation-at-end': {
      const backslash = { start: defect.backslash - at, end: defect.backslash - at + 1 };
      return {
        code: 'continuation-at-end',
        severity: 'error',
        span: backslash,
        message: 'The file ends where this backslash continues the line: BitBake rejects the statement.',
        bitbakeLine: defect.line,
        fix: { title: 'Remove the backslash', edits: [{ span: backslash, text: '' }] },
      };
    }
    case 'lone-backslash':
      return {
        code: 'lone-backslash',
        severity: 'error',
        span: { start: defect.start - at, end: defect.start - at + 1 },
        message: 'BitBake crashes on a line that holds nothing but a backslash. Remove the line.',
        bitbakeLine: defect.line,
      };
  }
}

export function unclosedFunctionProblem(
  from: Source,
  at: number,
  name: Span,
  bodyStart: number,
  headerLastLine: number,
  intended: IntendedEnd,
): Problem {
  const called = name.end > name.start ? `\`${from.text.slice(at + name.start, at + name.end)}\`` : 'This function';
  const { brace } = intended;
  const hint = brace
    ? 'Only a line with nothing but `}` in column 0 does.'
    : 'Close it with a line that holds only `}`, in column 0.';
  return {
    code: 'unclosed-function',
    severity: 'error',
    span: name.end > name.start ? name : { start: 0, end: contentEnd(from, at, nextLine(from, at)) - at },
    message: `${called} is never closed: BitBake takes the rest of the file for its body and stops. ${hint}`,
    // With lines left over BitBake names the line after the last one; without any, the opening line.
    bitbakeLine: bodyStart < from.text.length ? linesToEnd(from, at) : headerLastLine,
    fix: brace
      ? {
          title: 'Put the brace alone into column 0',
          edits: [{ span: { start: brace.start - at, end: brace.end - at }, text: '}' }],
        }
      : {
          title: 'Close the function',
          edits: [
            {
              span: { start: intended.bodyEnd - at, end: intended.bodyEnd - at },
              text: closing(from, intended.bodyEnd),
            },
          ],
        },
  };
}

function closing(from: Source, end: number): string {
  const code = from.text.charCodeAt(end - 1);
  return code === 10 || code === 13 ? '}\n' : '\n}\n';
}

/** BitBake warns of each line of a Python body whose indentation has a tab after nothing or blanks. */
export function tabProblems(from: Source, at: number, bodyStart: number, bodyEnd: number): Problem[] {
  const { text } = from;
  const problems: Problem[] = [];
  let tab = nextTab(from, bodyStart);
  if (tab >= bodyEnd) return problems;
  const firstLine = countLines(from, at, bodyStart);
  let line = firstLine;
  for (let start = bodyStart; start < bodyEnd; line++) {
    const next = nextLine(from, start);
    if (tab < next) {
      let indent = start;
      while (text.charCodeAt(indent) === 0x20) indent++;
      const end = contentEnd(from, start, next);
      if (text.charCodeAt(indent) === 9 && indent < end)
        problems.push(tabProblem(text, start - at, skipSpaces(text, start, end) - at, at, line));
      tab = nextTab(from, next);
    }
    start = next;
  }
  return problems;
}

function tabProblem(text: string, start: number, end: number, at: number, bitbakeLine: number): Problem {
  const indentation = text.slice(at + start, at + end);
  return {
    code: 'tab-in-python',
    severity: 'warning',
    span: { start, end },
    message: 'BitBake warns of tabs in the indentation of Python. Indent with 4 blanks.',
    bitbakeLine,
    fix: { title: 'Indent with blanks', edits: [{ span: { start, end }, text: indentation.replaceAll('\t', '    ') }] },
  };
}
