/** Where a variable gets its default: all places in order, `PATH:LINE`; `nothing` where its definitions say it all. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { declarations } from '../../server/src/features/declaration';
import { layerCase, shownPath } from './layerCase';
import { blockOf, readMarkdownCases } from './markdownCases';

const folder = join(__dirname, 'declaration');

for (const file of readdirSync(folder)) {
  describe(`declaration/${file}`, () => {
    for (const each of readMarkdownCases(join(folder, file))) {
      test(each.title, () => {
        const { snapshot, file: asked, offset } = layerCase(each);
        const found = declarations(snapshot, asked, offset);
        const places = (found?.targets ?? []).map(({ path, line }) => `${shownPath(path)}:${line + 1}\n`);
        assert.equal(found ? places.join('') : 'nothing\n', blockOf(each, 'declaration')?.text);
      });
    }
  });
}
