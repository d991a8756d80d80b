/** What BitBake reads in a text before and after it is formatted. */
import { isDeepStrictEqual } from 'node:util';
import { formattingEdits } from '../../server/src/features/formatting';
import { formattedText } from '../../server/src/features/formatting/edit';
import { parse } from '../../server/src/syntax/bitbake/parse';
import type { Dialect, SyntaxTree } from '../../server/src/syntax/bitbake/tree';
import { trimmedEnd } from '../../server/src/syntax/pythonCharacters';
import { statementsWithBodies } from '../conformance/functionBodies';

export function formatted(text: string, dialect: Dialect): string {
  return formattedText(text, formattingEdits(parse(text, dialect)));
}

/** A sentence about the first statement, or the first line of a comment, that is not the same; line numbers do not count. */
export function differenceOfReadings(before: SyntaxTree, after: SyntaxTree): string | undefined {
  return (
    firstDifference(readings(before), readings(after)) ??
    firstDifference(untouchedTexts(before), untouchedTexts(after)) ??
    firstDifference(definitionTexts(before), definitionTexts(after))
  );
}

function readings(tree: SyntaxTree): readonly unknown[] {
  return statementsWithBodies(tree).map(({ line: _line, endLine: _endLine, ...read }) => read);
}

/** Comments and what BitBake rejects, as written but for the line end that a last line may get. */
function untouchedTexts(tree: SyntaxTree): readonly string[] {
  return tree.statements.flatMap(({ kind, length, problems }, index) => {
    const isUntouched = kind === 'comment' || problems.some(({ severity }) => severity === 'error');
    const start = tree.starts[index] ?? 0;
    return isUntouched ? [tree.text.slice(start, start + length).replace(/(?:\r\n?|\n)$/, '')] : [];
  });
}

/** BitBake hands the blank lines after a `def` to Python too, and hashes them. */
function definitionTexts(tree: SyntaxTree): readonly string[] {
  return tree.statements.flatMap(({ kind, length }, index) => {
    const start = tree.starts[index] ?? 0;
    if (kind !== 'def') return [];
    const written = tree.text.slice(start, start + length).replace(/(?:\r\n?|\n)$/, '');
    const read = written.split(/\r\n|\r|\n/).map((line) => line.slice(0, trimmedEnd(line, 0, line.length)));
    return [read.join('\n')];
  });
}

function firstDifference(before: readonly unknown[], after: readonly unknown[]): string | undefined {
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    if (isDeepStrictEqual(before[index], after[index])) continue;
    return `${JSON.stringify(before[index])?.slice(0, 300)} becomes ${JSON.stringify(after[index])?.slice(0, 300)}`;
  }
  return undefined;
}
