import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runningAdvice } from '../../../server/src/features/runningAdvice';
import { nodeFiles } from '../../../server/src/host/nodeFiles';
import { nodeHost } from '../../../server/src/host/nodeHost';
import type { ReleaseName } from '../../../server/src/knowledge/release';
import { Evaluator } from '../../../server/src/project/evaluation/evaluator';
import { layersRequest } from '../../../server/src/project/evaluation/layersRequest';
import { treesOnDisk } from '../../../server/src/project/resolution/treesOnDisk';
import { parse } from '../../../server/src/syntax/bitbake/parse';

const layer = join(__dirname, '../../../sample/meta-sample').replaceAll('\\', '/');

/** What is said of a recipe of that text in the sample layer. */
function adviceFor(name: string, lines: readonly string[], release: ReleaseName = 'wrynose'): string {
  const path = `${layer}/recipes-containers/images/${name}.bb`;
  const tree = parse(`PN = "${name}"\n${lines.join('\n')}\n`, 'recipe');
  const onDisk = treesOnDisk(nodeFiles, 100);
  const trees = { read: (asked: string) => (asked === path ? ({ kind: 'tree', tree } as const) : onDisk.read(asked)) };
  const request = { ...layersRequest([layer], new Map()), multiconfig: '' };
  const evaluator = new Evaluator({ reader: nodeFiles, trees, host: nodeHost }, request);
  return runningAdvice(evaluator.recipe(path), release).join('\n');
}

const container = [
  'inherit image-oci',
  'DEPLOY_DIR_IMAGE = "/build/tmp/deploy/images/qemux86-64"',
  'IMAGE_BASENAME = "app"',
  'OCI_IMAGE_TAG = "1.0"',
];

const host = [
  'inherit core-image',
  'MACHINE = "qemux86-64"',
  'QB_MEM = "-m 256"',
  'IMAGE_ROOTFS_EXTRA_SPACE = "0"',
  'IMAGE_INSTALL = "packagegroup-core-boot k3s-server"',
];

describe('runningAdvice', () => {
  test('Names the tag behind the layout, and all platforms', () => {
    const layout = '/build/tmp/deploy/images/qemux86-64/app-1.0-oci';
    assert.match(adviceFor('app', container), new RegExp(`skopeo copy --all oci:${layout}:1.0 docker://`));
  });

  test('Tells run and vrun apart where there is a helper machine', () => {
    assert.match(adviceFor('app', container), /vdkr vrun app:1\.0 COMMAND/);
    assert.doesNotMatch(adviceFor('app', container, 'scarthgap'), /vdkr/);
  });

  test('Warns of the config.json of oci-image-tool', () => {
    assert.match(adviceFor('app', container), /oci-image-tool makes lacks the mounts/);
  });

  test('Asks for privileges where systemd is started', () => {
    const systemd = ['OCI_IMAGE_CMD = "/sbin/init"', 'VIRTUAL-RUNTIME_init_manager = "systemd"'];
    assert.match(adviceFor('app', [...container, ...systemd]), /--privileged --cgroupns private/);
    assert.match(
      adviceFor('app', [...container, 'OCI_IMAGE_ENTRYPOINT = "/lib/systemd/systemd --unit=a.target"']),
      /runs systemd/,
    );
  });

  test('Asks for none where another program is started, or another init', () => {
    assert.doesNotMatch(adviceFor('app', [...container, 'OCI_IMAGE_CMD = "/bin/sh"']), /systemd/);
    const busybox = ['OCI_IMAGE_CMD = "/sbin/init"', 'VIRTUAL-RUNTIME_init_manager = "busybox"'];
    assert.doesNotMatch(adviceFor('app', [...container, ...busybox]), /systemd/);
  });

  test('Says nothing of an image whose place is not known', () => {
    assert.equal(adviceFor('app', ['inherit image-oci']), '');
  });

  test('Names the memory and the room that k3s needs', () => {
    const said = adviceFor('host', host);
    assert.match(said, /runqemu qemux86-64 host nographic slirp qemuparams="-m 4096"/);
    assert.match(said, /IMAGE_ROOTFS_EXTRA_SPACE = "2097152"/);
  });

  test('Says nothing where there is enough of both', () => {
    assert.equal(adviceFor('host', [...host, 'QB_MEM = "-m 4G"', 'IMAGE_ROOTFS_EXTRA_SPACE = "2000000"']), '');
  });

  test('Says nothing of a host without containers, or of a machine that QEMU does not run', () => {
    assert.equal(adviceFor('host', [...host, 'IMAGE_INSTALL = "busybox"']), '');
    assert.doesNotMatch(adviceFor('host', [...host, 'QB_MEM = ""']), /runqemu/);
  });

  test('Names the networks that virtual machines as containers can have', () => {
    assert.match(adviceFor('host', [...host, 'IMAGE_INSTALL += "xen-tools-xl vxn"']), /--network=none \(or host\)/);
  });

  test('Names what the helper machine asks for', () => {
    const said = adviceFor('vcontainer-tarball', []);
    assert.match(said, /mode 0600 or 0400/);
    assert.match(said, /10\.0\.2\.2:PORT/);
  });
});
