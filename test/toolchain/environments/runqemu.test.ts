/** Starting an image in QEMU with a stand-in for runqemu that tells its arguments. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runqemuCommand } from '../../../client/src/toolchain/bitbake/runqemuCommand';
import { readBitBakeSetting } from '../../../client/src/toolchain/environments/bitbakeSetting';
import { runProgram } from '../../../client/src/toolchain/runProgram';
import { MissingProgramError } from '../../../client/src/toolchain/startProgram';
import { prepareSshServer } from '../sshServer';
import { tellsItsArguments, writeBitbake } from '../standInBitbake';
import { makeBuildFolder, withTemporaryFolder, writeProgram } from './buildFolder';
import { useEngine } from './standInEngine';

const image = { machine: 'qemux86-64', image: 'container-image-host', hasKvm: false, memoryMebibytes: 4096 };
const words = ['qemux86-64', 'container-image-host', 'nographic', 'slirp', 'qemuparams=-m 4096'];

/** What the stand-in was told, which stands beside that for bitbake. */
async function wordsOf(buildFolder: string, customCommand: readonly string[], bitbake: unknown, bootFile?: string) {
  const setting = readBitBakeSetting(bitbake, buildFolder);
  const command = await runqemuCommand({ ...image, bootFile, buildFolder, customCommand, bitbake: setting });
  const { output } = await runProgram(command);
  return output
    .split('\n')
    .filter((line) => line.startsWith('argument='))
    .map((line) => line.slice('argument='.length));
}

async function makeRunqemu(folder: string): Promise<string> {
  const buildFolder = await makeBuildFolder(folder);
  await writeProgram(join(folder, 'openembedded-core/bitbake/bin/runqemu'), ['#!/bin/bash', ...tellsItsArguments]);
  return buildFolder;
}

describe('runqemu', () => {
  test('Is started in the environment of the build folder, also where a command stands for bitbake', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeRunqemu(folder);
      assert.deepEqual(await wordsOf(buildFolder, [], {}), words);
      assert.deepEqual(await wordsOf(buildFolder, ['my-bitbake'], {}), words);
    }));

  test('Is found though only bitbake is on PATH', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeRunqemu(folder);
      process.env.PATH = `${await writeBitbake(join(folder, 'bin'), ['exit 1'])}:${process.env.PATH}`;
      assert.deepEqual(await wordsOf(buildFolder, [], {}), words);
    }));

  test('Is started on the host that builds', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeRunqemu(join(folder, 'far'));
      const options = ['-F', (await prepareSshServer(join(folder, 'ssh'))).configFile];
      assert.deepEqual(await wordsOf(folder, [], { kind: 'ssh', host: 'builder', buildFolder, options }), words);
    }));

  test('Is told of the file of the image that was built, by the name that it has where runqemu runs', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeRunqemu(folder);
      const bootFile = join(buildFolder, 'my-host.qemuboot.conf');
      const others = words.slice(2);
      assert.deepEqual(await wordsOf(buildFolder, [], {}, bootFile), words);
      await writeFile(bootFile, '');
      assert.deepEqual(await wordsOf(buildFolder, [], {}, bootFile), [bootFile, ...others]);
      await useEngine(folder, 'podman');
      const paths = { '/there': buildFolder };
      const container = { kind: 'container', engine: 'podman', container: 'yocto', buildFolder, paths };
      assert.deepEqual(await wordsOf(buildFolder, [], container, bootFile), [
        '/there/my-host.qemuboot.conf',
        ...others,
      ]);
    }));

  test('Is named where there is none', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = join(folder, 'build');
      await mkdir(buildFolder);
      const isMissing = (error: unknown) => error instanceof MissingProgramError && error.program === 'runqemu';
      await assert.rejects(runqemuCommand({ ...image, buildFolder, customCommand: [] }), isMissing);
    }));
});
