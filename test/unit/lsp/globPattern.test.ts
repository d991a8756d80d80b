import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAskedForByName } from '../../../server/src/lsp/askForConfigFiles';
import { exactPattern, globExpression } from '../../../server/src/lsp/globPattern';

describe('A glob pattern', () => {
  it('takes folders, parts of names and choices as editors do', () => {
    const expression = globExpression('**/{kas*,.config}.{yml,yaml}');
    for (const path of ['/a/kas.yml', '/a/b/kas-all.yaml', '/.config.yml']) assert.match(path, expression);
    for (const path of ['/a/kas/all.yml', '/a/config.yml', '/a/.configxyml', '/a/mykas.yml']) {
      assert.doesNotMatch(path, expression);
    }
  });

  it('of one path takes each of its characters as it is', () => {
    assert.equal(exactPattern('/a/{b}/[c]*?'), '/a/[{]b[}]/[[]c[]][*][?]');
  });

  it('tells which files are asked for by their names', () => {
    const folder = '/layer/recipes-core/app/files';
    for (const name of ['daemon.json', 'x.toml', 'app.service']) assert.ok(isAskedForByName(`${folder}/${name}`));
    for (const name of ['settings', 'daemon.json.in', 'x.txt']) assert.ok(!isAskedForByName(`${folder}/${name}`));
  });
});
