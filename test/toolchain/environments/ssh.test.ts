/** Building on another host over the real ssh and sshd. */
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { bitbakeCommand } from '../../../client/src/toolchain/bitbake/bitbakeCommand';
import { readBitBakeSetting } from '../../../client/src/toolchain/environments/bitbakeSetting';
import { findBuildEnvironment } from '../../../client/src/toolchain/environments/findBuildEnvironment';
import { runProgram } from '../../../client/src/toolchain/runProgram';
import { startProgram } from '../../../client/src/toolchain/startProgram';
import { prepareSshServer } from '../sshServer';
import { stopsLikeBitbake } from '../standInBitbake';
import { callOf, hostileWords, interruptTwice, makeBuildFolder, until, withTemporaryFolder } from './buildFolder';

/** The setting for a build folder on the host that the server of the test is. */
async function onBuilder(folder: string, buildFolder: string): Promise<Readonly<Record<string, unknown>>> {
  const { configFile } = await prepareSshServer(join(folder, 'ssh'));
  return { kind: 'ssh', host: 'builder', buildFolder, options: ['-F', configFile] };
}

describe('ssh', () => {
  test('Sets BitBake up on the other host and hands over the arguments untouched', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(join(folder, "far it's"));
      const call = await callOf(join(folder, 'here'), await onBuilder(folder, buildFolder));
      assert.deepEqual(call, { folder: buildFolder, BBPATH: buildFolder, words: hostileWords });
    }));

  test('Hands on the variables that BitBake is to see', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(folder, ['echo "log=$BBEVENTLOG"']);
      const bitbake = readBitBakeSetting(await onBuilder(folder, buildFolder), folder);
      const variables = { BBEVENTLOG: "/tmp/it's $HOME.json" };
      const command = await bitbakeCommand({ buildFolder, customCommand: [], bitbake, arguments: [], variables });
      assert.equal((await runProgram(command)).output, "log=/tmp/it's $HOME.json\n");
    }));

  test('Is interrupted as BitBake wants it, though no signal goes to the other host', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(folder, stopsLikeBitbake);
      await interruptTwice(join(folder, 'here'), await onBuilder(folder, buildFolder));
    }));

  test('Leaves no BitBake running on the other host when the connection is lost', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(folder, [
        'trap "echo interrupted >> told" INT',
        'echo "NOTE: Running task 1 of 2 (/layer/app_1.0.bb:do_compile)"',
        'for turn in {1..200}; do sleep 0.05; [ -f told ] && exit 1; done',
        'echo went on >> told',
      ]);
      const bitbake = readBitBakeSetting(await onBuilder(folder, buildFolder), folder);
      const command = await bitbakeCommand({ buildFolder, customCommand: [], bitbake, arguments: ['app'] });
      let output = '';
      const running = startProgram(command, (text) => {
        output += text;
      });
      await until(() => output.includes('Running task 1 of 2'));
      running.send('SIGKILL');
      await running.ended;
      const told = () => readFile(join(buildFolder, 'told'), 'utf8').catch(() => '');
      await until(async () => (await told()) !== '');
      assert.equal(await told(), 'interrupted\n');
    }));

  test('Says on the output what is missing there', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = join(folder, 'empty');
      await mkdir(buildFolder);
      const bitbake = readBitBakeSetting(await onBuilder(folder, buildFolder), folder);
      const command = await bitbakeCommand({ buildFolder, customCommand: [], bitbake, arguments: ['app'] });
      const { exitCode, output } = await runProgram(command);
      assert.equal(exitCode, 127);
      assert.match(output, /^bitbake was not found for .*\/empty on /);
    }));

  test('Gives a person who sits before it a terminal, and lets ssh ask', async () => {
    const bitbake = readBitBakeSetting({ kind: 'ssh', host: 'builder' }, '/workspace');
    const environment = await findBuildEnvironment({ buildFolder: '/srv/build', customCommand: [], bitbake });
    const { arguments: words } = environment.command('bitbake', ['-c', 'devshell', 'app'], { isForTerminal: true });
    assert.deepEqual(words.slice(0, -1), ['-t', '--', 'builder']);
  });

  test('Takes the build folder for shared where it has the same path there, and nothing else', async () => {
    const bitbake = readBitBakeSetting({ kind: 'ssh', host: 'builder' }, '/workspace');
    const request = { buildFolder: '/home/me/build', customCommand: [], bitbake };
    const { toLocalPath, toRemotePath } = await findBuildEnvironment(request);
    assert.equal(toLocalPath('/home/me/build/tmp/log'), '/home/me/build/tmp/log');
    assert.deepEqual(['/tmp/log', '/usr/lib'].map(toRemotePath), [undefined, undefined]);
  });

  test('Knows the files here that BitBake speaks of there', async () => {
    const paths = { '/srv/layers': '/home/me/layers', '/srv/layers/special': '/elsewhere' };
    const setting = { kind: 'ssh', host: 'builder', buildFolder: '/srv/build', paths };
    const bitbake = readBitBakeSetting(setting, '/workspace');
    const request = { buildFolder: '/home/me/build', customCommand: [], bitbake };
    const { toLocalPath, toRemotePath } = await findBuildEnvironment(request);
    assert.deepEqual(
      ['/srv/build/tmp/log', '/srv/build/../layers/a.bb', '/srv/layers/special', '/srv/layersX/b', 'c'].map(
        toLocalPath,
      ),
      ['/home/me/build/tmp/log', '/home/me/layers/a.bb', '/elsewhere', undefined, undefined],
    );
    assert.equal(toRemotePath('/home/me/build/events.json'), '/srv/build/events.json');
  });
});
