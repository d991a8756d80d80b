import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runImage } from '../../../server/src/cli/image';
import { tarOf } from '../../images/tarWriter';
import { TestLayout, withLayout } from '../../images/testLayout';

const project = join(__dirname, '../../spec/evaluated').replaceAll('\\', '/');

interface Run {
  readonly exitCode: number;
  readonly out: string;
  readonly err: readonly string[];
  /** What was written as bytes. */
  readonly bytes: Buffer;
}

async function run(...args: string[]): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const chunks: Buffer[] = [];
  const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const exitCode = await runImage(args, output, async (bytes) => void chunks.push(Buffer.from(bytes)));
  return { exitCode, out: out.join('\n'), err, bytes: Buffer.concat(chunks) };
}

const base = tarOf([
  { name: 'etc/conf', content: 'one' },
  { name: 'bin/su', content: 'su', mode: 0o4755 },
]);
const upper = tarOf([
  { name: 'etc/conf', content: 'more' },
  { name: 'bin/.wh.su' },
  { name: 'link', type: '2', linkName: 'bin' },
]);

const image = {
  layers: [base, upper],
  isCompressed: true,
  config: { Cmd: ['/bin/sh', '-c', 'echo a'], Env: ['A=1'], User: '7' },
  history: [
    { created: '2026-01-02T03:04:05Z', created_by: 'base' },
    { created_by: 'ENV A=1', empty_layer: true },
    { created_by: 'upper' },
  ],
};

const withImage = (test: (layout: TestLayout, digest: string) => Promise<void>) =>
  withLayout((layout) => test(layout, layout.only(image).digest));

describe('metavirt image, given a path', () => {
  it('shows the config, the layers and the history of what was built', () =>
    withImage(async ({ folder }, digest) => {
      const { exitCode, out } = await run(folder);
      assert.equal(exitCode, 0);
      assert.match(out, /image {2}OCI layout, 1 image, 4 blobs, 1\.\d kB\n/);
      assert.ok(out.includes(`\nwithout a name  linux/amd64  ${digest}\n`));
      assert.match(out, /\n {2}command +\/bin\/sh -c 'echo a'\n {2}user +7\n {2}environment {2}A=1\n/);
      assert.match(out, /\nLayers {2}2, \d+ B\n {2}1 {2}\d+ B {2}gzip {2}sha256:\w{12} {2}base\n {2}2 {2}/);
      assert.match(out, /\nHistory\n {2}2026-01-02 03:04:05 {2}layer 1 {2}base\n +ENV A=1\n +layer 2 {2}upper$/);
    }));

  it('shows with --contents what layers hide and waste, and with --files what is where', () =>
    withImage(async ({ folder }) => {
      const { out } = await run(folder, '--contents');
      assert.match(
        out,
        /\n2 files, 4 B in a container\. 44\.4% of what the layers hold is seen there, 5 B are wasted\.\n/,
      );
      assert.match(out, /\n {2}2 {2}2 files +4 B {2}hides 2 files, 5 B +sha256:/);
      assert.match(
        out,
        /\nWasted by files that higher layers replace or delete\n {2}3 B {2}etc\/conf {2}once\n {2}2 B {2}bin\/su +once$/,
      );
      assert.deepEqual((await run(folder, '--files')).out.split('\n'), [
        '  drwxr-xr-x  0:0       bin',
        '  drwxr-xr-x  0:0       etc',
        '  -rw-r--r--  0:0  4    etc/conf',
        '  lrw-r--r--  0:0  0    link -> bin',
      ]);
      assert.match((await run(folder, '--files', '--layer', '1')).out, / {2}-rwsr-xr-x {2}0:0 {2}2 +bin\/su\n/);
      assert.match((await run(folder, '--files', '--layer', '2')).out, /deleted +bin\/su\n/);
      const missing = await run(folder, '--files', '--layer', '3');
      assert.deepEqual([missing.exitCode, missing.err], [1, [`metavirt image: ${folder}: there is no layer 3`]]);
    }));

  it('verifies every blob, and exits with 1 where one is wrong', () =>
    withImage(async (layout, digest) => {
      const right = await run(layout.folder, '--verify');
      assert.equal(right.exitCode, 0);
      assert.match(
        right.out,
        /\n {2}right {2}layer +\d+ B {2}sha256:\w{12}\n\n4 blobs, 1\.\d kB: all are what their digests say\.$/,
      );
      writeFileSync(layout.blobPath(digest), '{}');
      const wrong = await run(layout.folder, '--verify');
      assert.equal(wrong.exitCode, 1);
      assert.match(wrong.out, new RegExp(`\n {2}wrong {2}manifest.*${digest}: the blob has 2 bytes, not the`.slice(1)));
      assert.match(wrong.out, /\n1 of 1 blob, \d+ B are wrong\.$/);
    }));

  it('compares with another image, and with the recipe, and exits with 1 where they differ', () =>
    withImage(async (layout) => {
      const other = new TestLayout(layout.beside('other'));
      other.only({ ...image, layers: [base], history: [], config: { ...image.config, User: '8' } });
      const same = await run(layout.folder, '--compare', layout.folder);
      assert.deepEqual([same.exitCode, same.out.endsWith('\n\nNothing is known to differ.')], [0, true]);
      const { exitCode, out } = await run(layout.folder, '--compare', other.folder);
      assert.equal(exitCode, 1);
      assert.match(out, /\n\nuser\n {2}- 7\n {2}\+ 8\n\nlayer count\n {2}- 2\n {2}\+ 1\n\n/);
      assert.match(
        out,
        /\nFiles {2}1 added, 1 removed, 1 changed\n {2}\+ {2}bin\/su +2 B\n {2}~ {2}etc\/conf {2}size {2}4 B to 3 B\n {2}- {2}link\n/,
      );
      const recipe = await run('container-base', '--build', `${project}/build`, '--compare', layout.folder);
      assert.equal(recipe.exitCode, 1);
      assert.match(recipe.out, /^- container-base\n\+ .*\n\n(?:.*\n)*user\n {2}\+ 7\n/);
      assert.match(recipe.out, /\n\narchitecture {2}unknown, because it .*; the other side has amd64\n/);
    }));

  it('names the side that is neither a file nor a recipe', () =>
    withImage(async ({ folder }) => {
      const missing = join(folder, 'missing.tar');
      for (const [subject, other] of [
        [folder, missing],
        [missing, folder],
      ] as const) {
        const { exitCode, err } = await run(subject, '--compare', other, '--build', `${project}/build`);
        assert.deepEqual([exitCode, err], [1, [`metavirt image: ${missing}: no such file or recipe`]]);
      }
    }));

  it('prints JSON for programs', () =>
    withImage(async ({ folder }, digest) => {
      const json = async (...args: string[]) =>
        JSON.parse((await run(folder, ...args, '--json')).out) as Record<string, unknown>;
      assert.deepEqual((await json()).kind, 'opened');
      assert.deepEqual([(await json('--contents')).kind, (await json('--contents')).image], ['contents', digest]);
      assert.equal((await json('--verify')).isIntact, true);
      assert.equal((await json('--compare', folder)).isSame, true);
      assert.equal((await json('--files')).length, 4);
    }));

  it('takes one of several images by its name, its platform or the beginning of its digest', () =>
    withLayout(async (layout) => {
      const images = ['amd64', 'arm64'].map((architecture) => ({
        ...layout.image({ ...image, architecture }),
        annotations: { 'org.opencontainers.image.ref.name': `for-${architecture}` },
      }));
      layout.index(images);
      for (const wanted of [
        'for-arm64',
        'linux/arm64',
        images[1]?.digest ?? '',
        images[1]?.digest.slice(7, 20) ?? '',
      ]) {
        const { out } = await run(layout.folder, '--image', wanted);
        assert.ok(out.includes('linux/arm64') && !out.includes('linux/amd64'), wanted);
      }
      const { exitCode, err } = await run(layout.folder, '--contents');
      assert.equal(exitCode, 1);
      assert.match(err.join(), /there are several images in it, choose one of for-amd64, for-arm64$/);
    }));

  it('prints a file as it is, as a container sees it or as one layer has it', () =>
    withImage(async ({ folder }) => {
      const printed = async (...args: string[]) => {
        const { exitCode, bytes, out, err } = await run(folder, ...args);
        return [exitCode, bytes.toString(), out, ...err];
      };
      assert.deepEqual(await printed('--print', '/etc/conf'), [0, 'more', '']);
      assert.deepEqual(await printed('--print', 'etc/conf', '--layer', '1'), [0, 'one', '']);
      assert.deepEqual(await printed('--print', '/bin/su', '--layer', '1'), [0, 'su', '']);
      const failed = async (...args: string[]) => {
        const [exitCode, bytes, , why] = await printed(...args);
        assert.deepEqual([exitCode, bytes], [1, '']);
        return why;
      };
      assert.equal(await failed('--print', '/bin/su'), 'metavirt image: /bin/su: no such file in the image');
      assert.equal(await failed('--print', '/etc'), 'metavirt image: /etc is a folder, which has no content to print');
      assert.equal(await failed('--print', '/a', '--layer', '9'), 'metavirt image: there is no layer 9');
      assert.match(String(await failed('--print', '/link', '--layer', '2')), /is a symbolic link to bin, which is/);
    }));

  it('prints the file of the platform that is asked for', () =>
    withLayout(async (layout) => {
      layout.index(
        ['amd64', 'arm64'].map((architecture) =>
          layout.image({ layers: [tarOf([{ name: 'arch', content: architecture }])], architecture }),
        ),
      );
      const { bytes } = await run(layout.folder, '--platform', 'linux/arm64', '--print', 'arch');
      assert.equal(bytes.toString(), 'arm64');
      const { exitCode, err } = await run(layout.folder, '--platform', 'linux/riscv64', '--print', 'arch');
      assert.equal(exitCode, 1);
      assert.match(err.join(), /no image is meant by linux\/riscv64, choose one of linux\/amd64, linux\/arm64$/);
    }));

  it('says of a folder without an image what it must hold, and which images are below it', () =>
    withImage(async ({ folder }) => {
      const build = join(folder, '..');
      for (const view of [[], ['--contents']]) {
        const { exitCode, err } = await run(build, ...view);
        assert.equal(exitCode, 1);
        assert.deepEqual(err, [
          `metavirt image: ${build}: there is no image in this folder: a layout has the files oci-layout and index.json. Below it are ${folder}`,
        ]);
      }
      const { err } = await run(join(folder, 'blobs'));
      assert.match(err.join(), /index\.json, and no folder below it has them$/);
    }));

  it('lets no text of an image give orders to the terminal', () =>
    withLayout(async (layout) => {
      const order = '\u001b[2J\u0007';
      layout.only({ layers: [tarOf([{ name: `a${order}` }])], config: { Cmd: [order], Labels: { a: order } } });
      for (const view of [[], ['--files'], ['--contents'], ['--compare', layout.folder]]) {
        const { out } = await run(layout.folder, ...view);
        assert.ok(!out.includes('\u001b') && !out.includes('\u0007'), out);
      }
    }));

  it('says what is wrong in one line, and with what exit status', () =>
    withImage(async ({ folder }) => {
      for (const args of [
        ['--verify', '--contents'],
        ['--layer', '1'],
        ['--files', '--layer', '0'],
        ['--compare'],
        ['--print'],
        ['--print', 'a', '--json'],
        ['--print', 'a', '--files'],
        ['--image', 'a', '--platform', 'linux/arm64'],
        ['--fast'],
      ]) {
        const { exitCode, err } = await run(folder, ...args);
        assert.deepEqual([exitCode, err.length], [2, 1], args.join(' '));
      }
      const { exitCode, err } = await run(`${folder}/nothing.tar`, '--verify');
      assert.deepEqual([exitCode, err], [1, [`metavirt image: ${folder}/nothing.tar: no such file or folder`]]);
    }));
});
