import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runAtOnce } from '../../../server/src/base/pacer';
import { ProjectIndex } from '../../../server/src/project/index/projectIndex';
import type { ProjectSnapshot } from '../../../server/src/project/index/projectSnapshot';
import type { IndexedFile } from '../../../server/src/project/snapshot';
import { type MemoryFiles, tree } from './memoryFiles';

function snapshotOf(files: MemoryFiles): ProjectSnapshot {
  return runAtOnce(new ProjectIndex(files).build({ workspaceFolders: ['/w'], buildFolder: undefined, openFiles: [] }));
}

const paths = (files: readonly IndexedFile[]) => files.map(({ path }) => path.slice('/w/'.length));

describe('Snapshot', () => {
  const files = tree('smallProject');
  const snapshot = snapshotOf(files);
  const recipe = '/w/core/recipes-core/demo/demo_1.10.bb';

  test('Names recipes by their files, and leaves out those that BBFILES does', () => {
    assert.deepEqual(snapshot.recipeNames(), ['demo']);
  });

  test('Gives the recipe of the highest layer first, then the newest version', () => {
    assert.deepEqual(paths(snapshot.recipesNamed('demo')), [
      'top/recipes/demo/demo_1.2.bb',
      'core/recipes-core/demo/demo_1.10.bb',
      'core/recipes-core/demo/demo_1.9.bb',
    ]);
  });

  test('Takes name and version from file names', () => {
    const demo = snapshot.file(recipe);
    const append = snapshot.file('/w/top/recipes/demo/demo_1.1%.bbappend');
    assert.deepEqual([demo?.name, demo?.version, append?.name, append?.version], ['demo', '1.10', 'demo', '1.1%']);
  });

  test('Matches appends with recipes, % for any ending', () => {
    assert.deepEqual(paths(snapshot.appendsOf(recipe)), [
      'top/recipes/demo/demo_%.bbappend',
      'top/recipes/demo/demo_1.1%.bbappend',
    ]);
    assert.deepEqual(paths(snapshot.recipesOf('/w/top/recipes/demo/demo_1.9.bbappend')), [
      'core/recipes-core/demo/demo_1.9.bb',
    ]);
  });

  test('Finds classes as BitBake does for a recipe: classes-recipe first, then along BBPATH', () => {
    assert.deepEqual(snapshot.classFiles('both'), [
      '/w/core/classes-recipe/both.bbclass',
      '/w/core/classes/both.bbclass',
      '/w/top/classes/both.bbclass',
    ]);
    assert.deepEqual(snapshot.classNames().toSorted(), ['base', 'both', 'tools/nested']);
  });

  test('Finds included files beside the file, then along BBPATH, then by their full path', () => {
    assert.equal(snapshot.resolveInclude(recipe, 'demo.inc'), '/w/core/recipes-core/demo/demo.inc');
    assert.equal(
      snapshot.resolveInclude(recipe, 'conf/distro/include/shared.inc'),
      '/w/top/conf/distro/include/shared.inc',
    );
    assert.equal(snapshot.resolveInclude(recipe, '../demo/demo.inc'), '/w/core/recipes-core/demo/demo.inc');
    assert.equal(snapshot.resolveInclude(recipe, '/w/top/conf/machine/board.conf'), '/w/top/conf/machine/board.conf');
    assert.equal(snapshot.resolveInclude(recipe, 'nothing.inc'), undefined);
  });

  test('Gives all assignments to a variable, whatever the overrides, each with its place', () => {
    const text = new TextDecoder().decode(files.bytes(recipe) as Uint8Array);
    const places = snapshot.assignmentsOf('IMAGE_INSTALL');
    assert.deepEqual(
      places.map(({ name, flag, operator, line }) => [name, flag, operator, line]),
      [
        ['IMAGE_INSTALL', undefined, '=', 2],
        ['IMAGE_INSTALL:append:qemuarm', undefined, '=', 3],
        ['IMAGE_INSTALL', 'doc', '=', 4],
      ],
    );
    for (const { name, span } of places) assert.equal(text.slice(span.start, span.end), name);
  });

  test('Gives the assignments of some files alone, and counts them without those to flags', () => {
    const all = snapshot.assignmentsOf('IMAGE_INSTALL');
    const inRecipes = [...snapshot.assignmentsAmong('IMAGE_INSTALL', ({ dialect }) => dialect === 'recipe')];
    assert.deepEqual(inRecipes, all);
    assert.deepEqual([...snapshot.assignmentsAmong('IMAGE_INSTALL', ({ dialect }) => dialect === 'class')], []);
    assert.equal(snapshot.assignmentCount('IMAGE_INSTALL'), 2);
    assert.equal(snapshot.fileCountAssigning('IMAGE_INSTALL'), 1);
    assert.equal(snapshot.assignmentCount('NOBODY_SETS') + snapshot.fileCountAssigning('NOBODY_SETS'), 0);
  });

  test('Lists the names of variables without their overrides', () => {
    const names = snapshot.variableNames();
    assert.ok(names.includes('IMAGE_INSTALL_EXTRA') && names.includes('SUMMARY') && names.includes('RPROVIDES'));
    assert.ok(!names.some((name) => name.includes(':')));
  });

  test('Knows functions and their language', () => {
    assert.deepEqual(
      snapshot.file(recipe)?.functions.map(({ name, language }) => [name, language]),
      [
        ['do_compile', 'shell'],
        ['do_report', 'python'],
        ['helper', 'def'],
      ],
    );
    assert.deepEqual(
      snapshot.functionsNamed('do_compile').map(({ path }) => path),
      [recipe],
    );
    assert.deepEqual(snapshot.functionsNamed('never_defined'), []);
  });

  test('Lists tasks with do_ before their names', () => {
    assert.deepEqual(snapshot.taskNames(), ['do_compile', 'do_fetch', 'do_report']);
  });

  test('Keeps the words of directives that need no expansion', () => {
    const indexed = snapshot.file(recipe);
    assert.deepEqual([indexed?.inherits, indexed?.includes], [['both', 'tools/nested'], ['demo.inc']]);
  });

  test('Finds the files that name a class or lead to an included file', () => {
    assert.deepEqual(
      snapshot.filesInheriting('tools/nested').map(({ path }) => path),
      [recipe],
    );
    assert.deepEqual(snapshot.filesInheriting('nowhere'), []);
    const include = '/w/core/recipes-core/demo/demo.inc';
    assert.ok(snapshot.filesIncluding(include).some(({ path }) => path === recipe));
    assert.deepEqual(snapshot.filesIncluding('/w/top/demo.inc'), []);
  });

  test('Finds providers by what PROVIDES and RPROVIDES say in plain text', () => {
    assert.deepEqual(paths(snapshot.providersOf('virtual/demo')), ['core/recipes-core/demo/demo.inc']);
    assert.deepEqual(paths(snapshot.providersOf('demo-alias')), ['core/recipes-core/demo/demo.inc']);
    assert.deepEqual(paths(snapshot.providersOf('old-demo')), ['core/recipes-core/demo/demo_1.10.bb']);
  });

  test('Tells the layer of any path', () => {
    assert.equal(snapshot.layerOf(recipe)?.name, 'core');
    assert.equal(snapshot.layerOf('/w/top/recipes/new/new_1.0.bb')?.name, 'top');
    assert.equal(snapshot.layerOf('/elsewhere/x.bb'), undefined);
  });

  test('Takes the release of the core layer where meta-virtualization is not there', () => {
    assert.equal(snapshot.release?.name, 'whinlatter');
  });

  test('Takes a file to be for the release in use where its layer works with it, and for its own where it does not', () => {
    const project = tree('smallProject');
    const compatible = (series: string) =>
      project.write('/w/top/conf/layer.conf', `BBFILE_COLLECTIONS += "top"\nLAYERSERIES_COMPAT_top = "${series}"\n`);
    const releaseOfTop = () => snapshotOf(project).releaseFor('/w/top/recipes/new/new_1.0.bb')?.name;
    compatible('whinlatter wrynose');
    assert.equal(releaseOfTop(), 'whinlatter');
    compatible('kirkstone scarthgap');
    assert.equal(releaseOfTop(), 'scarthgap');
    assert.equal(snapshot.releaseFor('/elsewhere/local.conf')?.name, 'whinlatter');
  });

  test('Says that what it does not find is missing only where all the layers needed are there', () => {
    assert.equal(snapshot.findsAllFor(recipe), true);
    assert.equal(snapshot.findsAllFor('/elsewhere/x.bb'), false);
    const incomplete = tree('smallProject');
    incomplete.write('/w/top/conf/layer.conf', 'BBFILE_COLLECTIONS += "top"\nLAYERDEPENDS_top = "core absent"\n');
    assert.equal(snapshotOf(incomplete).findsAllFor('/w/top/recipes/demo/demo_1.2.bb'), false);
    assert.equal(snapshotOf(incomplete).findsAllFor(recipe), true);
  });

  test('Expects nothing of a core layer that is of another release', () => {
    const other = tree('smallProject');
    const old = 'BBFILE_COLLECTIONS += "top"\nLAYERSERIES_COMPAT_top = "kirkstone"\n';
    assert.equal(snapshotOf(other.write('/w/top/conf/layer.conf', old)).findsAllFor('/w/top/x/x.bb'), false);
    const fitting = old.replace('kirkstone', 'wrynose');
    assert.equal(snapshotOf(other.write('/w/top/conf/layer.conf', fitting)).findsAllFor('/w/top/x/x.bb'), true);
  });

  test('Knows variables that some file assigns or that are documented', () => {
    assert.deepEqual(
      ['FROM', 'IMAGE_FSTYPES', 'NOBODY_SETS_THIS'].map((name) => snapshot.isVariableKnown(name)),
      [true, true, false],
    );
  });
});
