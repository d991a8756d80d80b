import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { kasOfBuildFolder } from '../../../../client/src/toolchain/environments/kasBuildFolder';

const header = 'header:\n  version: 14\n';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metavirt-kas-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

/** The configuration as kas writes it, with one layer. */
async function writeConfiguration(layer: string): Promise<string> {
  await write('build/conf/local.conf', 'MACHINE ??= "qemux86-64"\nDISTRO ??= "poky"\nBBMULTICONFIG ?= ""\n');
  const layers = ['BBLAYERS ?= " \\', `    ${layer}"`, 'BBPATH ?= "${TOPDIR}"', 'BBFILES ??= ""', ''];
  await write('build/conf/bblayers.conf', layers.join('\n'));
  return join(folder, 'build');
}

describe('A build folder that kas made', () => {
  it('is told with the file that made it, which includes the others', async () => {
    const buildFolder = await writeConfiguration('${TOPDIR}/../meta-x');
    await write('meta-x/kas/base.yml', header);
    await write('meta-x/other.yml', 'name: no file of kas\n');
    const file = await write('meta-x/kas/project.yml', `# ours\n\n${header}  includes:\n    - kas/base.yml\n`);
    assert.deepEqual(await kasOfBuildFolder(buildFolder), { kind: 'kas', files: [file] });
  });

  it('is told without a file where several could have made it', async () => {
    const buildFolder = await writeConfiguration('${TOPDIR}/../meta-x');
    await write('one.yml', header);
    await write('two.json', '{ "header": { "version": 14 } }');
    assert.deepEqual(await kasOfBuildFolder(buildFolder), { kind: 'kas', files: undefined });
  });

  it('is started with what the menu of kas left, before any other file', async () => {
    const buildFolder = await writeConfiguration('${TOPDIR}/../meta-x');
    await write('one.yml', header);
    await write('two.yml', header);
    await write('.config.yaml', header);
    assert.deepEqual(await kasOfBuildFolder(buildFolder), { kind: 'kas', files: [] });
  });

  it('is told from one that kas made in its container', async () => {
    const buildFolder = await writeConfiguration('${TOPDIR}/../work/meta-x');
    const file = await write('project.yml', header);
    assert.deepEqual(await kasOfBuildFolder(buildFolder), { kind: 'kas-container', files: [file] });
    await mkdir(join(folder, 'work'));
    assert.deepEqual(await kasOfBuildFolder(buildFolder), { kind: 'kas', files: [file] });
  });

  it('is told from one that a person wrote', async () => {
    const buildFolder = await writeConfiguration('${TOPDIR}/../meta-x');
    await write('project.yml', header);
    await write('build/conf/local.conf', 'MACHINE ??= "qemux86-64"\n');
    assert.equal(await kasOfBuildFolder(buildFolder), undefined);
    assert.equal(await kasOfBuildFolder(join(folder, 'nowhere')), undefined);
  });

  it('is told in no time, whatever stands in the files around', async () => {
    const buildFolder = await writeConfiguration('${TOPDIR}/../meta-x');
    for (const [index, text] of ['\n', ' \n', '{', 'header:\n', '#\n', '[', ' "header" :'].entries()) {
      await write(`hostile${index}.yml`, `header:\n${text.repeat(60_000 / text.length)}`);
      await write(`hostile${index}.json`, `{${text.repeat(60_000 / text.length)}`);
    }
    const start = performance.now();
    assert.deepEqual(await kasOfBuildFolder(buildFolder), { kind: 'kas', files: undefined });
    assert.ok(performance.now() - start < 1000);
  });
});
