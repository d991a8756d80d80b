import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { evaluate, parseExpressions } from './evaluate';
import { memoryFiles } from './memoryFiles';

const path = join(__dirname, 'world.txt');
const files = memoryFiles({ '/a/b.txt': 'one\ntwo\n', '/a/c/d.txt': 'three', '/a/.hidden': '' });

if (process.env.UPDATE_EXPECTED) updateExpected();

for (const { headline, statements, expression, answer } of parseExpressions(readFileSync(path, 'utf8'))) {
  test(`${headline}: ${expression}`, () => {
    assert.equal(evaluate(statements, expression, { files }), answer);
  });
}

/** Writes below each expression what it gives today. */
function updateExpected(): void {
  let statements = '';
  const lines: string[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.startsWith('    ')) continue;
    lines.push(line);
    if (line.startsWith('# ')) statements = '';
    else if (/^(?:import|from) /.test(line)) statements += `${line}\n`;
    else if (line !== '') lines.push(`    ${evaluate(statements, line, { files })}`);
  }
  writeFileSync(path, lines.join('\n'));
}
