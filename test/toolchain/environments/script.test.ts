import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { writeBitbake } from '../standInBitbake';
import { callOf, hostileWords, makeBuildFolder, withTemporaryFolder } from './buildFolder';

describe('A build folder of bitbake-setup', () => {
  test('Is set up by the script in it, whatever bitbake is on PATH', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(folder);
      const other = await writeBitbake(join(folder, 'other bin'), ['echo another bitbake']);
      process.env.PATH = `${other}:${process.env.PATH}`;
      // As bitbake-setup writes it (`_make_init_build_env`): it sets the positional parameters of whoever sources it.
      const lines = [
        '# init-build-env wrapper created by bitbake-setup',
        `cd ${join(folder, 'openembedded-core')}`,
        `set ${buildFolder}`,
        '. ./oe-init-build-env',
        'set --',
      ];
      await writeFile(join(buildFolder, 'init-build-env'), `${lines.join('\n')}\n`);
      const call = await callOf(buildFolder, {});
      assert.deepEqual(call, { folder: buildFolder, BBPATH: buildFolder, words: hostileWords });
    }));
});

describe('The script of a setting', () => {
  test('Is sourced before BitBake is started, though another bitbake is on PATH', () =>
    withTemporaryFolder(async (folder) => {
      const buildFolder = await makeBuildFolder(join(folder, "it's a folder"));
      const other = await writeBitbake(join(folder, 'other bin'), ['echo another bitbake']);
      process.env.PATH = `${other}:${process.env.PATH}`;
      const call = await callOf(buildFolder, { kind: 'script', script: '../openembedded-core/oe-init-build-env' });
      assert.deepEqual(call, { folder: buildFolder, BBPATH: buildFolder, words: hostileWords });
    }));
});
