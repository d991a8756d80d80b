import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatTarget } from '../../../../client/src/toolchain/deploy/formatTarget';
import { parseTarget, type TargetSituation } from '../../../../client/src/toolchain/deploy/parseTarget';

const situation: TargetSituation = {
  name: { registry: undefined, repository: 'hello', tag: '1.0' },
  folder: '/home/me',
  containerRegistryScript: '/build/container-registry/container-registry.sh',
  verifiesCertificates: () => true,
};

describe('A target that is typed', () => {
  const written: readonly (readonly [text: string, complete: string])[] = [
    ['docker://registry.example.com/team/app', 'docker://registry.example.com/team/app:latest'],
    ['podman', 'podman:hello:1.0'],
    ['docker:app', 'docker:app:latest'],
    ['containerd:registry.example.com:5000/app:2', 'containerd:registry.example.com:5000/app:2'],
    ['oci-archive:out/a b.tar', 'oci-archive:/home/me/out/a b.tar'],
    ['docker-archive:/x:y.tar', 'docker-archive:/x:y.tar'],
    ['ssh://board/podman', 'ssh://board/podman:hello:1.0'],
    ['ssh://root@192.168.7.2:2222/k3s:app:1', 'ssh://root@192.168.7.2:2222/k3s:app:1'],
    ['ssh://root@board/oci-archive:/srv/app.tar', 'ssh://root@board/oci-archive:/srv/app.tar'],
    ['ssh://root@[fe80::1]:22/podman:a:1', 'ssh://root@[fe80::1]:22/podman:a:1'],
    ['vdkr-aarch64:app', 'vdkr-aarch64:app:latest'],
    ['container-registry', 'container-registry'],
    ['container-registry:v1,latest', 'container-registry:v1,latest'],
  ];

  it('is completed, and read again as what it was', () => {
    for (const [text, complete] of written) {
      const parsed = parseTarget(text, situation);
      assert.equal(parsed.kind === 'target' ? formatTarget(parsed.target) : parsed.why, complete);
      assert.deepEqual(parseTarget(complete, situation), parsed, text);
    }
  });

  it('is refused where it names no place, or would be an option of a program', () => {
    const refused = [
      ...['', 'moon:app', 'docker://app', 'podman:A', 'podman:--help', 'oci-archive:', 'ssh://board', 'ssh:///podman'],
      ...['ssh://-oProxyCommand=x/podman', 'ssh://-l@board/podman', 'ssh://board:port/podman', 'ssh://a b/podman'],
      ...['ssh://board/vdkr', 'ssh://board/oci-archive:relative.tar', 'vdkr-mips:app', 'container-registry:-x'],
    ];
    for (const text of refused) assert.equal(parseTarget(text, situation).kind, 'invalid', text);
  });

  it('needs the script for the registry of the layer', () => {
    const parsed = parseTarget('container-registry', { ...situation, containerRegistryScript: undefined });
    assert.match(parsed.kind === 'invalid' ? parsed.why : '', /bitbake container-registry-index/);
  });
});
