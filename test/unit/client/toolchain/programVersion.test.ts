import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hostToolsIn } from '../../../../client/src/toolchain/programs/hostTools';
import { readProgramPaths } from '../../../../client/src/toolchain/programs/programPaths';
import { isOlder, versionIn } from '../../../../client/src/toolchain/programs/programVersion';

describe('The version of a program', () => {
  it('is read from what each of them prints', () => {
    const answers: readonly (readonly [string, string])[] = [
      ['skopeo version 1.9.3\n', '1.9.3'],
      ['umoci version 0.4.7+ds-3+b7', '0.4.7'],
      ['Docker version 20.10.24+dfsg1, build 297e128', '20.10.24'],
      ['Emulate Docker CLI using podman. Create /etc/containers/nodocker to quiet msg.\npodman version 4.3.1', '4.3.1'],
      ['ctr github.com/containerd/containerd/v2 v2.1.1', '2.1.1'],
      ['OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.19 27 Jan 2026', '9.2p1'],
      ['Client Version: version.Info{Major:"1", Minor:"20", GitVersion:"v1.20.2"}', '1.20.2'],
      ['Client Version: v1.32.4\nKustomize Version: v5.5.0', '1.32.4'],
      ['k3s version v1.30.0+k3s1 (14549535)\ngo version go1.22.2', '1.30.0'],
      ['kas 3.1 (configuration format version 12, earliest compatible version 1)', '3.1'],
      ['BitBake Build Tool Core version 2.8.1', '2.8.1'],
      ['runc version 1.3.0-rc.1\ncommit: v1.3.0-rc.1-0-g4ca628d1', '1.3.0-rc.1'],
    ];
    for (const [answer, version] of answers) assert.equal(versionIn(answer), version);
  });

  it('is nothing where there is no number with a point', () => {
    for (const answer of ['', 'usage: crun', 'version 7', 'a1.2', '1'.repeat(4096)]) {
      assert.equal(versionIn(answer), undefined, answer.slice(0, 20));
    }
  });

  it('is compared number by number', () => {
    const older = [
      ['3.9', '3.10'],
      ['1.8', '1.8.3.1'],
      ['9.2p1', '9.10'],
      ['2', '2.0.1'],
    ] as const;
    for (const [one, other] of older) {
      assert.ok(isOlder(one, other), `${one} ${other}`);
      assert.ok(!isOlder(other, one), `${other} ${one}`);
    }
    assert.ok(!isOlder('3.9', '3.9.0'));
  });
});

describe('The setting with the paths of programs', () => {
  it('counts before the older one for skopeo', () => {
    assert.deepEqual(readProgramPaths({ skopeo: '/new/skopeo', kas: '/opt/kas' }, '/old/skopeo'), {
      skopeo: '/new/skopeo',
      kas: '/opt/kas',
    });
    assert.deepEqual(readProgramPaths({ skopeo: '' }, '/old/skopeo'), { skopeo: '/old/skopeo' });
  });

  it('counts for nothing where it is none', () => {
    for (const value of [undefined, null, 7, 'podman', { podman: 7 }])
      assert.deepEqual(readProgramPaths(value, ''), {});
  });
});

describe('The host tools of OpenEmbedded', () => {
  it('are the words of the assignments that hold for every build', () => {
    const text = [
      'HOSTTOOLS_DIR = "${TMPDIR}/hosttools"',
      'HOSTTOOLS += " \\',
      '    [ ar g++ \\',
      '    python3 xz \\',
      '"',
      "HOSTTOOLS += \"${@'ip ping' if x else ''}\"",
      'HOSTTOOLS_NONFATAL += "aws"',
    ];
    assert.deepEqual(hostToolsIn(`${text.join('\n')}\n`), ['[', 'ar', 'g++', 'python3', 'xz']);
  });
});
