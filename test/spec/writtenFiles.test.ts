/**
 * Which configuration files the functions of a recipe write. A block `recipe` is the recipe; a block `files` lists what is found: format, path
 * and whether all of the file is at hand, then its text, with `…` for each part that is not known.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { type ConfigFile, isMasked } from '../../server/src/formats/configFile';
import { writtenFiles } from '../../server/src/formats/writtenFiles';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { blockOf, readMarkdownCases } from './markdownCases';

const folder = join(__dirname, 'writtenFiles');

for (const name of readdirSync(folder)) {
  describe(name, () => {
    for (const each of readMarkdownCases(join(folder, name))) {
      test(each.title, () => {
        const recipe = blockOf(each, 'recipe')?.text ?? '';
        const found = writtenFiles(parse(recipe, 'recipe')).map(({ file }) => described(file));
        assert.equal(found.join('\n'), (blockOf(each, 'files')?.text ?? '').trimEnd());
      });
      test(`${each.title}: its characters stand in the recipe`, () => {
        const recipe = blockOf(each, 'recipe')?.text ?? '';
        for (const { file, spanOf } of writtenFiles(parse(recipe, 'recipe'))) {
          for (const { 0: word, index } of file.text.matchAll(/[A-Za-z_.-]{2,}/g)) {
            const part = { start: index, end: index + word.length };
            const { start, end } = spanOf(part);
            const isJoined = /true|false|null/.test(word) || isMasked(file, part);
            if (!isJoined) assert.equal(recipe.slice(start, end), word);
          }
        }
      });
    }
  });
}

function described(file: ConfigFile): string {
  const head = `${file.format} ${file.path} ${file.isWhole ? 'whole' : 'part'}`;
  let text = '';
  for (let at = 0; at < file.text.length; at++) {
    const hole = file.masked.find(({ start }) => start === at);
    text += hole ? '…' : file.text.charAt(at);
    if (hole) at = hole.end - 1;
  }
  const lines = text.trimEnd().split('\n');
  return [head, ...lines.map((line) => `  ${line}`.trimEnd())].join('\n');
}
