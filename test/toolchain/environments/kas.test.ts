/** Building through the real kas; kas-container with a stand-in for the engine, since its image is not at hand. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { bitbakeCommand } from '../../../client/src/toolchain/bitbake/bitbakeCommand';
import { readBitBakeSetting } from '../../../client/src/toolchain/environments/bitbakeSetting';
import { findBuildEnvironment } from '../../../client/src/toolchain/environments/findBuildEnvironment';
import { runProgram } from '../../../client/src/toolchain/runProgram';
import { stopsLikeBitbake } from '../standInBitbake';
import { callOf, hostileWords, interruptTwice, makeBuildFolder, withTemporaryFolder } from './buildFolder';
import { useEngineOfKas, writeKasFile } from './standInEngine';

describe('kas', () => {
  test('Writes the configuration and runs BitBake in its environment, with the arguments untouched', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(folder);
      const file = await writeKasFile(join(folder, 'kas-project.yml'));
      const call = await callOf(buildFolder, { kind: 'kas', files: [file] });
      assert.deepEqual(call, { folder: buildFolder, BBPATH: buildFolder, words: hostileWords });
      assert.match(await readFile(join(buildFolder, 'conf/local.conf'), 'utf8'), /^MACHINE \?\?= "tiny"$/m);
    }));

  test('Is found from the build folder that it made, and then leaves what was changed by hand', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(folder);
      const file = await writeKasFile(join(folder, 'kas-project.yml'));
      await callOf(buildFolder, { kind: 'kas', files: [file] });
      const local = join(buildFolder, 'conf/local.conf');
      await writeFile(local, `CHANGED = "1"\n${await readFile(local, 'utf8')}`);
      const environment = await findBuildEnvironment({ buildFolder, customCommand: [] });
      assert.deepEqual([environment.kind, environment.description], ['kas', 'through kas with kas-project.yml']);
      assert.deepEqual((await callOf(buildFolder, {})).words, hostileWords);
      assert.match(await readFile(local, 'utf8'), /^CHANGED = "1"$/m);
    }));

  test('Is not guessed where several of its files could have made the build folder', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(folder);
      const file = await writeKasFile(join(folder, 'one.yml'));
      await callOf(buildFolder, { kind: 'kas', files: [file] });
      await writeKasFile(join(folder, 'other.yml'));
      assert.equal((await findBuildEnvironment({ buildFolder, customCommand: [] })).kind, 'script');
      await writeFile(file, `${await readFile(file, 'utf8')}# includes: other.yml\n`);
      assert.equal(
        (await findBuildEnvironment({ buildFolder, customCommand: [] })).description,
        'through kas with one.yml',
      );
    }));

  test('Hands on the variables that BitBake is to see', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(folder, ['echo "log=$BBEVENTLOG"']);
      const file = await writeKasFile(join(folder, 'kas-project.yml'));
      const bitbake = readBitBakeSetting({ kind: 'kas', files: [file] }, folder);
      const variables = { BBEVENTLOG: "/tmp/it's $HOME.json" };
      const command = await bitbakeCommand({ buildFolder, customCommand: [], bitbake, arguments: [], variables });
      assert.match((await runProgram(command)).output, /^log=\/tmp\/it's \$HOME\.json$/m);
    }));

  test('Is interrupted as BitBake wants it', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(folder, stopsLikeBitbake);
      await interruptTwice(buildFolder, { kind: 'kas', files: [await writeKasFile(join(folder, 'kas-project.yml'))] });
    }));
});

describe('kas-container', () => {
  test('Hands the arguments untouched to the kas in its container, and knows its names of the folders', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(folder);
      const setting = { kind: 'kas-container', files: [await writeKasFile(join(folder, 'kas-project.yml'))] };
      await useEngineOfKas(folder);
      assert.deepEqual((await callOf(buildFolder, setting)).words, hostileWords);
      const bitbake = readBitBakeSetting(setting, folder);
      const { toLocalPath, toRemotePath } = await findBuildEnvironment({ buildFolder, customCommand: [], bitbake });
      assert.deepEqual(
        ['/work/build/tmp', '/build/tmp', '/repo/layer/a.bb', '/build/../work/b.bb', '/usr'].map(toLocalPath),
        [
          join(buildFolder, 'tmp'),
          join(buildFolder, 'tmp'),
          join(folder, 'layer/a.bb'),
          join(folder, 'b.bb'),
          undefined,
        ],
      );
      assert.equal(toRemotePath(join(buildFolder, 'events.json')), '/work/build/events.json');
    }));

  test('Is interrupted as BitBake wants it, though the engine hands no signal on', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(folder, stopsLikeBitbake);
      const setting = { kind: 'kas-container', files: [await writeKasFile(join(folder, 'kas-project.yml'))] };
      await useEngineOfKas(folder);
      await interruptTwice(buildFolder, setting);
    }));
});
