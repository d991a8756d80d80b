import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bitbakeCommand } from '../../../../client/src/toolchain/bitbake/bitbakeCommand';
import { readBitBakeSetting } from '../../../../client/src/toolchain/environments/bitbakeSetting';
import { UnusableSettingError } from '../../../../client/src/toolchain/environments/buildEnvironment';
import { findBuildEnvironment } from '../../../../client/src/toolchain/environments/findBuildEnvironment';

describe('The setting that says how BitBake is started', () => {
  it('says what of it cannot be followed', async () => {
    const wrong: readonly (readonly [unknown, RegExp])[] = [
      [{ kind: 'telnet' }, /no kind "telnet"/],
      [{ kind: 'ssh' }, /"host"/],
      [{ kind: 'ssh', host: '-oProxyCommand=touch pwned' }, /not the name of a host/],
      [{ kind: 'ssh', host: 'a;b' }, /not the name of a host/],
      [{ kind: 'ssh', host: 'a', buildFolder: '~/build' }, /absolute/],
      [{ kind: 'container', engine: 'rkt', image: 'x' }, /podman or docker/],
      [{ kind: 'container' }, /"container" or "image"/],
      [{ kind: 'container', image: '--privileged' }, /not the name/],
      [{ kind: 'script' }, /"script"/],
      [{ kind: 'kas', files: ['a:b.yml'] }, /colon/],
      [{ kind: 'kas-container', files: ['my kas.yml'] }, /blanks/],
    ];
    for (const [value, why] of wrong) {
      const bitbake = readBitBakeSetting(value, '/workspace');
      const isRefused = (error: unknown) => error instanceof UnusableSettingError && why.test(error.message);
      const request = { buildFolder: '/b', customCommand: [], bitbake };
      await assert.rejects(findBuildEnvironment(request), isRefused, JSON.stringify(value));
    }
  });

  it('counts for nothing where it says nothing', () => {
    for (const value of [undefined, null, 7, 'kas', [], {}, { kind: '' }, { host: 'builder' }]) {
      assert.deepEqual(readBitBakeSetting(value, '/workspace'), { kind: 'auto' });
    }
  });

  it('takes relative paths of this machine from the workspace folder', () => {
    const setting = readBitBakeSetting({ kind: 'kas', files: ['kas/a.yml', '/opt/b.yml'] }, '/workspace');
    assert.deepEqual('files' in setting && setting.files, ['/workspace/kas/a.yml', '/opt/b.yml']);
  });

  it('gives way to a command of the user', async () => {
    const bitbake = readBitBakeSetting({ kind: 'telnet' }, '/workspace');
    const request = { buildFolder: '/b', customCommand: ['my-bitbake', '--fast'], bitbake, arguments: ['app'] };
    assert.deepEqual((await bitbakeCommand(request)).arguments.slice(-3), ['my-bitbake', '--fast', 'app']);
  });

  it('starts the program that a path is set for', async () => {
    const bitbake = readBitBakeSetting({ kind: 'ssh', host: 'builder' }, '/workspace');
    const programs = { ssh: '/opt/ssh/bin/ssh' };
    const command = await bitbakeCommand({ buildFolder: '/b', customCommand: [], bitbake, programs, arguments: [] });
    assert.equal(command.program, '/opt/ssh/bin/ssh');
  });
});
