import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runAtOnce } from '../../../server/src/base/pacer';
import { ProjectIndex } from '../../../server/src/project/index/projectIndex';
import type { ProjectSnapshot } from '../../../server/src/project/index/projectSnapshot';
import { snapshotOnDemand } from '../../../server/src/project/index/snapshotOnDemand';
import { type MemoryFiles, tree } from './memoryFiles';

const recipe = '/src/meta-containers/recipes-demo/demo/demo_1.0.bb';
const busybox = '/src/openembedded-core/meta/recipes-core/busybox/busybox_1.36.bb';
const request = { workspaceFolders: [], buildFolder: undefined, openFiles: [recipe] };

function checkouts(): MemoryFiles {
  return tree('checkouts')
    .write(`${busybox.slice(0, -'_1.36.bb'.length)}/files/defconfig.inc`, 'CONFIG = "1"\n')
    .write(busybox, 'SUMMARY = "Small"\nrequire files/defconfig.inc\n');
}

describe('A snapshot whose files are read on demand', () => {
  const questions: Readonly<Record<string, (snapshot: ProjectSnapshot) => unknown>> = {
    layers: ({ layers, searchPath }) => [layers, searchPath],
    'the recipes of a name': (snapshot) => snapshot.recipesNamed('busybox').map(({ path }) => path),
    'the names of all recipes': (snapshot) => snapshot.recipeNames(),
    'the files of a class': (snapshot) => snapshot.classFiles('image'),
    'the names of classes': (snapshot) => snapshot.classNames(),
    'all files': (snapshot) => Array.from(snapshot.files(), ({ path }) => path),
    'files by their paths': (snapshot) =>
      [recipe, busybox, `${busybox}x`, '/src/openembedded-core/scripts/helper.conf'].map(
        (path) => snapshot.file(path)?.name,
      ),
    'the names of variables': (snapshot) => snapshot.variableNames(),
    'who includes a file': (snapshot) =>
      snapshot.filesIncluding(`${busybox.slice(0, -'_1.36.bb'.length)}/files/defconfig.inc`).map(({ path }) => path),
    notes: (snapshot) => snapshot.notes,
  };
  for (const [what, ask] of Object.entries(questions)) {
    test(`Tells ${what} as the index does`, () => {
      const whole = runAtOnce(new ProjectIndex(checkouts()).build(request));
      assert.deepEqual(ask(snapshotOnDemand(request, checkouts())), ask(whole));
    });
  }

  test('Looks into no folder of another layer for a class or a file', () => {
    const files = checkouts();
    const snapshot = snapshotOnDemand(request, files);
    assert.ok(snapshot.file(busybox));
    assert.deepEqual(snapshot.classFiles('base'), ['/src/openembedded-core/meta/classes-global/base.bbclass']);
    assert.deepEqual(inCore(files), []);
  });

  test('Looks only into folders that BBFILES does for a recipe', () => {
    const files = checkouts();
    assert.equal(snapshotOnDemand(request, files).recipesNamed('busybox').length, 1);
    assert.deepEqual(inCore(files), [
      '/src/openembedded-core/meta/recipes-core',
      '/src/openembedded-core/meta/recipes-core/busybox',
    ]);
  });
});

/** What was looked at below the folder of the core layer. */
function inCore({ touched }: MemoryFiles): readonly string[] {
  return touched.filter((path) => /^\/src\/openembedded-core\/meta\/(?!conf\/layer\.conf$)/.test(path));
}
