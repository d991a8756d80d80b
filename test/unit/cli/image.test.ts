import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runImage } from '../../../server/src/cli/image';

const project = join(__dirname, '../../spec/evaluated').replaceAll('\\', '/');
const layers = [`${project}/meta`, `${project}/meta-virtualization`];

async function run(...args: string[]): Promise<{ exitCode: number; out: string; err: string[] }> {
  let out = '';
  const err: string[] = [];
  const exitCode = await runImage(args, {
    out(text) {
      out += text;
    },
    err: (text) => void err.push(text),
  });
  return { exitCode, out, err };
}

describe('metavirt image', () => {
  it('prints what the image will be as an object', async () => {
    const { exitCode, out, err } = await run('container-base', '--build', `${project}/build`, '--json');
    assert.equal(exitCode, 0);
    assert.deepEqual(err, []);
    const { file, release, recipe, skipped, fields, layers: imageLayers, packages } = JSON.parse(out);
    assert.deepEqual(
      { file, release, recipe, skipped },
      { file: 'container-base', release: 'wrynose', recipe: 'container-base', skipped: null },
    );
    const tag = fields.find(({ name }: { name: string }) => name === 'tag');
    assert.deepEqual(tag, {
      name: 'tag',
      variable: 'OCI_IMAGE_TAG',
      value: { kind: 'known', text: 'arm', from: 'recipe' },
    });
    assert.deepEqual(imageLayers, ['the whole root file system']);
    assert.deepEqual(packages, { kind: 'known', names: ['base-files', 'busybox'] });
  });

  it('takes the layers that are named', async () => {
    const { exitCode, out } = await run('container-base', '--layers', ...layers, '--machine', 'qemux86-64');
    assert.equal(exitCode, 0);
    assert.match(out, /^container-base, for wrynose\n/);
    assert.match(out, / {2}tag +latest {2}\(OCI_IMAGE_TAG, the default\)\n/);
    assert.match(out, / {2}packages +base-files busybox$/);
  });

  it('fails with one line for what gives no image', async () => {
    assert.deepEqual(await run('podman', '--layers', ...layers), {
      exitCode: 1,
      out: '',
      err: ['metavirt image: podman does not inherit image-oci, so it gives no OCI image'],
    });
    assert.deepEqual(await run('nowhere', '--layers', ...layers), {
      exitCode: 1,
      out: '',
      err: ['metavirt image: nowhere: no such file or recipe'],
    });
  });

  it('refuses what it does not understand', async () => {
    for (const args of [[], ['a', 'b'], ['a', '--fast']]) {
      const { exitCode, err } = await run(...args);
      assert.equal(exitCode, 2);
      assert.equal(err.length, 1);
      assert.match(err[0] ?? '', /^metavirt image: [^\n]+; usage: metavirt image RECIPE/);
    }
  });
});
