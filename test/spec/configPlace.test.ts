/**
 * What place a cursor is at, told from the text alone. The expectations are lines: `name`, `value`, `table` or `nothing`; `steps A B []`, `over TEXT` and `given A B`,
 * in any order. The source block is named after the syntax.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { ConfigPlace } from '../../server/src/formats/keys/configPlace';
import { placeAtJson } from '../../server/src/formats/keys/placeAtJson';
import { placeAtToml } from '../../server/src/formats/keys/placeAtToml';
import { placeAtWords } from '../../server/src/formats/keys/placeAtWords';
import { placeAtYaml } from '../../server/src/formats/keys/placeAtYaml';
import { blockOf, readMarkdownCases } from './markdownCases';

const finders = { json: placeAtJson, toml: placeAtToml, yaml: placeAtYaml, words: placeAtWords };

const folder = join(__dirname, 'configPlace');

for (const file of readdirSync(folder)) {
  describe(`configPlace/${file}`, () => {
    for (const each of readMarkdownCases(join(folder, file))) {
      it(each.title, () => {
        const [syntax = 'yaml', find = placeAtYaml] =
          Object.entries(finders).find(([name]) => blockOf(each, name)) ?? [];
        const source = blockOf(each, syntax)?.text ?? '';
        const expected = blockOf(each, 'place')?.text.split('\n').filter(Boolean) ?? [];
        const offset = source.indexOf('<|>');
        assert.ok(offset !== -1 && expected.length > 0);
        const text = source.replace('<|>', '');
        const place = find(text, offset);
        for (const line of expected) check(text, place, line);
      });
    }
  });
}

function check(text: string, place: ConfigPlace | undefined, line: string): void {
  const [word = '', ...rest] = line.split(' ');
  assert.equal(place === undefined, word === 'nothing', line);
  const table = place?.wanted.kind === 'name' ? place.wanted.table : undefined;
  const names = (word === 'given' ? table?.properties : place?.steps)?.map(({ name }) => name ?? '[]');
  if (word === 'steps' || word === 'given') assert.deepEqual(names, rest);
  else if (word === 'over') assert.equal(place && text.slice(place.replace.start, place.replace.end), rest.join(' '));
  else if (word !== 'nothing') assert.equal(place?.wanted.kind, word);
}
