import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { after, describe, test } from 'node:test';
import { runAtOnce } from '../../../server/src/base/pacer';
import { nodeFiles } from '../../../server/src/host/nodeFiles';
import { isFailure } from '../../../server/src/project/files';
import { ProjectIndex } from '../../../server/src/project/index/projectIndex';

describe('Files of the host', () => {
  const folder = mkdtempSync(join(tmpdir(), 'metavirt-files-')).split(sep).join('/');
  after(() => rmSync(folder, { recursive: true }));
  mkdirSync(`${folder}/layer/conf`, { recursive: true });
  mkdirSync(`${folder}/layer/recipes/a`, { recursive: true });
  writeFileSync(`${folder}/layer/conf/layer.conf`, 'BBFILE_COLLECTIONS += "real"\n');
  writeFileSync(`${folder}/layer/recipes/a/a_1.0.bb`, 'A = "1"\n');
  symlinkSync('..', `${folder}/layer/recipes/loop`);

  test('Tells kinds apart and does not follow links in a list', () => {
    const entries = nodeFiles.list(`${folder}/layer/recipes`);
    assert.ok(!isFailure(entries));
    assert.deepEqual(entries.map(({ name, kind }) => `${name} ${kind}`).sort(), ['a folder', 'loop symlink']);
    assert.deepEqual(nodeFiles.status(`${folder}/layer/recipes/loop`)?.kind, 'folder');
    assert.equal(nodeFiles.realPath(`${folder}/layer/recipes/loop`), nodeFiles.realPath(`${folder}/layer`));
  });

  test('Answers for what is not there instead of throwing', () => {
    const bytes = nodeFiles.bytes(`${folder}/nothing`);
    const list = nodeFiles.list(`${folder}/nothing`);
    assert.ok(isFailure(bytes) && bytes.reason === 'missing' && isFailure(list));
    assert.deepEqual(
      [nodeFiles.status(`${folder}/nothing`), nodeFiles.realPath(`${folder}/nothing`)],
      [undefined, undefined],
    );
  });

  test('Serves the index of a real layer with a symbolic link that leads in a circle', () => {
    const index = new ProjectIndex(nodeFiles);
    const snapshot = runAtOnce(index.build({ workspaceFolders: [folder], buildFolder: undefined, openFiles: [] }));
    assert.deepEqual([snapshot.layers[0]?.name, snapshot.recipeNames()], ['real', ['a']]);
  });
});
