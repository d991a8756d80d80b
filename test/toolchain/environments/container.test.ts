/** Building in a container, with a stand-in for the engine that runs the command on this machine, out of the reach of signals as in a container. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readBitBakeSetting } from '../../../client/src/toolchain/environments/bitbakeSetting';
import { findBuildEnvironment } from '../../../client/src/toolchain/environments/findBuildEnvironment';
import { runProgram } from '../../../client/src/toolchain/runProgram';
import { stopsLikeBitbake } from '../standInBitbake';
import { callOf, hostileWords, interruptTwice, makeBuildFolder, withTemporaryFolder } from './buildFolder';
import { useEngine } from './standInEngine';

describe('A container that runs already', () => {
  const setting = { kind: 'container', engine: 'podman', container: 'yocto' };

  test('Takes the command with its arguments untouched', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(folder);
      const written = await useEngine(folder, 'podman');
      assert.deepEqual((await callOf(buildFolder, setting)).words, hostileWords);
      assert.equal(await written(), 'exec -i ');
    }));

  test('Gives a person who sits before it a terminal', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(folder);
      const written = await useEngine(folder, 'podman');
      const bitbake = readBitBakeSetting(setting, folder);
      const environment = await findBuildEnvironment({ buildFolder, customCommand: [], bitbake });
      const { output } = await runProgram(environment.command('bitbake', ["it's"], { isForTerminal: true }));
      assert.match(output, /\nargument=it's\n$/);
      assert.equal(await written(), 'exec -i -t ');
    }));

  test('Is interrupted as BitBake wants it', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(folder, stopsLikeBitbake);
      await useEngine(folder, 'podman');
      await interruptTwice(buildFolder, setting);
    }));
});

describe('A container that is run for each command', () => {
  test('Has the build and the layers at the paths that they have here', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(folder);
      await writeFile(join(buildFolder, 'conf/bblayers.conf'), 'BBLAYERS = "/opt/layers/meta-x ${TOPDIR}/../meta-y"\n');
      const written = await useEngine(folder, 'docker');
      const setting = {
        kind: 'container',
        engine: 'docker',
        image: 'yocto',
        options: ['--network=none', '--user=7:7'],
      };
      assert.deepEqual((await callOf(buildFolder, setting)).words, hostileWords);
      const mounts = `-v ${folder}:${folder} -v /opt/layers:/opt/layers`;
      assert.equal(await written(), `run -i --rm ${mounts} --network=none --user=7:7 `);
      const bitbake = readBitBakeSetting(setting, folder);
      const { toLocalPath } = await findBuildEnvironment({ buildFolder, customCommand: [], bitbake });
      assert.deepEqual(
        [join(buildFolder, '../meta-y/b.bb'), '/opt/layers/meta-x/a.bb', '/usr/lib/python3'].map(toLocalPath),
        [join(folder, 'meta-y/b.bb'), '/opt/layers/meta-x/a.bb', undefined],
      );
    }));

  test('Knows the build folder by the name that the setting gives it', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(folder);
      const setting = {
        kind: 'container',
        engine: 'docker',
        image: 'yocto',
        buildFolder: '/workdir',
        options: ['-u', '7'],
      };
      const bitbake = readBitBakeSetting(setting, folder);
      const environment = await findBuildEnvironment({ buildFolder, customCommand: [], bitbake });
      const command = environment.command('bitbake', ['app']);
      assert.deepEqual(command.arguments.slice(0, 8), [
        'run',
        '-i',
        '--rm',
        '-v',
        `${buildFolder}:/workdir`,
        '-u',
        '7',
        'yocto',
      ]);
      assert.equal(environment.toLocalPath('/workdir/tmp/log'), join(buildFolder, 'tmp/log'));
    }));
});
