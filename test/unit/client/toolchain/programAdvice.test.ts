import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { knownPrograms } from '../../../../client/src/toolchain/programs/knownPrograms';
import {
  installCommand,
  missingProgramMessage,
  programAdvice,
} from '../../../../client/src/toolchain/programs/programAdvice';

const debian = { platform: 'linux', osRelease: 'ID=debian\nPRETTY_NAME="Debian GNU/Linux 12"\n' } as const;
const mint = { platform: 'linux', osRelease: 'ID=linuxmint\nID_LIKE="ubuntu debian"\n' } as const;
const tumbleweed = { platform: 'linux', osRelease: 'ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n' } as const;
const unknownLinux = { platform: 'linux', osRelease: 'ID=constructor\n' } as const;
const mac = { platform: 'darwin', osRelease: '' } as const;
const windows = { platform: 'win32', osRelease: '' } as const;

describe('Advice on a program that is missing', () => {
  it('names the package of the system at hand', () => {
    assert.equal(programAdvice('docker', debian), 'Install it with: sudo apt-get install docker.io');
    assert.equal(programAdvice('docker', mint), 'Install it with: sudo apt-get install docker.io');
    assert.equal(programAdvice('ctr', tumbleweed), 'Install it with: sudo zypper install containerd-ctr');
    assert.equal(programAdvice('kubectl', mac), 'Install it with: brew install kubernetes-cli');
  });

  it('says what else to do where no package has it', () => {
    assert.match(programAdvice('vdkr', debian), /bitbake vcontainer-tarball/);
    assert.equal(programAdvice('kas', mac), 'Install it with: pipx install kas');
    assert.match(programAdvice('runc', mac), /runs on Linux/);
    assert.match(programAdvice('skopeo', windows), /WSL/);
    assert.match(programAdvice('skopeo', unknownLinux), /github\.com/);
  });

  it('takes a program that it does not know for a package of its name', () => {
    assert.equal(programAdvice('chrpath', debian), 'Install it with: sudo apt-get install chrpath');
    assert.equal(programAdvice('chrpath', unknownLinux), 'Install chrpath with your package manager.');
  });

  it('sends back to the setting where that names a path', () => {
    assert.match(
      missingProgramMessage('/opt/bin/skopeo', debian),
      /^\/opt\/bin\/skopeo was not found.*metavirt\.programs/,
    );
  });

  it('tells how BitBake is found', () => {
    assert.match(programAdvice('bitbake', debian), /oe-init-build-env.*metavirt\.bitbake/);
    assert.match(programAdvice('bitbake', mac), /runs on Linux/);
  });

  it('installs several programs at once, each package only once', () => {
    assert.equal(installCommand(['kas', 'kas-container', 'gawk'], debian), 'sudo apt-get install kas gawk');
    assert.equal(
      installCommand(['chrpath', 'zstd', 'pzstd', 'xz'], debian),
      'sudo apt-get install chrpath zstd xz-utils',
    );
    assert.equal(installCommand(['gawk', 'vdkr'], debian), undefined);
  });

  it('is a whole sentence for every program that is known', () => {
    for (const { name, otherwise, purpose } of knownPrograms) {
      for (const system of [debian, mint, tumbleweed, unknownLinux, mac, windows]) {
        assert.match(programAdvice(name, system), /^[A-Z].*(?:\.|: .+)$/);
      }
      assert.match(otherwise, /^[A-Z].*(?:\.|: .+)$/);
      assert.match(purpose, /^[a-z].*[^.]$/);
    }
  });
});
