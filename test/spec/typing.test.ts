/**
 * What is done after a keystroke, Enter or (with `brace`) a closing brace. `→` begins the cursor's line as it is afterwards, with `|` for the
 * cursor; `as it is` expects no edit. With `tabs` the editor indents with tabs.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { editAfterTyping } from '../../server/src/features/typing';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { blockOf, type MarkdownCase, readMarkdownCases } from './markdownCases';

const folder = join(__dirname, 'typing');

for (const file of readdirSync(folder)) {
  describe(`typing/${file}`, () => {
    for (const each of readMarkdownCases(join(folder, file))) test(each.title, () => check(each));
  });
}

function check(each: MarkdownCase): void {
  const [source, expected] = [blockOf(each, 'bitbake'), blockOf(each, 'typing')];
  assert.ok(source && expected, 'a case needs a `bitbake` and a `typing` block');
  const [head = '', rest = ''] = source.text.split('<|>');
  const text = head + rest;
  const typed = source.info.includes('brace') ? '}' : '\n';
  const indentation = { spaces: !source.info.includes('tabs'), width: 4 };
  const edit = editAfterTyping(parse(text, 'recipe'), head.length, typed, indentation);
  assert.equal(edit ? `→${lineAfter(text, head.length, edit)}\n` : 'as it is\n', expected.text);
}

/** The cursor's line with the cursor in it; it moves as the blanks before it do. */
function lineAfter(text: string, cursor: number, edit: NonNullable<ReturnType<typeof editAfterTyping>>): string {
  const { span, text: blanks } = edit;
  const lineEnd = text.indexOf('\n', cursor);
  return `${blanks}${text.slice(span.end, cursor)}|${text.slice(cursor, lineEnd)}`;
}
