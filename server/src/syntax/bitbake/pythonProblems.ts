/** Syntax errors in the Python of a BitBake file: function bodies, `def`s and `${@...}`. */
import type { Span } from '../../base/span';
import { expressionError, statementsError } from '../python/syntaxError';
import { trimmedEnd } from '../pythonCharacters';
import { type Expansion, expansionsIn } from './expansions';
import { joinContinuations } from './text';
import type { FunctionDefinition, Problem, PythonDefinition } from './tree';

/** Python in a function's body is compiled with a header, which makes its indentation right. */
const header = 'def function(d):\n';

/** An anonymous function is compiled while the recipe is parsed, a task only when its signature is worked out. */
export function functionProblems(statement: FunctionDefinition, text: string): readonly Problem[] {
  const { start, end } = statement.body;
  const name = text.slice(statement.name.start, statement.name.end);
  const isAnonymous = name === '' || name === '__anonymous';
  const body = text.slice(start, end);
  const prefix = isAnonymous || startsIndented(body) ? header : '';
  const error = hasLoneBackslash(body) ? undefined : statementsError(prefix + asPythonReads(body));
  if (!error) return [];
  const span = within(error.span, start - prefix.length, statement.body);
  return [
    syntaxProblem(
      text,
      span,
      isAnonymous ? 'error' : 'warning',
      `${error.message} ${functionConsequence(isAnonymous)}`,
    ),
  ];
}

/** A line of one backslash lends its indentation to the next one, which the grammar does not know: such text is not judged. */
function hasLoneBackslash(text: string): boolean {
  return text.includes('\\') && text.split('\n').some((line) => line.trim() === '\\');
}

/**
 * BitBake strips every line on the right before Python sees it. Here the blanks stay, so that offsets hold, but as plain ones
 * and before a backslash that ends the line.
 */
function asPythonReads(text: string): string {
  const lines = text.split('\n');
  const read = lines.map((line, index) => {
    const end = trimmedEnd(line, 0, line.length);
    const blanks = ' '.repeat(line.length - end);
    if (line.charAt(end - 1) !== '\\') return end === line.length ? line : line.slice(0, end) + blanks;
    // Python continues a line with a blank one as well, the grammar does not.
    const isNeeded = (lines[index + 1] ?? '').trim() !== '';
    return `${line.slice(0, end - 1)}${blanks}${isNeeded ? '\\' : ' '}`;
  });
  return read.join('\n');
}

/** The body of a task may stand in column 0: BitBake adds a header only if blanks stand before the first character. */
function startsIndented(body: string): boolean {
  let at = 0;
  while ('\n\r\t '.includes(body.charAt(at)) && at < body.length) at++;
  return at > 0 && '\t '.includes(body.charAt(at - 1));
}

function functionConsequence(isAnonymous: boolean): string {
  return isAnonymous
    ? 'BitBake stops while it parses the recipe.'
    : "BitBake stops when it works out the task's signature.";
}

export function definitionProblems(statement: PythonDefinition, text: string): readonly Problem[] {
  // BitBake joins a continued first line before Python sees it, which moves all offsets.
  if (statement.continued || hasLoneBackslash(text)) return [];
  const error = statementsError(asPythonReads(text.slice(0, statement.body.end)));
  if (!error) return [];
  const span = within(error.span, 0, statement.body);
  return [syntaxProblem(text, span, 'error', `${error.message} BitBake stops while it parses the recipe.`)];
}

/** `when` an expression is evaluated: a value assigned with `:=` at once, others if and when somebody reads them. */
export function expressionProblems(text: string, part: Span, when: 'at once' | 'later'): readonly Problem[] {
  const problems: Problem[] = [];
  for (const expansion of expansionsIn(text, part.start, part.end)) {
    const problem = expressionProblem(text, expansion, when);
    if (problem) problems.push(problem);
  }
  return problems;
}

function expressionProblem(text: string, expansion: Expansion, when: 'at once' | 'later'): Problem | undefined {
  // What stands in `${NAME}` becomes part of the code, and could be anything.
  if (expansion.kind !== 'python' || expansion.inner.length > 0) return undefined;
  const written = text.slice(expansion.code.start, expansion.code.end);
  const code = joinContinuations(written);
  const error = expressionError(code);
  if (!error) return undefined;
  if (error === 'unterminated string') {
    const message = 'A string in this expression is never closed: BitBake leaves the text as it is, without a word.';
    return { ...syntaxProblem(text, expansion.span, 'warning', message), code: 'python-string' };
  }
  const span = code === written ? within(error.span, expansion.code.start, expansion.span) : expansion.span;
  const consequence = when === 'at once' ? 'BitBake stops here.' : 'BitBake stops when the value is read.';
  return syntaxProblem(text, span, when === 'at once' ? 'error' : 'warning', `${error.message} ${consequence}`);
}

/** The span moved by `delta` and kept inside `outer`. */
function within(span: Span, delta: number, outer: Span): Span {
  const start = Math.min(Math.max(span.start + delta, outer.start), outer.end);
  return { start, end: Math.min(Math.max(span.end + delta, start), outer.end) };
}

function syntaxProblem(text: string, span: Span, severity: Problem['severity'], message: string): Problem {
  return { code: 'python-syntax', severity, span, message, bitbakeLine: lineOf(text, span.start) };
}

function lineOf(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
