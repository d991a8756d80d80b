import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textReport } from '../../../../client/src/cli/deploy/report';
import { explainFailure } from '../../../../client/src/toolchain/deploy/failure';
import type { DeployFailureCause } from '../../../../client/src/toolchain/deploy/failureCause';

const here = (program: string) => ({ kind: 'program', program }) as const;
const there = (program: string) => ({ kind: 'host', host: 'root@board', program }) as const;

describe('What is said of a daemon that cannot be used', () => {
  const dial = (socket: string, why: string) => `dial unix ${socket}: connect: ${why}`;
  const cases: readonly (readonly [
    output: string,
    about: ReturnType<typeof here | typeof there>,
    cause: DeployFailureCause,
    message: RegExp,
  ])[] = [
    [
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      here('docker'),
      'daemon',
      /^Docker does not run on this machine\. Start it: sudo systemctl start docker$/,
    ],
    [
      `failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: ${dial('/var/run/docker.sock', 'no such file or directory')}`,
      here('/opt/bin/docker'),
      'daemon',
      /^Docker does not run on this machine/,
    ],
    [
      `permission denied while trying to connect to the docker API at unix:///var/run/docker.sock: ${dial('/var/run/docker.sock', 'permission denied')}`,
      here('docker'),
      'notLetIn',
      /group docker \(sudo usermod --append --groups docker \$USER\), and log in again\.$/,
    ],
    [
      `ctr: failed to dial "/run/containerd/containerd.sock": ${dial('/run/containerd/containerd.sock', 'no such file or directory')}`,
      here('ctr'),
      'daemon',
      /sudo systemctl start containerd$/,
    ],
    [
      `ctr: failed to dial "/run/containerd/containerd.sock": ${dial('/run/containerd/containerd.sock', 'no such file or directory')}`,
      there('ctr'),
      'daemon',
      /^containerd does not run on root@board\. Start it there: sudo systemctl start containerd$/,
    ],
    [
      `ctr: failed to dial "/run/containerd/containerd.sock": ${dial('/run/containerd/containerd.sock', 'permission denied')}`,
      there('ctr'),
      'notLetIn',
      /^containerd on root@board does not let this user in: its images are for root only\.$/,
    ],
  ];
  for (const [output, about, cause, message] of cases) {
    it(`tells "${output.slice(0, 60)}…"`, () => {
      const failure = explainFailure(`${output}\n`, 1, about);
      assert.equal(failure.cause, cause);
      assert.match(failure.message, message);
    });
  }
});

describe('What is said where the cause is not known', () => {
  it('is the last line that the program printed, without what it puts around its words', () => {
    const messageOf = (program: string, output: string) => explainFailure(output, 1, here(program)).message;
    const logged = 'time="2026-01-31T12:00:00Z" level=fatal msg="no policy for \\"docker\\""';
    assert.equal(messageOf('skopeo', `Getting image\n${logged}\n`), 'skopeo failed: no policy for "docker"');
    assert.equal(messageOf('podman', 'Error: no such driver\n'), 'podman failed: no such driver');
    assert.equal(messageOf('docker', ''), 'docker failed: it printed nothing');
  });
});

describe('What a program on another machine says', () => {
  it('is not taken for what ssh says, which ends with a status of its own', () => {
    const messageFor = (exitCode: number) => explainFailure('Connection refused', exitCode, there('docker')).message;
    assert.match(messageFor(255), /^root@board does not answer to ssh/);
    assert.equal(messageFor(1), 'On root@board: docker failed: Connection refused');
    const { message } = explainFailure('dial tcp 127.0.0.1:6443: connect: connection refused', 1, there('k3s'));
    assert.match(message, /^kubectl on root@board reaches no cluster/);
  });
});

describe('What is said of a cluster', () => {
  it('tells one that does not answer from one that does not know the user', () => {
    const messageOf = (output: string) => explainFailure(output, 1, here('kubectl')).message;
    const refused = 'The connection to the server localhost:8080 was refused - did you specify the right host or port?';
    assert.match(messageOf(refused), /^kubectl reaches no cluster/);
    const unknown = 'error: You must be logged in to the server (Unauthorized)';
    assert.match(messageOf(unknown), /^The cluster does not know the user/);
  });
});

describe('What is said of credentials on the command line', () => {
  const reportOf = (about: Parameters<typeof explainFailure>[2], output: string, exitCode = 1) =>
    textReport('target', { kind: 'failed', failure: explainFailure(output, exitCode, about) });

  it('names the options for a registry, whatever it is called', () => {
    const registry = { kind: 'registry', registry: 'ssh.example.com' } as const;
    assert.match(reportOf(registry, 'unauthorized: authentication required'), /--authfile/);
    assert.match(reportOf(registry, 'x509: certificate signed by unknown authority'), /--cert-dir/);
  });

  it('names none for a cluster or another machine, which takes no credentials of registries', () => {
    const unknown = 'error: You must be logged in to the server (Unauthorized)';
    assert.doesNotMatch(reportOf(here('kubectl'), unknown), /--/);
    assert.doesNotMatch(reportOf(here('kubectl'), 'x509: certificate signed by unknown authority'), /--/);
    assert.doesNotMatch(reportOf(there('podman'), 'root@board: Permission denied (publickey).', 255), /--/);
  });
});
