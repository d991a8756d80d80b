import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Pacer, runAtOnce, runInSlices } from '../../../server/src/base/pacer';
import { type FileEvent, ProjectIndex } from '../../../server/src/project/index/projectIndex';
import type { ProjectSnapshot } from '../../../server/src/project/index/projectSnapshot';
import { parse } from '../../../server/src/syntax/bitbake/parse';
import { MemoryFiles, tree } from './memoryFiles';

const request = { workspaceFolders: ['/w'], buildFolder: undefined, openFiles: [] };
const recipe = '/w/core/recipes-core/demo/demo_1.10.bb';

interface Project {
  readonly files: MemoryFiles;
  readonly index: ProjectIndex;
  tell(...events: FileEvent[]): ProjectSnapshot;
}

function project(files = tree('smallProject')): Project {
  const index = new ProjectIndex(files);
  runAtOnce(index.build(request));
  return { files, index, tell: (...events) => runAtOnce(index.update(events)) };
}

const assignmentCount = (snapshot: ProjectSnapshot, name: string) => snapshot.assignmentsOf(name).length;

describe('Copy of an index', () => {
  test('Answers as the index does, in another thread and without the disk', () => {
    const { index } = project();
    const copy = ProjectIndex.fromCopy(structuredClone(index.copy()), new MemoryFiles()).snapshot;
    const answers = (snapshot: ProjectSnapshot) => ({
      complete: snapshot.complete,
      notes: snapshot.notes,
      layers: snapshot.layers,
      files: Array.from(snapshot.files(), ({ path, layer, inherits, includes }) => [path, layer, inherits, includes]),
      variables: snapshot.variableNames().map((name) => [name, snapshot.assignmentsOf(name)]),
      functions: snapshot.functionNames().map((name) => [name, snapshot.functionsNamed(name)]),
      mentioning: snapshot.filesMentioning('IMAGE_INSTALL').map(({ path }) => path),
    });
    assert.deepEqual(answers(copy), answers(index.snapshot));
    assert.ok(copy.variableNames().includes('IMAGE_INSTALL'));
  });
});

describe('Index and file events', () => {
  test('Reads a changed file again, and leaves the older snapshot as it was', () => {
    const { files, index, tell } = project();
    const before = index.snapshot;
    files.write(recipe, 'FRESH = "1"\n');
    const after = tell({ path: recipe, kind: 'changed' });
    assert.deepEqual([assignmentCount(before, 'FRESH'), assignmentCount(after, 'FRESH')], [0, 1]);
    assert.deepEqual([assignmentCount(before, 'IMAGE_INSTALL'), assignmentCount(after, 'IMAGE_INSTALL')], [3, 0]);
    assert.ok(after.variableNames().includes('FRESH') && !after.variableNames().includes('IMAGE_INSTALL_EXTRA'));
  });

  test('Reads nothing but the changed file', () => {
    const { files, tell } = project();
    files.touched.length = 0;
    tell({ path: recipe, kind: 'changed' });
    assert.deepEqual(files.touched, [recipe]);
  });

  test('Takes in a new recipe and forgets a deleted one', () => {
    const { files, tell } = project();
    files.write('/w/top/recipes/fresh/fresh_2.0.bb', 'A = "1"\n');
    assert.deepEqual(tell({ path: '/w/top/recipes/fresh/fresh_2.0.bb', kind: 'created' }).recipeNames(), [
      'demo',
      'fresh',
    ]);
    files.remove('/w/top/recipes/fresh/fresh_2.0.bb');
    assert.deepEqual(tell({ path: '/w/top/recipes/fresh/fresh_2.0.bb', kind: 'deleted' }).recipeNames(), ['demo']);
  });

  test('Follows a whole folder that appears or goes', () => {
    const { files, tell } = project();
    files.write('/w/top/recipes/many/a_1.0.bb', '').write('/w/top/recipes/many/b_1.0.bb', '');
    assert.deepEqual(tell({ path: '/w/top/recipes/many', kind: 'created' }).recipeNames(), ['demo', 'a', 'b']);
    files.remove('/w/top/recipes/many');
    assert.deepEqual(tell({ path: '/w/top/recipes/many', kind: 'deleted' }).recipeNames(), ['demo']);
  });

  test('Ignores what BitBake does not read', () => {
    const { files, index, tell } = project();
    const before = index.snapshot;
    for (const path of [
      '/w/top/recipes/demo/files/daemon.conf',
      '/w/top/.git/x.bb',
      '/elsewhere/y.bb',
      '/w/top/README',
    ]) {
      files.write(path, 'A = "1"\n');
      assert.equal(tell({ path, kind: 'created' }), before, path);
    }
  });

  test('Finds the layers anew after a layer.conf has changed, without reading other files again', () => {
    const { files, tell } = project();
    const layerConf = '/w/top/conf/layer.conf';
    files.write(layerConf, 'BBFILE_COLLECTIONS += "renamed"\nBBFILES += "${LAYERDIR}/recipes/*/*.bb"\n');
    files.touched.length = 0;
    const after = tell({ path: layerConf, kind: 'changed' });
    assert.deepEqual(
      after.layers.map(({ name }) => name),
      ['renamed', 'core'],
    );
    assert.equal(after.file('/w/top/recipes/demo/demo_1.2.bb')?.layer?.name, 'renamed');
    assert.deepEqual(after.recipesOf('/w/top/recipes/demo/demo_%.bbappend').length, 3);
    assert.deepEqual(after.appendsOf(recipe), []);
    assert.deepEqual(
      files.touched.filter((path) => path.endsWith('.bb')),
      [],
    );
  });

  test('Takes in a layer that is put next to the others', () => {
    const { files, tell } = project();
    files.write('/w/third/conf/layer.conf', 'BBFILE_COLLECTIONS += "third"\n').write('/w/third/classes/c.bbclass', '');
    const after = tell({ path: '/w/third', kind: 'created' });
    assert.ok(after.layers.some(({ name }) => name === 'third'));
    assert.ok(after.file('/w/third/classes/c.bbclass'));
  });
});

describe('Index and open documents', () => {
  const edited = parse('TYPED = "1"\n', 'recipe');

  test('Counts what is typed, not what is on disk', () => {
    const { index, files, tell } = project();
    index.open(recipe, edited);
    assert.equal(assignmentCount(index.snapshot, 'TYPED'), 1);
    files.write(recipe, 'SAVED = "1"\n');
    assert.equal(assignmentCount(tell({ path: recipe, kind: 'changed' }), 'TYPED'), 1);
    index.close(recipe);
    assert.deepEqual([assignmentCount(index.snapshot, 'TYPED'), assignmentCount(index.snapshot, 'SAVED')], [0, 1]);
  });

  test('Keeps an open document though its file is deleted, and drops it when it is closed', () => {
    const { index, files, tell } = project();
    index.open(recipe, edited);
    files.remove(recipe);
    assert.ok(tell({ path: recipe, kind: 'deleted' }).file(recipe));
    index.close(recipe);
    assert.equal(index.snapshot.file(recipe), undefined);
  });

  test('Knows a document outside of everything while it is open', () => {
    const { index } = project();
    assert.equal(index.covers('/alone/x_1.0.bb'), false);
    index.open('/alone/x_1.0.bb', edited);
    assert.deepEqual(
      index.snapshot.recipesNamed('x').map(({ version }) => version),
      ['1.0'],
    );
    index.close('/alone/x_1.0.bb');
    assert.deepEqual(index.snapshot.recipesNamed('x'), []);
  });

  test('Reads open files first, then classes and configuration, then recipes', () => {
    const files = tree('smallProject');
    const index = new ProjectIndex(files);
    runAtOnce(index.build({ ...request, openFiles: [recipe] }));
    const order = files.touched.filter((path) => /\.\w+$/.test(path)).slice(2);
    assert.equal(order[0], recipe);
    const firstRecipe = order.findIndex((path, at) => at > 0 && /\.bb(?:append)?$/.test(path));
    assert.ok(order.slice(firstRecipe).every((path) => /\.bb(?:append)?$/.test(path)));
  });

  test('Gives the same snapshot as long as nothing changes', () => {
    const { index } = project();
    assert.equal(index.snapshot, index.snapshot);
  });
});

describe('Index and files that cannot be read', () => {
  test('Says of each what is so, and knows it by its name', () => {
    const files = tree('smallProject')
      .write('/w/top/recipes/latin/latin_1.0.bb', new Uint8Array([0x41, 0x0a, 0xe9, 0x0a]))
      .write('/w/top/recipes/big/big_1.0.bb', 'A = "1"\n', 6 * 1024 * 1024)
      .write('/w/top/recipes/secret/secret_1.0.bb', 'A = "1"\n')
      .forbid('/w/top/recipes/secret/secret_1.0.bb');
    const { index } = project(files);
    assert.deepEqual(
      index.snapshot.notes.map(({ path, message }) => [path.split('/').at(-1), message]),
      [
        ['big_1.0.bb', 'The file has 6 MB and is not read: what it defines is unknown here.'],
        ['latin_1.0.bb', 'Line 2 is not UTF-8: BitBake stops at the file with a UnicodeDecodeError.'],
        [
          'secret_1.0.bb',
          'The file cannot be read, what it defines is unknown here: permission denied: /w/top/recipes/secret/secret_1.0.bb',
        ],
      ],
    );
    assert.deepEqual(index.snapshot.recipeNames().toSorted(), ['big', 'demo', 'latin', 'secret']);
  });

  test('Takes the note back when the file can be read again', () => {
    const latin = '/w/top/recipes/latin/latin_1.0.bb';
    const { files, index, tell } = project(tree('smallProject').write(latin, new Uint8Array([0xe9])));
    assert.equal(index.snapshot.notes.length, 1);
    files.write(latin, 'NOW = "readable"\n');
    assert.deepEqual(tell({ path: latin, kind: 'changed' }).notes, []);
  });

  test('Keeps a byte order mark, which BitBake rejects', () => {
    const { index } = project(tree('smallProject').write(recipe, '\uFEFFA = "1"\n'));
    assert.equal(index.snapshot.file(recipe)?.assignments.length, 0);
  });
});

describe('Index of a workspace with 50,000 recipes', () => {
  const files = new MemoryFiles().write('/w/conf/layer.conf', 'BBFILES += "${LAYERDIR}/*/*/*.bb"\n');
  for (let count = 0; count < 50_000; count++) {
    files.write(`/w/recipes-${count % 100}/r${count}/r${count}_1.0.bb`, `SUMMARY = "${count}"\ninherit x\n`);
  }

  test('Takes in as many as the limit, says so, and never works longer than 25 ms at a stretch', async () => {
    // Each look at the clock is 1 ms after the one before it, as if every file took that long.
    let time = 0;
    let sliceStart = 0;
    let longestMs = 0;
    const pacer: Pacer = {
      now: () => time++,
      yieldNow: async () => {
        longestMs = Math.max(longestMs, time - sliceStart);
        sliceStart = time;
      },
      isCancelled: () => false,
    };
    const index = new ProjectIndex(files);
    const paced = await runInSlices(index.build(request), pacer);
    assert.equal(paced.kind, 'done');
    assert.ok(longestMs > 0 && longestMs <= 25, `${longestMs} ms`);
    assert.equal(index.snapshot.recipeNames().length, 24_999);
    assert.equal(index.snapshot.notes.length, 1);
    assert.match(index.snapshot.notes[0]?.message ?? '', /more than 25000 BitBake files/);
  });

  test('Answers for open documents from the first moment, also where the rest is given up', async () => {
    const index = new ProjectIndex(files);
    index.open('/w/recipes-7/r7/r7_1.0.bb', parse('TYPED = "1"\n', 'recipe'));
    let pauses = 0;
    const pacer: Pacer = {
      now: () => 0,
      yieldNow: async () => void pauses++,
      isCancelled: () => pauses > 300,
    };
    // A slice of no time at all ends at every step.
    assert.deepEqual(await runInSlices(index.build(request), pacer, 0), { kind: 'cancelled' });
    assert.equal(index.snapshot.complete, false);
    assert.equal(assignmentCount(index.snapshot, 'TYPED'), 1);
  });
});
