import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { defaultSettings } from '../../server/src/lsp/settings';

const checkout = join(__dirname, '../..');
const page = readFileSync(join(checkout, 'docs/editors.md'), 'utf8');

/** What only an extension of VS Code sets. */
const internal = ['besideOfficialExtension', 'clientWatchesFiles', 'ruleSeverities'];

describe('The page about other editors', () => {
  for (const folder of readdirSync(join(checkout, 'editors'))) {
    for (const file of readdirSync(join(checkout, 'editors', folder))) {
      it(`shows editors/${folder}/${file} as it is`, () => {
        const text = readFileSync(join(checkout, 'editors', folder, file), 'utf8');
        assert.ok(page.includes(`\n${text}\`\`\`\n`));
        assert.ok(page.includes(`(../editors/${folder}/${file})`));
      });
    }
  }

  it('names every option of the server', () => {
    const options = Object.keys(defaultSettings).filter((name) => !internal.includes(name));
    assert.deepEqual(
      [...options, 'rules'].filter((name) => !page.includes(`\`${name}\``)),
      [],
    );
  });
});
