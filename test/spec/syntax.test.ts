/** What an author is told of text that BitBake rejects or warns of, and what the offered fix makes of it. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { reportTree } from '../../server/src/cli/parse';
import { parse, print } from '../../server/src/syntax/bitbake/parse';
import type { Dialect, SyntaxTree } from '../../server/src/syntax/bitbake/tree';
import { blockOf, type MarkdownCase, readMarkdownCases, updateExpected } from './markdownCases';

const folder = join(__dirname, 'syntax');

for (const file of readdirSync(folder)) {
  const path = join(folder, file);
  if (process.env.UPDATE_EXPECTED) updateExpected(path, 'told', (each) => told(treeOf(each)));
  describe(file, () => {
    for (const each of readMarkdownCases(path)) test(each.title, () => checkCase(each));
  });
}

function checkCase(each: MarkdownCase): void {
  const tree = treeOf(each);
  assert.equal(print(tree), tree.text);
  assert.equal(told(tree), blockOf(each, 'told')?.text);
}

function treeOf(each: MarkdownCase): SyntaxTree {
  const source = blockOf(each, 'bitbake');
  assert.ok(source, 'a case needs a `bitbake` block');
  return parse(source.text, (source.info.split(' ')[1] ?? 'recipe') as Dialect);
}

/** One line a problem, `line:column-endColumn severity code: message`, below it what its fix gives; then what is understood. */
function told(tree: SyntaxTree): string {
  const report = reportTree('case', tree);
  const lines: string[] = [];
  tree.statements.forEach((statement, index) => {
    for (const problem of statement.problems) {
      const at = (tree.starts[index] ?? 0) + problem.span.start;
      const before = tree.text.slice(0, at).split('\n');
      const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
      const marked = tree.text.slice(at, at + problem.span.end - problem.span.start);
      lines.push(`${place} ${problem.severity} ${problem.code} at ${JSON.stringify(marked)}`, `  ${problem.message}`);
      if (problem.fix) lines.push(`  fix: ${problem.fix.title}`, ...fixedLines(tree, index, problem.fix.edits));
    }
  });
  const understood = report.statements.map(
    ({ kind, line, name }) => `${line} ${kind}${name === undefined ? '' : ` ${name}`}`,
  );
  return [...lines, `understood: ${understood.join(', ') || 'nothing'}`].map((line) => `${line}\n`).join('');
}

type Edits = NonNullable<SyntaxTree['statements'][number]['problems'][number]['fix']>['edits'];

/** The statement after the fix, line by line. */
function fixedLines(tree: SyntaxTree, index: number, edits: Edits): string[] {
  const start = tree.starts[index] ?? 0;
  let text = tree.text.slice(start, tree.starts[index + 1]);
  for (const { span, text: replacement } of [...edits].reverse()) {
    text = text.slice(0, span.start) + replacement + text.slice(span.end);
  }
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `  | ${line}`);
}
