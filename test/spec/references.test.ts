/** All places that mean the name at the cursor, in order: `PATH:LINE:COLUMN what-it-does text`; `text` is what the use stands for in the file. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { LineIndex } from '../../server/src/base/lineIndex';
import { runAtOnce } from '../../server/src/base/pacer';
import { references } from '../../server/src/features/references';
import { layerCase, shownPath } from './layerCase';
import { blockOf, readMarkdownCases } from './markdownCases';

const folder = join(__dirname, 'references');

for (const file of readdirSync(folder)) {
  describe(`references/${file}`, () => {
    for (const each of readMarkdownCases(join(folder, file))) {
      test(each.title, () => {
        const expected = blockOf(each, 'references');
        assert.ok(expected, 'a case needs a `references` block');
        const { snapshot, read, file: asked, offset, text } = layerCase(each);
        const withDeclarations = !expected.info.includes('uses');
        const found = runAtOnce(references(snapshot, read, asked, offset, withDeclarations));
        const shown = found.flatMap(({ path, uses }) => {
          const lines = new LineIndex(text(path));
          return uses.map(({ span, access }) => {
            const { line, column } = lines.at(span.start);
            const word = text(path).slice(span.start, span.end);
            return `${shownPath(path)}:${line + 1}:${column + 1} ${access} ${word}`.trimEnd();
          });
        });
        assert.equal(shown.map((line) => `${line}\n`).join(''), expected.text);
      });
    }
  });
}
