/** What an editor selects step by step: from the word at the cursor to its value or line, the statement, its comment, the file. */
import { type Span, shifted, span, touches } from '../base/span';
import type { SourceFile } from '../project/snapshot';
import type { Statement, SyntaxTree } from '../syntax/bitbake/tree';
import { trimmedEnd } from '../syntax/pythonCharacters';
import { statementIndexAt } from './context/statementAt';
import { directiveSpans, nameSpans } from './selection/names';
import { pythonSpans } from './selection/python';
import { shellSpans } from './selection/shell';
import { lineAround, wordSpans } from './selection/text';
import { valueSpans } from './selection/value';

/** More steps than anybody takes: code that is being typed may open a thousand brackets. */
const maxSteps = 100;

/** The spans around an offset, at least one and at most a hundred; each holds the one before it and more. The last is the whole file. */
export function selectionSpans({ tree }: SourceFile, offset: number): readonly Span[] {
  const file = span(0, tree.text.length);
  const index = statementIndexAt(tree, offset);
  const statement = index === undefined ? undefined : tree.statements[index];
  if (index === undefined || !statement) return [file];
  const start = tree.starts[index] ?? 0;
  const found = [...spansInside(tree, statement, start, offset), ...spansOfStatement(tree, index), file];
  return growing(found, offset);
}

/** Leaves out what does not hold both the offset and more than the span before it. */
function growing(found: readonly Span[], offset: number): readonly Span[] {
  const kept: Span[] = [];
  for (const each of found) {
    const last = kept.at(-1);
    if (each.end <= each.start || !touches(each, offset)) continue;
    if (!last || holdsMore(each, last)) kept.push(each);
  }
  if (kept.length > maxSteps) return [...kept.slice(0, maxSteps - 1), ...kept.slice(-1)];
  return kept.length > 0 ? kept : found.slice(-1);
}

function holdsMore(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start;
}

/** The parts of a statement around the offset, from the inside out. */
function spansInside(tree: SyntaxTree, statement: Statement, start: number, offset: number): readonly Span[] {
  const { text } = tree;
  const whole = span(start, start + statement.length);
  switch (statement.kind) {
    case 'assign': {
      const value = shifted(statement.value, start);
      const quoted = span(value.start - 1, value.end + 1);
      if (touches(quoted, offset)) return [...valueSpans(text, value, offset), value, quoted];
      const bracket = statement.flag ? 1 : 0;
      const name = span(start + statement.name.start, start + (statement.flag ?? statement.name).end + bracket);
      return [...nameSpans(text, shifted(statement.name, start), offset), ...wordSpans(text, whole, offset), name];
    }
    case 'func': {
      const body = shifted(statement.body, start);
      if (offset < body.start || offset > body.end) return headerSpans(text, whole, statement.name, offset);
      const inner = statement.python ? pythonSpans(text, body, offset) : shellSpans(text, body, offset);
      return [...inner, span(body.start, trimmedEnd(text, body.start, body.end))];
    }
    case 'def':
      return pythonSpans(text, shifted(statement.body, start), offset);
    case 'comment':
    case 'unparsed':
      return [...wordSpans(text, whole, offset), lineAround(text, whole, offset)];
    case 'blank':
      return [];
    case 'unset':
    case 'export':
      return headerSpans(text, whole, statement.name, offset);
    case 'addpylib':
      return directiveSpans(
        text,
        whole,
        span(start + statement.directory.start, start + statement.namespace.end),
        offset,
      );
    default:
      return directiveSpans(text, whole, shifted(statement.argument, start), offset);
  }
}

/** The name that a statement defines, and the line on which it does. */
function headerSpans(text: string, whole: Span, name: Span, offset: number): readonly Span[] {
  const named = nameSpans(text, shifted(name, whole.start), offset);
  return [...named, ...wordSpans(text, whole, offset), lineAround(text, whole, offset)];
}

/** The statement; with the comment right above it; for a comment, all lines of it first. */
function spansOfStatement({ text, statements, starts }: SyntaxTree, index: number): readonly Span[] {
  const until = (last: number) => trimmedEnd(text, starts[index] ?? 0, starts[last + 1] ?? text.length);
  if (statements[index]?.kind === 'blank') return [];
  const first = firstOfComment(statements, index);
  const commentStart = starts[first] ?? 0;
  if (statements[index]?.kind !== 'comment') {
    return [span(starts[index] ?? 0, until(index)), span(commentStart, until(index))];
  }
  let last = index;
  while (statements[last + 1]?.kind === 'comment') last++;
  const next = statements[last + 1];
  const block = span(commentStart, until(last));
  return next && next.kind !== 'blank' ? [block, span(commentStart, until(last + 1))] : [block];
}

function firstOfComment(statements: readonly Statement[], index: number): number {
  let first = index;
  while (statements[first - 1]?.kind === 'comment') first--;
  return first;
}
