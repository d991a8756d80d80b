/**
 * Texts before and after they are formatted. `..` at the end of a line stands for two blanks and `.` behind a backslash for one. The first block
 * says how the text is read: `conf` (a recipe otherwise), `carriage-returns`, `without-line-end`. Two `<|>` are the ends of a range.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { formattingEdits } from '../../server/src/features/formatting';
import { formattedText } from '../../server/src/features/formatting/edit';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { differenceOfReadings } from '../corpus/formattedReading';
import { blockOf, type MarkdownBlock, type MarkdownCase, readMarkdownCases } from './markdownCases';

const folder = join(__dirname, 'formatting');

for (const file of readdirSync(folder)) {
  describe(`formatting/${file}`, () => {
    for (const each of readMarkdownCases(join(folder, file))) test(each.title, () => check(each));
  });
}

function check(each: MarkdownCase): void {
  const [before, after] = [blockOf(each, 'before'), blockOf(each, 'after')];
  assert.ok(before && after, 'a case needs a `before` and an `after` block');
  const dialect = before.info.includes('conf') ? 'conf' : 'recipe';
  const [head = '', inside, rest = ''] = written(before).split('<|>');
  const text = head + (inside ?? '') + rest;
  const range = inside === undefined ? undefined : { start: head.length, end: head.length + inside.length };
  const tree = parse(text, dialect);
  const formatted = formattedText(text, formattingEdits(tree, range));
  assert.equal(formatted, written(after));
  assert.equal(differenceOfReadings(tree, parse(formatted, dialect)), undefined);
  if (!range) assert.deepEqual(formattingEdits(parse(formatted, dialect)), []);
}

function written({ info, text }: MarkdownBlock): string {
  const withBlanks = text.replace(/\.\.$/gm, '  ').replace(/\\\.$/gm, '\\ ');
  const ended = info.includes('without-line-end') ? withBlanks.replace(/\n$/, '') : withBlanks;
  return info.includes('carriage-returns') ? ended.replaceAll('\n', '\r\n') : ended;
}
