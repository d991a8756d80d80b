import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runAtOnce } from '../../../server/src/base/pacer';
import { holdsBitbakeFile } from '../../../server/src/project/layers/placement';
import {
  FolderWalk,
  usualWalkLimits,
  type WalkFindings,
  type WalkLimits,
} from '../../../server/src/project/layers/walk';
import { MemoryFiles } from './memoryFiles';

function walkLayer(files: MemoryFiles, limits: Partial<WalkLimits> = {}): WalkFindings {
  const walk = new FolderWalk(files, { ...usualWalkLimits, ...limits });
  runAtOnce(walk.below('/layer', { kind: 'layer', root: '/layer' }));
  return walk.findings;
}

describe('Walking folders', () => {
  test('Sees each folder once, though symbolic links lead round in a circle', () => {
    const files = new MemoryFiles()
      .write('/layer/recipes/a/a.bb', '')
      .link('/layer/recipes/a/again', '/layer/recipes')
      .link('/layer/recipes/a/self', '.')
      .link('/layer/recipes/a/nowhere', '/gone');
    assert.deepEqual(walkLayer(files).files, ['/layer/recipes/a/a.bb']);
  });

  test('Follows symbolic links to folders and files elsewhere', () => {
    const files = new MemoryFiles()
      .write('/elsewhere/b/b.bb', '')
      .write('/shared.inc', '')
      .link('/layer/recipes', '/elsewhere')
      .link('/layer/shared.inc', '../shared.inc')
      .link('/layer/dangling.inc', '/gone.inc');
    assert.deepEqual(walkLayer(files).files, ['/layer/shared.inc', '/layer/recipes/b/b.bb']);
  });

  test('Names a folder that it cannot read, and goes on', () => {
    const files = new MemoryFiles().write('/layer/a/a.bb', '').write('/layer/b/b.bb', '').forbid('/layer/a');
    const { files: found, notes } = walkLayer(files);
    assert.deepEqual(found, ['/layer/b/b.bb']);
    assert.deepEqual(notes, [
      { path: '/layer/a', message: 'The folder cannot be read, what is in it is unknown: permission denied: /layer/a' },
    ]);
  });

  test('Never goes into hidden folders, installed packages and shared state', () => {
    const files = new MemoryFiles();
    for (const folder of ['.git', '.cache', 'node_modules', 'sstate-cache', 'downloads', '__pycache__']) {
      files.write(`/layer/${folder}/x.bb`, '');
    }
    assert.deepEqual(walkLayer(files).files, []);
    assert.deepEqual(files.touched, ['/layer']);
  });

  test('Knows a TMPDIR by what BitBake puts there, whatever its name', () => {
    const files = new MemoryFiles().write('/layer/out/stamps/s', '').write('/layer/out/work/a/a.bb', '');
    assert.deepEqual(walkLayer(files).files, []);
  });

  test('Stops with one note where there are more files than the limit', () => {
    const files = new MemoryFiles();
    for (let count = 0; count < 10; count++) files.write(`/layer/recipes/${count}/r${count}.bb`, '');
    const { files: found, notes } = walkLayer(files, { fileCount: 4 });
    assert.equal(found.length, 4);
    assert.equal(notes.length, 1);
    assert.match(notes[0]?.message ?? '', /more than 4 BitBake files/);
  });

  test('Stops with one note where there are more folders than the limit', () => {
    const files = new MemoryFiles();
    for (let count = 0; count < 10; count++) files.write(`/layer/recipes/${count}/r.bb`, '');
    const { notes } = walkLayer(files, { folderCount: 5 });
    assert.equal(notes.length, 1);
    assert.match(notes[0]?.message ?? '', /more than 5 folders/);
  });

  test('Goes no deeper than the limit', () => {
    const deep = '/layer/1/2/3/4/5';
    const { files: found, notes } = walkLayer(new MemoryFiles().write(`${deep}/deep.bb`, ''), { depth: 3 });
    assert.deepEqual(found, []);
    assert.deepEqual(
      notes.map(({ path }) => path),
      ['/layer/1/2/3/4'],
    );
  });
});

describe('Which files are BitBake files', () => {
  const layer = { kind: 'layer', root: '/layer' } as const;
  const none = { kind: 'none' } as const;

  test('Takes recipes, appends and classes wherever they are', () => {
    for (const path of ['/x/a.bb', '/x/a.bbappend', '/x/a.bbclass']) assert.ok(holdsBitbakeFile(path, none), path);
  });

  test('Takes .inc files in a layer only', () => {
    assert.deepEqual([holdsBitbakeFile('/layer/x/a.inc', layer), holdsBitbakeFile('/x/a.inc', none)], [true, false]);
  });

  test('Takes .conf files below conf only', () => {
    const paths = [
      '/layer/conf/layer.conf',
      '/layer/conf/machine/include/arm.conf',
      '/layer/recipes/a/files/daemon.conf',
    ];
    assert.deepEqual(
      paths.map((path) => holdsBitbakeFile(path, layer)),
      [true, true, false],
    );
  });
});
