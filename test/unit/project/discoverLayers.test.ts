import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runAtOnce } from '../../../server/src/base/pacer';
import { isCollected } from '../../../server/src/project/layers/collected';
import { type Discovery, discoverLayers } from '../../../server/src/project/layers/discoverLayers';
import { MemoryFiles, tree } from './memoryFiles';

function discover(files: MemoryFiles, request: { workspace?: string[]; build?: string; open?: string[] }): Discovery {
  const { workspace = [], build, open = [] } = request;
  return runAtOnce(discoverLayers({ workspaceFolders: workspace, buildFolder: build, openFiles: open }, files));
}

const names = ({ layers }: Discovery) => layers.map(({ name }) => name);

describe('Discovery without a build folder', () => {
  test('Finds the layers next door that the opened one depends on, and no others', () => {
    const found = discover(tree('checkouts'), { workspace: ['/src/meta-containers'] });
    assert.deepEqual(names(found), ['core', 'openembedded-layer', 'containers-layer']);
    assert.deepEqual(found.notes, []);
  });

  test('Puts BBPATH together as the layers ask for, the one that goes first in front', () => {
    const found = discover(tree('checkouts'), { workspace: ['/src/meta-containers'] });
    assert.deepEqual(found.searchPath, [
      '/src/meta-containers',
      '/src/openembedded-core/meta',
      '/src/meta-openembedded/meta-oe',
    ]);
  });

  test('Reads priority, releases and dependencies without their versions', () => {
    const [, layer] = discover(tree('checkouts'), { workspace: ['/src/meta-containers'] }).layers;
    assert.deepEqual(
      { priority: layer?.priority, series: layer?.series, release: layer?.release?.name, depends: layer?.depends },
      { priority: 6, series: ['nanbield', 'scarthgap'], release: 'scarthgap', depends: ['core'] },
    );
  });

  test('Counts dynamic layers by the collections that are there', () => {
    const { layers, files } = discover(tree('checkouts'), { workspace: ['/src/meta-containers'] });
    const layer = layers.find(({ name }) => name === 'containers-layer');
    const collected = files.filter((file) => file.startsWith('/src/meta-containers/') && file.endsWith('.bb'));
    assert.deepEqual(
      collected.filter((file) => isCollected(file, layer, [])).map((file) => file.split('/').at(-1)),
      ['without_1.0.bb', 'here_1.0.bb', 'demo_1.0.bb'],
    );
  });

  test('Takes .conf files only from the conf folder of a layer', () => {
    const { files } = discover(tree('checkouts'), { workspace: ['/src/openembedded-core'] });
    assert.deepEqual(
      files.filter((file) => file.endsWith('.conf')),
      ['/src/openembedded-core/meta/conf/bitbake.conf', '/src/openembedded-core/meta/conf/layer.conf'],
    );
  });

  test('Finds what a layer inside of a collection of layers needs two folders up', () => {
    const found = discover(tree('checkouts'), { workspace: ['/src/meta-openembedded/meta-oe'] });
    assert.deepEqual(names(found), ['core', 'openembedded-layer']);
  });

  test('Finds the layers around a file that is opened on its own', () => {
    const found = discover(tree('checkouts'), { open: ['/src/meta-containers/recipes-demo/demo/demo_1.0.bb'] });
    assert.deepEqual(names(found), ['core', 'openembedded-layer', 'containers-layer']);
  });

  test('Knows the layer of a workspace folder that is a part of it', () => {
    const found = discover(tree('checkouts'), { workspace: ['/src/meta-containers/recipes-demo'] });
    assert.ok(found.files.includes('/src/meta-containers/recipes-demo/demo/demo_1.0.bb'));
    assert.ok(names(found).includes('containers-layer'));
  });

  test('Prefers the neighbour that works with the same release', () => {
    const files = tree('checkouts');
    files.write(
      '/src/meta-oldest/conf/layer.conf',
      'BBFILE_COLLECTIONS += "core"\nLAYERSERIES_COMPAT_core = "kirkstone"\n',
    );
    const { layers } = discover(files, { workspace: ['/src/meta-containers'] });
    assert.equal(layers.find(({ name }) => name === 'core')?.root, '/src/openembedded-core/meta');
  });

  test('Searches a folder with classes that is no layer, and the folders in it that look like layers', () => {
    const files = new MemoryFiles()
      .write('/cases/classes/simple.bbclass', '')
      .write('/cases/conf/base.conf', '')
      .write('/cases/layerA/inc/a.inc', '')
      .write('/cases/docs/readme.txt', '')
      .write('/cases/case.bb', '');
    const found = discover(files, { open: ['/cases/case.bb'] });
    assert.deepEqual(found.searchPath, ['/cases', '/cases/layerA']);
    assert.deepEqual(found.files.length, 4);
  });

  test('Leaves other programs their .inc and .conf files', () => {
    const files = new MemoryFiles().write('/www/nginx/conf/site.conf', '').write('/www/php/page.inc', '');
    assert.deepEqual(discover(files, { workspace: ['/www'] }).files, []);
  });

  test('Does not go into the output of a build folder in the workspace', () => {
    const { files } = discover(tree('buildFolder'), { workspace: ['/poky'] });
    assert.ok(files.includes('/poky/build/conf/local.conf'));
    assert.deepEqual(
      files.filter((file) => file.startsWith('/poky/build/') && !file.startsWith('/poky/build/conf/')),
      [],
    );
  });

  test('Tells master from the wrynose branch by what meta-virtualization holds', () => {
    const series =
      'BBFILE_COLLECTIONS += "virtualization-layer"\nLAYERSERIES_COMPAT_virtualization-layer = "wrynose"\n';
    const files = new MemoryFiles().write('/mv/conf/layer.conf', series);
    const release = () => discover(files, { workspace: ['/mv'] }).layers[0]?.release?.name;
    assert.equal(release(), 'wrynose');
    files.write('/mv/classes/container-nonroot-user.bbclass', '');
    assert.equal(release(), 'master');
  });

  test('Keeps two releases of one layer apart', () => {
    const files = new MemoryFiles();
    for (const release of ['kirkstone', 'scarthgap']) {
      files.write(
        `/w/${release}/conf/layer.conf`,
        `BBFILE_COLLECTIONS += "same"\nLAYERSERIES_COMPAT_same = "${release}"\nBBFILES += "\${LAYERDIR}/*.bb"\n`,
      );
    }
    assert.deepEqual(
      discover(files, { workspace: ['/w'] }).layers.map(({ root, name, release, filePatterns }) => [
        root,
        name,
        release?.name,
        filePatterns,
      ]),
      [
        ['/w/kirkstone', 'same', 'kirkstone', ['/w/kirkstone/*.bb']],
        ['/w/scarthgap', 'same', 'scarthgap', ['/w/scarthgap/*.bb']],
      ],
    );
  });

  test('Survives layers that depend on each other', () => {
    const files = new MemoryFiles()
      .write('/w/one/conf/layer.conf', 'BBFILE_COLLECTIONS += "one"\nLAYERDEPENDS_one = "two"\n')
      .write('/w/two/conf/layer.conf', 'BBFILE_COLLECTIONS += "two"\nLAYERDEPENDS_two = "one"\n');
    assert.deepEqual(names(discover(files, { workspace: ['/w'] })), ['one', 'two']);
  });
});

describe('Discovery with a build folder', () => {
  const build = '/poky/build';

  test('Takes the layers of BBLAYERS in their order, however their paths are written', () => {
    assert.deepEqual(names(discover(tree('buildFolder'), { build })), ['second', 'core']);
  });

  test('Puts the build folder in front of BBPATH', () => {
    const { searchPath } = discover(tree('buildFolder'), { build });
    assert.deepEqual(searchPath, ['/poky/build', '/poky/meta-second', '/poky/meta']);
  });

  test('Says which layer it could not read', () => {
    const { notes } = discover(tree('buildFolder'), { build });
    assert.deepEqual(
      notes.map(({ path }) => path),
      ['/poky/meta-gone'],
    );
    assert.match(notes[0]?.message ?? '', /layer is left out/);
  });

  test('Reads machine and distro from local.conf', () => {
    assert.deepEqual(discover(tree('buildFolder'), { build }).build, {
      path: build,
      machine: 'qemuarm64',
      distro: 'poky',
    });
  });

  test('Reads machine and distro from the fragments of bitbake-setup', () => {
    assert.deepEqual(discover(tree('bitbakeSetup'), { build: '/setup/build' }).build, {
      path: '/setup/build',
      machine: 'qemuriscv64',
      distro: 'poky-tiny',
    });
  });

  test('Reads the configuration of the build folder and nothing that a build makes', () => {
    const files = tree('buildFolder');
    const found = discover(files, { workspace: ['/poky'], build });
    assert.deepEqual(
      found.files.filter((file) => file.startsWith(build)),
      ['/poky/build/conf/bblayers.conf', '/poky/build/conf/local.conf', '/poky/build/conf/multiconfig/guest.conf'],
    );
    const touched = files.touched.filter((path) => /\/(?:out|tmp|fetched)(?:\/|$)/.test(path));
    assert.deepEqual(touched, []);
  });

  test('Leaves out what BBMASK masks', () => {
    const found = discover(tree('buildFolder'), { build });
    const [layer] = found.layers;
    assert.equal(isCollected('/poky/meta-second/recipes-b/b/b_1.0.bb', layer, found.masks), true);
    assert.equal(isCollected('/poky/meta-second/recipes-b/masked/m_1.0.bb', layer, found.masks), false);
  });

  test('Adds the layer of a file that is open although the build does not use it', () => {
    const found = discover(tree('buildFolder'), { build, open: ['/poky/meta-unused/recipes-c/c/c_1.0.bb'] });
    assert.deepEqual(names(found), ['second', 'core', 'unused']);
  });

  test('Names layers by the path of a workspace that is reached through a symbolic link', () => {
    const files = tree('buildFolder').link('/home/me/poky', '/poky');
    const { layers, files: found } = discover(files, { workspace: ['/home/me/poky'], build });
    assert.deepEqual(
      layers.map(({ root }) => root),
      ['/home/me/poky/meta-second', '/home/me/poky/meta'],
    );
    assert.ok(found.includes('/home/me/poky/meta/recipes-core/a/a_1.0.bb'));
  });

  test('Uses a build folder that is opened as workspace', () => {
    assert.equal(discover(tree('buildFolder'), { workspace: [build] }).build?.path, build);
  });

  test('Does without a build folder that has no bblayers.conf', () => {
    const found = discover(tree('checkouts'), { workspace: ['/src/openembedded-core'], build: '/src' });
    assert.deepEqual([found.build, names(found)], [undefined, ['core']]);
  });
});
